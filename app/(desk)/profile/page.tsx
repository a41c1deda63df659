import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ProfileView } from '#components/profile/profile-view';
import { deskPages } from '#contract/desk-pages';
import * as signIns from '#core/people/sign-ins';
import { signInsOfPage, signInsQuery } from '#hooks/use-sign-ins';
import { deskPage } from '../../desk-page';

export const metadata: Metadata = { title: 'Your profile' };

/** The reader's own name, password and sign-ins. For everyone who is signed in. */
export default deskPage(deskPages.profile, async ({ actor, person }) => {
  const running = await signIns.list(actor, { params: {}, query: { limit: signInsOfPage }, body: null });
  const cache = new QueryClient();
  cache.setQueryData(signInsQuery().queryKey, { pages: [running], pageParams: [undefined] });
  const { name, email, role, agent_ids } = person;
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <ProfileView person={{ name, email, role, agent_ids }} />
    </HydrationBoundary>
  );
});
