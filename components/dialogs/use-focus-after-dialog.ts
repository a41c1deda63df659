import { type RefObject, useEffect } from 'react';

/**
 * Moves the focus to `place` if it is nowhere after a dialog has closed. `state` is what the pressed button's presence
 * depends on.
 */
export function useFocusAfterDialog(hasClosed: boolean, place: RefObject<HTMLElement | null>, state = ''): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the state the button goes away
  useEffect(() => {
    if (!hasClosed) return;
    const goOn = () => document.activeElement === document.body && place.current?.focus();
    // Once after the dialog has returned the focus, once after it is gone: the content may reload before or after.
    const timers = [100, 400].map((milliseconds) => window.setTimeout(goOn, milliseconds));
    return () => timers.forEach(window.clearTimeout);
  }, [hasClosed, place, state]);
}
