import { queryOptions, useQuery } from '@tanstack/react-query';
import { desk } from './desk';

type SessionParams = { agent_id: string; session_id: string };

/**
 * One session with its last change. Fresh until told otherwise: each read of it is a recorded look, so only a person's
 * own action (opening it, a reveal and its end) asks again.
 */
export function sessionQuery({ agent_id, session_id }: SessionParams) {
  return queryOptions({
    queryKey: ['sessions', agent_id, session_id] as const,
    queryFn: () => desk.getSession({ params: { agent_id, session_id }, query: { include: 'last_change' } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Takes the two IDs; gives the session, from the server's first paint where it is there. */
export function useSession(params: SessionParams) {
  return useQuery(sessionQuery(params));
}
