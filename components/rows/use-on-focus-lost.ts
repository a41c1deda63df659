import { useEffect } from 'react';

/**
 * Takes who is told when what stands here goes away with the focus in it, so that the focus can be put elsewhere: of a
 * row, for instance, which a filter no longer finds.
 */
export function useOnFocusLost(onGone: () => void): void {
  // The focus was here, or in a dialog that was about to give it back: now it is nowhere.
  const tell = () => void window.requestAnimationFrame(() => document.activeElement === document.body && onGone());
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it goes away
  useEffect(() => tell, []);
}
