import { useEffect, useRef } from 'react';

// Only in the page's memory: a pasted text is not stored.
let waiting: string | null = null;
let receiver: ((text: string) => void) | null = null;

/** Passes a text from anywhere in the desk to the look-up page, which takes it now or when it is opened. */
export function handText(text: string): void {
  if (receiver === null) waiting = text;
  else receiver(text);
}

/** Calls `take` with a text that was passed to this page. */
export function useHandedText(take: (text: string) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const receive = (text: string) => latest.current(text);
    receiver = receive;
    const text = waiting;
    waiting = null;
    if (text !== null) receive(text);
    return () => {
      if (receiver === receive) receiver = null;
    };
  }, []);
}
