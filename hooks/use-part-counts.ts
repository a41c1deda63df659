import { queryOptions, useQuery } from '@tanstack/react-query';
import { desk } from './desk';

type SessionParams = { agent_id: string; session_id: string };

/**
 * How many revisions and verdicts a session has. Not recorded as an access; counted again after the reader's own
 * changes.
 */
export function partCountsQuery({ agent_id, session_id }: SessionParams) {
  return queryOptions({
    queryKey: ['session_part_counts', agent_id, session_id] as const,
    queryFn: () => desk.countSessionParts({ params: { agent_id, session_id } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Takes the two IDs; gives the counts, from the server's first paint where they are there. */
export function usePartCounts(params: SessionParams) {
  return useQuery(partCountsQuery(params)).data;
}
