import { useEffect, useRef } from 'react';

/**
 * Gives `begin`, which gives the signal of what is begun, and `abort`, which gives that up. It is given up, too, when
 * what shows it goes away.
 */
export function useAbort() {
  const running = useRef<AbortController | null>(null);
  const abort = () => running.current?.abort();
  const begin = (): AbortSignal => {
    running.current = new AbortController();
    return running.current.signal;
  };
  useEffect(() => () => running.current?.abort(), []);
  return { begin, abort };
}
