import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionState } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import { desk } from './desk';
import { partCountsQuery } from './use-part-counts';

type SessionParams = { agent_id: string; session_id: string };

/** What may be changed of a session; what is left out stays. */
export type SessionChange = Partial<SessionState>;

/**
 * One session with its last change. Never refetched automatically: each read is a recorded access, so only a person's
 * own action (opening it, a reveal and its end) reads it again.
 */
export function sessionQuery({ agent_id, session_id }: SessionParams) {
  return queryOptions({
    queryKey: ['sessions', agent_id, session_id] as const,
    queryFn: () => desk.getSession({ params: { agent_id, session_id }, query: { include: 'last_change' } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The key prefix of everything that is read of one session besides itself: revisions, audit events, verdicts. */
export function sessionPartsKey({ agent_id, session_id }: SessionParams) {
  return ['session_parts', agent_id, session_id] as const;
}

/** Returns a session, from the server's first render if it has it. */
export function useSession(params: SessionParams) {
  return useQuery(sessionQuery(params));
}

/** Returns the mutation that reads a session as it is now and shows it, after someone else has changed it. */
export function useReadSession(params: SessionParams) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => desk.getSession({ params, query: { include: 'last_change' } }),
    onSuccess: (session) => showSession(cache, params, session),
  });
}

/**
 * Returns the mutation that changes a session, if it still has the revision that the reader saw. Its response is then
 * shown, and the open parts of the session are read again.
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
