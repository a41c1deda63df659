import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Session } from '#contract/sessions';
import { revealsQuery, useReveals } from '#hooks/use-reveals';
import { sessionPartsKey, sessionQuery, useSession } from '#hooks/use-sessions';
import { useAnnounce } from '../shell/announcer';
import { forgetAtEnd, useServerSeconds } from './reveal-clock';

type SessionParams = { agent_id: string; session_id: string };

/** When the server rendered the page, and whether it contained revealed values. */
export type FirstPaint = { time: number; revealed: boolean };

/**
 * Returns the session as the reader may see it right now. While a reveal runs, `left` is the milliseconds that remain;
 * when it ends, the values are removed at once from the result and from the cache, and the session is fetched again,
 * masked. If that fails, `session` is undefined rather than unmasked.
 */
export function useRevealedSession(params: SessionParams, mayReveal: boolean, first: FirstPaint) {
  const cache = useQueryClient();
  const announce = useAnnounce();
  const query = useSession(params);
  const reveals = useReveals(params, mayReveal);
  const endsAt = Math.max(0, ...(reveals.data ?? []).map((reveal) => Date.parse(reveal.ends_at)));
  const now = useServerSeconds(first.time, endsAt > 0);
  const isUnmasked = query.data !== undefined && query.data.masked === undefined;
  const isRunning = endsAt > now;
  const hasEnded = endsAt > 0 && !isRunning;
  const maskedBefore = useRef<Session | null>(null);

  useEffect(() => {
    if (query.data?.masked !== undefined) maskedBefore.current = query.data;
  }, [query.data]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the seconds that pass do not start another countdown
  useEffect(() => {
    if (endsAt > 0) forgetAtEnd(cache, params, endsAt - now);
  }, [cache, params, endsAt]);

  useEffect(() => {
    if (!hasEnded) return;
    announce('The reveal has ended. The values are masked again.');
    void hideValues(cache, params, maskedBefore.current);
  }, [announce, cache, params, hasEnded]);

  // The HTML of a page rendered during a reveal contains the values as well; only a reload gets rid of them.
  const isPageOutlived = first.revealed && query.data?.masked !== undefined && query.error === null;
  useEffect(() => {
    if (isPageOutlived) window.location.reload();
  }, [isPageOutlived]);

  return {
    session: hasEnded && isUnmasked ? undefined : query.data,
    error: query.error,
    isReading: query.isFetching,
    retry: () => void query.refetch(),
    left: isRunning && isUnmasked ? endsAt - now : null,
    hasEnded,
  };
}

/** Replaces the revealed values in the cache with those from before the reveal, if any, then fetches masked ones. */
async function hideValues(cache: QueryClient, params: SessionParams, before: Session | null): Promise<void> {
  const { queryKey } = sessionQuery(params);
  cache.getQueryCache().find({ queryKey, exact: true })?.reset();
  if (before !== null) cache.setQueryData(queryKey, before);
  void cache.resetQueries({ queryKey: sessionPartsKey(params) });
  await cache.refetchQueries({ queryKey, exact: true });
  // Another reveal, started elsewhere under the same sign-in, may still be running.
  await cache.refetchQueries({ queryKey: revealsQuery(params).queryKey, exact: true });
}
