import { queryOptions, useQuery } from '@tanstack/react-query';
import { desk } from './desk';

type SessionParams = { agent_id: string; session_id: string };

/**
 * The number of revisions and verdicts of a session. Not recorded as an access; counted again after the reader's own
 * changes.
 */
export function partCountsQuery({ agent_id, session_id }: SessionParams) {
  return queryOptions({
    queryKey: ['session_part_counts', agent_id, session_id] as const,
    queryFn: () => desk.countSessionParts({ params: { agent_id, session_id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Returns the counts, from the server's first render if it has them. */
export function usePartCounts(params: SessionParams) {
  return useQuery(partCountsQuery(params)).data;
}
