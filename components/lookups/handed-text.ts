import { useEffect, useRef } from 'react';

// In the memory of the page and nowhere else: a pasted text is not kept.
let waiting: string | null = null;
let receiver: ((text: string) => void) | null = null;

/** Hands a text from anywhere in the desk to the look-up page, which takes it now or when it is opened. */
export function handText(text: string): void {
  if (receiver === null) waiting = text;
  else receiver(text);
}

/** Takes what to do with a text that was handed over. */
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
