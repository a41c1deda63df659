import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { isTyping } from '../browser/is-typing';
import { mayLeave } from '../browser/unsaved';

/** The element that `/` focuses, if the page has it. */
const lookupBoxId = 'lookup-text';

type Keys = {
  /** what `?` does */
  onShowKeys: () => void;
  /** what Ctrl-K and Cmd-K do */
  onShowPalette: () => void;
};

/** Listens for the keys that work on every page. The functions must stay the same between renders. */
export function useKeys({ onShowKeys, onShowPalette }: Keys): void {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const isPalette = isPaletteKey(event);
      // Not while the reader types, except for the palette: its keys type nothing.
      if (!isPalette && (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
      const action = isPalette ? onShowPalette : actions[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    const actions: Record<string, () => void> = {
      '?': onShowKeys,
      '/': () => {
        const box = document.getElementById(lookupBoxId);
        if (box !== null) box.focus();
        else if (mayLeave()) router.push('/');
      },
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router, onShowKeys, onShowPalette]);
}

function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;
}
