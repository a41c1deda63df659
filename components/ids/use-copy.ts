import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../shell/announcer';
import { copyText } from './copy-text';

const shownMs = 1500;

/**
 * Copying that says what became of it: `copied` is `done` or `failed` for a moment afterwards, and a screen reader
 * hears the same. `what` begins the sentence: "The ID".
 */
export function useCopy() {
  const [copied, setCopied] = useState<'done' | 'failed' | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const announce = useAnnounce();

  useEffect(() => () => window.clearTimeout(timer.current), []);

  const copy = useCallback(
    async (text: string, what: string): Promise<boolean> => {
      const done = await copyText(text);
      setCopied(done ? 'done' : 'failed');
      announce(done ? `${what} was copied.` : `${what} could not be copied.`);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setCopied(null), shownMs);
      return done;
    },
    [announce],
  );

  return { copied, copy };
}
