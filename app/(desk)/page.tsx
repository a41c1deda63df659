import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { FirstSteps } from '#components/first-steps/first-steps';
import { LookUp } from '#components/lookups/look-up';
import { RecentSessions } from '#components/lookups/recent-sessions';
import { deskPages } from '#contract/desk-pages';
import * as firstSteps from '#core/desk/first-steps';
import * as recentSessions from '#core/sessions/recent';
import { areAllDone, firstStepsQuery } from '#hooks/use-first-steps';
import { recentSessionsQuery } from '#hooks/use-people';
import type { CurrentPerson } from '#server/auth';
import { firstStepsCookie, markFrom } from '../../components/first-steps/kept-mark';
import { deskPage } from '../desk-page';

export const metadata: Metadata = { title: 'Look up' };

const nothing = { params: {}, query: {}, body: null };

/** Look up: one box, and below it the recently viewed sessions; on a new desk also the first steps. */
export default deskPage(deskPages.lookUp, async (reader) => {
  const { actor, call, person } = reader;
  const [recent, steps] = await Promise.all([recentSessions.list(actor, nothing, call), readFirstSteps(reader)]);
  const queryClient = new QueryClient();
  queryClient.setQueryData(recentSessionsQuery().queryKey, recent.recent_sessions);
  if (steps !== null) queryClient.setQueryData(firstStepsQuery().queryKey, steps);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <LookUp />
      {steps === null ? null : <FirstSteps personId={person.id} permissions={actor.permissions} origin={call.origin} />}
      <RecentSessions />
    </HydrationBoundary>
  );
});

/**
 * Returns the first steps if the page shows them: one is open, or their completion has not been announced yet. Returns
 * null on a desk filled with demo data, and for readers who have hidden them.
 */
async function readFirstSteps({ actor, person }: CurrentPerson) {
  const mark = markFrom((await cookies()).get(firstStepsCookie)?.value, person.id);
  if (mark === 'hidden') return null;
  const steps = await firstSteps.list(actor, nothing);
  const isShown = !steps.metadata.has_demo_data && (!areAllDone(steps) || mark === 'seen');
  return isShown ? steps : null;
}
