import { useCallback, useRef, useState } from 'react';

/**
 * The palette's state: `shown` is null until it was asked for, so that it is not loaded before. Closing it gives the
 * focus back, and `forget` makes it as if it was never asked for; a dialog that is opened by being loaded cannot know where that was.
 */
export function usePalette() {
  const [shown, setShown] = useState<boolean | null>(null);
  const before = useRef<Element | null>(null);
  const show = useCallback(() => {
    before.current = document.activeElement;
    setShown(true);
  }, []);
  const hide = useCallback(() => {
    setShown(false);
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  }, []);
  const forget = useCallback(() => setShown(null), []);
  return { shown, show, hide, forget };
}
