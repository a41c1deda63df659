import { useEffect, useRef } from 'react';

/**
 * Calls `open` if the page is loaded with an address that ends with `#word`. The word is removed from the address, so
 * that a reload does not open it again.
 */
export function useHashAction(word: string, open: () => void): void {
  const latest = useRef(open);
  useEffect(() => {
    const { hash, pathname, search } = window.location;
    if (hash !== `#${word}`) return;
    window.history.replaceState(null, '', `${pathname}${search}`);
    latest.current();
  }, [word]);
}
