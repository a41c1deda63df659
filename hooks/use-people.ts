import { queryOptions } from '@tanstack/react-query';
import { desk } from './desk';

/** The ten sessions that one looked at last. Reading them is on the record, so what the page brought is not read again at once. */
export function recentSessionsQuery() {
  return queryOptions({
    queryKey: ['me', 'recent_sessions'] as const,
    queryFn: async () => (await desk.listRecentSessions()).recent_sessions,
    staleTime: 30_000,
  });
}
