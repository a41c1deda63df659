import { useEffect, useRef } from 'react';

/**
 * Returns `begin`, which returns an abort signal for a new task, and `abort`, which aborts that task. Unmounting also
 * aborts it.
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
