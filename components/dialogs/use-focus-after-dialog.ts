import { type RefObject, useEffect } from 'react';

/**
 * Takes whether a dialog was open and has closed, where the focus goes if it is nowhere then, and what the place of the
 * button that was pressed depends on.
 */
export function useFocusAfterDialog(hasClosed: boolean, place: RefObject<HTMLElement | null>, state = ''): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the state the button goes away
  useEffect(() => {
    if (!hasClosed) return;
    const goOn = () => document.activeElement === document.body && place.current?.focus();
    // When the dialog has given the focus back, and when it has left: what is shown may be read anew before or after.
    const timers = [100, 400].map((milliseconds) => window.setTimeout(goOn, milliseconds));
    return () => timers.forEach(window.clearTimeout);
  }, [hasClosed, place, state]);
}
