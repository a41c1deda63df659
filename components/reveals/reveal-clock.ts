import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { revealsQuery } from '#hooks/use-reveals';
import { sessionPartsKey, sessionQuery } from '#hooks/use-sessions';

const second = 1000;

/** When each server time reached this browser: a page restored from memory is older than it says. */
const cameAt = new Map<number, number>();

/** Returns the server's current time, counted from the time in its page: this computer's clock may be wrong. */
function serverTime(pageTime: number): number {
  const came = cameAt.get(pageTime) ?? Date.now();
  cameAt.set(pageTime, came);
  return pageTime + Date.now() - came;
}

/** Records a time in the page itself, which arrived before its scripts: long before on a slow connection. */
function noteTimeOfDocument(pageTime: number): void {
  if (typeof window === 'undefined' || cameAt.has(pageTime)) return;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const sinceThen = navigation === undefined ? 0 : performance.now() - navigation.responseStart;
  cameAt.set(pageTime, Date.now() - sinceThen);
}

/** Returns the server's time, to the second, ticking while `running`; before mounting, the time in the page. */
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

/** Formats the time left: `9:58`. */
export function writeLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / second));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

type SessionParams = { agent_id: string; session_id: string };

/**
 * Drops a session that was read during a reveal from memory when the reveal ends, even if its page is no longer open.
 * An open page hides the values itself.
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
