import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

const listeners = new Set<() => void>();
let isPrinting = false;

/**
 * Whether the page is drawn for paper: then what is folded is open. A browser asks for the page at once after it has
 * said that it prints, so what changes with this is drawn before it goes on.
 */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isPrinting,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) listen('addEventListener');
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) listen('removeEventListener');
  };
}

function listen(how: 'addEventListener' | 'removeEventListener'): void {
  window[how]('beforeprint', begin);
  window[how]('afterprint', follow);
  window.matchMedia('print')[how]('change', follow);
}

const begin = () => change(true);
const follow = () => change(window.matchMedia('print').matches);

function change(to: boolean): void {
  if (to === isPrinting) return;
  isPrinting = to;
  flushSync(() => {
    for (const listener of [...listeners]) listener();
  });
}
