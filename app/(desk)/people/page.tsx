import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { PeopleView } from '#components/people/people-view';
import { Problem } from '#components/problems/problem';
import { isDeskError } from '#contract/errors';
import * as invitations from '#core/people/invitations';
import * as people from '#core/people/people';
import { invitationsOfPage, openInvitationsQuery } from '#hooks/use-invitations';
import { peopleOfPage, peopleQuery } from '#hooks/use-people';
import { type CurrentPerson, currentPerson } from '#server/auth';

export const metadata: Metadata = { title: 'People' };

/** Everyone who signs in to the desk, and who is invited. */
export default async function PeoplePage(): Promise<ReactNode> {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  try {
    const cache = await readAhead(reading);
    return (
      <HydrationBoundary state={dehydrate(cache)}>
        <PeopleView myId={reading.person.id} />
      </HydrationBoundary>
    );
  } catch (error) {
    if (!isDeskError(error)) throw error;
    return <Problem code={error.code} messages={error.messages} requestId={reading.call.requestId} />;
  }
}

/** Reads the first page of both lists before the page is drawn. */
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
