import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionState } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import { desk } from './desk';
import { partCountsQuery } from './use-part-counts';

type SessionParams = { agent_id: string; session_id: string };

/** What may be changed of a session; what is left out stays. */
export type SessionChange = Partial<SessionState>;

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

/** The beginning of the keys of all that is read of one session beside itself: its history, its record, its verdicts. */
export function sessionPartsKey({ agent_id, session_id }: SessionParams) {
  return ['session_parts', agent_id, session_id] as const;
}

/** Takes the two IDs; gives the session, from the server's first paint where it is there. */
export function useSession(params: SessionParams) {
  return useQuery(sessionQuery(params));
}

/** Gives the mutation that reads a session as it is now, which is then shown: somebody else has changed it. */
export function useReadSession(params: SessionParams) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => desk.getSession({ params, query: { include: 'last_change' } }),
    onSuccess: (session) => showSession(cache, params, session),
  });
}

/**
 * Gives the mutation that changes a session, if it still has the revision that one saw. Its answer is then what is
 * shown, and what is open of the session is read again.
 */
export function useUpdateSession(params: SessionParams) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ change, revisionId }: { change: SessionChange; revisionId: string }) =>
      desk.updateSession({
        params,
        query: { include: 'last_change' },
        headers: { 'if-match': `"${revisionId}"` },
        body: change,
      }),
    onSuccess: (session) => showSession(cache, params, session),
  });
}

function showSession(cache: QueryClient, params: SessionParams, session: Session): void {
  cache.setQueryData(sessionQuery(params).queryKey, session);
  void cache.invalidateQueries({ queryKey: sessionPartsKey(params) });
  void cache.invalidateQueries({ queryKey: partCountsQuery(params).queryKey });
}
