import { hashKey, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EndpointAnswer } from '#contract/endpoint';
import type { getSessionCounts } from '#contract/session-counts';
import type { ViewFilters } from '#contract/views';
import { desk } from './desk';
import { written } from './use-session-lists';

/** What the server counted while it drew the page, and when (in milliseconds). */
export type CountsAhead = { filters: ViewFilters; counts: EndpointAnswer<typeof getSessionCounts>; at: number };

/**
 * Takes what a list filters by, and what was counted ahead; gives how many sessions that are, by time and by status.
 * What was counted ahead counts for its own filters alone.
 */
export function useSessionCounts(given: ViewFilters, match: string | null, ahead: CountsAhead | null) {
  const query = { ...countedBy(given), match: match ?? undefined };
  const isAhead = ahead !== null && hashKey([query]) === hashKey([countedBy(ahead.filters)]);
  return useQuery({
    queryKey: ['session_counts', query] as const,
    queryFn: () => desk.getSessionCounts({ query }),
    placeholderData: keepPreviousData,
    ...(isAhead ? { initialData: ahead.counts, initialDataUpdatedAt: ahead.at } : {}),
    ...(match === null ? {} : { gcTime: 0 }),
  });
}

/** Gives what counts again whatever is counted on the page. */
export function useCountAgain() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['session_counts'] });
}

/** The order of a list changes no count. */
function countedBy({ enabled, order_by: _by, direction: _direction, ...filters }: ViewFilters) {
  return { ...filters, enabled: written(enabled) };
}
