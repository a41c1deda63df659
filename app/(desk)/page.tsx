import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LookUp } from '#components/lookups/look-up';
import { RecentSessions } from '#components/lookups/recent-sessions';
import * as recentSessions from '#core/recent-sessions';
import { recentSessionsQuery } from '#hooks/use-people';
import { currentPerson } from '#server/auth';

export const metadata: Metadata = { title: 'Look up' };

/** Look up: one box, and below it the sessions that one looked at last. */
export default async function LookUpPage() {
  const reading = await currentPerson();
  if (reading === null) redirect('/sign-in');
  const recent = await recentSessions.list(reading.actor, null, reading.call);
  const queryClient = new QueryClient();
  queryClient.setQueryData(recentSessionsQuery().queryKey, recent.recent_sessions);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <LookUp />
      <RecentSessions />
    </HydrationBoundary>
  );
}
