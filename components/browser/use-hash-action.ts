import { useEffect, useRef } from 'react';

/**
 * Takes a word, and what opens something on the page: it is opened when the page comes up under an address that ends
 * with `#word`. The word is taken out of the address, so that what was closed is not opened again by a reload.
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
