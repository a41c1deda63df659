import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PeopleView } from '#components/people/people-view';
import { deskPages } from '#contract/desk-pages';
import * as invitations from '#core/people/invitations';
import * as people from '#core/people/people';
import { invitationsOfPage, openInvitationsQuery } from '#hooks/use-invitations';
import { peopleOfPage, peopleQuery } from '#hooks/use-people';
import type { CurrentPerson } from '#server/auth';
import { deskPage } from '../../desk-page';

export const metadata: Metadata = { title: 'People' };

/** Everyone who signs in to the desk, and the open invitations. */
export default deskPage(deskPages.people, async (reader) => (
  <HydrationBoundary state={dehydrate(await readAhead(reader))}>
    <PeopleView myId={reader.person.id} />
  </HydrationBoundary>
));

/** Reads the first page of both lists before the page is rendered. */
async function readAhead({ actor }: CurrentPerson): Promise<QueryClient> {
  const [listed, invited] = await Promise.all([
    people.list(actor, { params: {}, query: { limit: peopleOfPage }, body: null }),
    invitations.list(actor, { params: {}, query: { limit: invitationsOfPage, state: 'open' }, body: null }),
  ]);
  const cache = new QueryClient();
  cache.setQueryData(peopleQuery({}).queryKey, { pages: [listed], pageParams: [undefined] });
  cache.setQueryData(openInvitationsQuery().queryKey, { pages: [invited], pageParams: [undefined] });
  return cache;
}
