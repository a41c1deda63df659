import { useCallback, useRef, useState } from 'react';

/**
 * The palette's state: `shown` is null until it is first opened, so that it is not loaded before. Closing it returns
 * the focus, since a dialog that opens by being loaded cannot know where the focus was. `forget` resets it to null.
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
