import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

const listeners = new Set<() => void>();
let isPrinting = false;

/**
 * Returns whether the page is being printed: then everything folded is expanded. A browser captures the page right
 * after announcing that it prints, so dependents re-render synchronously.
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
