import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { placeIn, queryOf, type SessionPlace } from './session-place';

/**
 * Returns which tab is open, and how to open another. Navigating does not request the page from the server again: that
 * would be recorded as another access.
 */
export function useSessionPlace() {
  const path = usePathname();
  const place = placeIn(useSearchParams());
  const hrefOf = useCallback((to: SessionPlace) => `${path}${queryOf(to)}`, [path]);
  const go = useCallback((to: SessionPlace) => window.history.pushState(null, '', hrefOf(to)), [hrefOf]);
  return { place, hrefOf, go };
}
