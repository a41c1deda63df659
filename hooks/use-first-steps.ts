import { queryOptions, useQuery } from '@tanstack/react-query';
import type { FirstSteps } from '#contract/first-steps';
import { desk } from './desk';

const soonMilliseconds = 4_000;
const laterMilliseconds = 60_000;
/** A quarter of an hour: a page that stays open all day need not ask that often. */
const soonTimes = 225;

/** Whether each of the first steps was done. */
export function areAllDone({ first_steps }: FirstSteps): boolean {
  return first_steps.every(({ done_at }) => done_at !== null);
}

/** The first steps of the desk, with the times at which they were done. */
export function firstStepsQuery() {
  return queryOptions({
    queryKey: ['first_steps'] as const,
    queryFn: () => desk.listFirstSteps(),
    staleTime: soonMilliseconds,
    meta: { isUnasked: true },
  });
}

/**
 * Returns the first steps. While `isWatched` and one is open, they are read again every few seconds, as long as the
 * page is visible, and at once when the reader returns to it. No session is read, so nothing is recorded as an access.
 */
export function useFirstSteps({ isWatched }: { isWatched: boolean }) {
  return useQuery({
    ...firstStepsQuery(),
    refetchOnWindowFocus: isWatched,
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (!isWatched || (data !== undefined && areAllDone(data))) return false;
      return dataUpdateCount < soonTimes ? soonMilliseconds : laterMilliseconds;
    },
  });
}
