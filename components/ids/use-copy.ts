import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../notices/announcer';
import { showFailure } from '../notices/show-failure';
import { copyText } from './copy-text';

const shownMs = 1500;

const byHand =
  'Select the text and press Ctrl C (⌘ C on a Mac), or allow clipboard access for this site in your browser’s settings.';

/**
 * Copies a text and reports the result: `copied` is `done` or `failed` for a moment, screen readers hear the same, and
 * a failure stays as a notification. `what` starts the sentence: "The ID".
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
      if (done) announce(`${what} was copied.`);
      else showFailure({ words: `${what} could not be copied: blocked by the browser.`, next: byHand });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => setCopied(null), shownMs);
      return done;
    },
    [announce],
  );

  return { copied, copy };
}
