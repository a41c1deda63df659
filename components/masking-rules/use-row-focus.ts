import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** What is to have the focus after the next change: a part of a row, or of the list (null). */
export type FocusWish = { id: string | null; part: 'path' | 'up' | 'down' | 'add' };

/**
 * Gives the list's ref, and how to say what is to have the focus once the list has changed: a row that is moved loses it,
 * and one that is removed takes it away.
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
    // At an end there is only one way to go on.
    const parts = next.part === 'up' ? ['up', 'down'] : next.part === 'down' ? ['down', 'up'] : [next.part];
    const found = parts.map((part) => row?.querySelector<HTMLElement>(`[data-part="${part}"]:not(:disabled)`));
    found.find((element) => element != null)?.focus();
  });
  return { list, wish };
}
