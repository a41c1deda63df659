import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { revealsQuery } from '#hooks/use-reveals';
import { sessionPartsKey, sessionQuery } from '#hooks/use-sessions';

const second = 1000;

/** When a time of the server's came to this browser: a page that comes back from memory is older than it says. */
const cameAt = new Map<number, number>();

/** The server's clock now, counted on from the time in its page: this computer's own clock may be wrong. */
function serverTime(pageTime: number): number {
  const came = cameAt.get(pageTime) ?? Date.now();
  cameAt.set(pageTime, came);
  return pageTime + Date.now() - came;
}

/** Notes a time that stands in the page itself, which came before the scripts that read it: long before on a slow line. */
function noteTimeOfDocument(pageTime: number): void {
  if (typeof window === 'undefined' || cameAt.has(pageTime)) return;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const sinceThen = navigation === undefined ? 0 : performance.now() - navigation.responseStart;
  cameAt.set(pageTime, Date.now() - sinceThen);
}

/** Gives the server's clock, to the second, moving while `running`; before mounting, the time in the page. */
export function useServerSeconds(pageTime: number, running: boolean): number {
  return useSyncExternalStore(
    (onTick) => {
      if (!running) return () => {};
      const timer = window.setInterval(onTick, second / 4);
      return () => window.clearInterval(timer);
    },
    () => Math.floor(serverTime(pageTime) / second) * second,
    () => {
      noteTimeOfDocument(pageTime);
      return Math.floor(pageTime / second) * second;
    },
  );
}

/** Writes how long is left: `9:58`. */
export function writeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / second));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

type SessionParams = { agent_id: string; session_id: string };

/**
 * Drops a session that was read under a reveal from memory when the reveal ends, also when nobody looks at its page
 * any more. A page that is open hides the values itself.
 */
export function forgetAtEnd(cache: QueryClient, params: SessionParams, left: number): void {
  setTimeout(
    () => {
      for (const { queryKey } of [sessionQuery(params), revealsQuery(params)]) {
        cache.removeQueries({ queryKey, exact: true, type: 'inactive' });
      }
      cache.removeQueries({ queryKey: sessionPartsKey(params), type: 'inactive' });
    },
    Math.max(0, left),
  );
}
