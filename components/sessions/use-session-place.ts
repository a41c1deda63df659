import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { placeIn, queryOf, type SessionPlace } from './session-place';

/**
 * Which part of the page is open, and how to get to another. Going there does not ask the server for the page again:
 * that would be another look on the record.
 */
export function useSessionPlace() {
  const path = usePathname();
  const place = placeIn(useSearchParams());
  const hrefOf = useCallback((to: SessionPlace) => `${path}${queryOf(to)}`, [path]);
  const go = useCallback((to: SessionPlace) => window.history.pushState(null, '', hrefOf(to)), [hrefOf]);
  return { place, hrefOf, go };
}
