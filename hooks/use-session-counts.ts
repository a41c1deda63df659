import { hashKey, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EndpointAnswer } from '#contract/endpoint';
import type { getSessionCounts } from '#contract/session-counts';
import type { ViewFilters } from '#contract/views';
import { desk } from './desk';
import { written } from './use-session-lists';

/** The counts from the server's render of the page, and when they were taken (in milliseconds). */
export type CountsAhead = { filters: ViewFilters; counts: EndpointAnswer<typeof getSessionCounts>; at: number };

/**
 * Returns how many sessions match the filters of a list, by time and by status. Takes the counts from the server's
 * render as well, which are used for their own filters only.
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

/** Returns a function that refreshes all counts on the page. */
export function useCountAgain() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['session_counts'] });
}

/** The order of a list does not change the counts. */
function countedBy({ enabled, order_by: _by, direction: _direction, ...filters }: ViewFilters) {
  return { ...filters, enabled: written(enabled) };
}
