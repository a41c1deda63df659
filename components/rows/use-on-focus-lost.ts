import { useEffect } from 'react';

/**
 * Calls `onGone` if the component unmounts while it has the focus, so that the focus can be moved: for instance a row
 * that no longer matches a filter.
 */
export function useOnFocusLost(onGone: () => void): void {
  // The focus was here, or in a dialog that was about to return it: now it is nowhere.
  const tell = () => void window.requestAnimationFrame(() => document.activeElement === document.body && onGone());
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on unmount
  useEffect(() => tell, []);
}
