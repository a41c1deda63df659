import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { ProfileView } from '#components/profile/profile-view';
import * as signIns from '#core/people/sign-ins';
import { signInsOfPage, signInsQuery } from '#hooks/use-sign-ins';
import { currentPerson } from '#server/auth';

export const metadata: Metadata = { title: 'Your profile' };

/** The reader's own name, password and sign-ins. For everyone who is signed in. */
export default async function ProfilePage(): Promise<ReactNode> {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  const running = await signIns.list(reading.actor, { params: {}, query: { limit: signInsOfPage }, body: null });
  const cache = new QueryClient();
  cache.setQueryData(signInsQuery().queryKey, { pages: [running], pageParams: [undefined] });
  const { name, email, role, agent_ids } = reading.person;
  return (
    <HydrationBoundary state={dehydrate(cache)}>
      <ProfileView person={{ name, email, role, agent_ids }} />
    </HydrationBoundary>
  );
}
