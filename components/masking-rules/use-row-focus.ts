import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** What gets the focus after the next change: a part of a row, or of the list (null). */
export type FocusWish = { id: string | null; part: 'path' | 'up' | 'down' | 'add' };

/**
 * Returns the list's ref, and a function to set what gets the focus once the list has changed: moving or removing a row
 * would lose it.
 */
export function useRowFocus(): { list: RefObject<HTMLDivElement | null>; wish: (wish: FocusWish) => void } {
  const list = useRef<HTMLDivElement>(null);
  const wished = useRef<FocusWish | null>(null);
  const wish = useCallback((next: FocusWish) => {
    wished.current = next;
  }, []);
  useEffect(() => {
    const next = wished.current;
    if (next === null) return;
    wished.current = null;
    const row = next.id === null ? list.current : list.current?.querySelector(`[data-row="${next.id}"]`);
    // At either end, only one direction is available.
    const parts = next.part === 'up' ? ['up', 'down'] : next.part === 'down' ? ['down', 'up'] : [next.part];
    const found = parts.map((part) => row?.querySelector<HTMLElement>(`[data-part="${part}"]:not(:disabled)`));
    found.find((element) => element != null)?.focus();
  });
  return { list, wish };
}
