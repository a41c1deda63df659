import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { desk } from './desk';
import { sessionPartsKey, sessionQuery } from './use-sessions';

type SessionParams = { agent_id: string; session_id: string };

/** The reader's own active reveals of a session. */
export function revealsQuery({ agent_id, session_id }: SessionParams) {
  return queryOptions({
    queryKey: ['reveals', agent_id, session_id] as const,
    queryFn: async () => (await desk.listReveals({ params: { agent_id, session_id } })).reveals,
  });
}

/** Returns the reader's active reveals of a session. `enabled` is false for readers without permission to reveal. */
export function useReveals(params: SessionParams, enabled = true) {
  return useQuery({ ...revealsQuery(params), enabled });
}

/**
 * Returns the mutation that starts a reveal with a reason. It completes when the session has been read again, so that
 * the values and the countdown appear together.
 */
export function useCreateReveal(params: SessionParams) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (given: { reason: string }) => desk.createReveal({ params, body: given }),
    onSuccess: async (reveal) => {
      await cache.refetchQueries({ queryKey: sessionQuery(params).queryKey, exact: true });
      cache.setQueryData(revealsQuery(params).queryKey, (reveals = []) => [...reveals, reveal]);
      void cache.invalidateQueries({ queryKey: sessionPartsKey(params) });
    },
  });
}

/**
 * Returns the mutation that ends all of the reader's active reveals of a session. The page then treats them as over: it
 * hides their values and reads the session again.
 */
export function useEndReveals(params: SessionParams) {
  const cache = useQueryClient();
  const { queryKey } = revealsQuery(params);
  return useMutation({
    mutationFn: async () => {
      // Read again: another window may have started one since.
      const { reveals } = await desk.listReveals({ params });
      for (const { id } of reveals) await desk.deleteReveal({ params: { ...params, reveal_id: id } });
    },
    onSuccess: () =>
      cache.setQueryData(queryKey, (reveals) => reveals?.map((each) => ({ ...each, ends_at: each.created_at }))),
    // Some may have ended; those still active are counted down.
    onError: () => cache.invalidateQueries({ queryKey }),
  });
}
