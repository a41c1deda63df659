import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ViewFilters } from '#contract/views';
import { desk } from './desk';
import { written } from './use-session-lists';

/** Takes what a list filters by; gives how many sessions that are, by time and by status. */
export function useSessionCounts(given: ViewFilters, match: string | null) {
  const { enabled, order_by: _by, direction: _direction, ...filters } = given;
  const query = { ...filters, enabled: written(enabled), match: match ?? undefined };
  return useQuery({
    queryKey: ['session_counts', query] as const,
    queryFn: () => desk.getSessionCounts({ query }),
    placeholderData: keepPreviousData,
    ...(match === null ? {} : { gcTime: 0 }),
  });
}
