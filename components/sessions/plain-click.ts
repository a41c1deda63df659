import type { MouseEvent } from 'react';

/** Returns whether a click should navigate in this tab, not open another tab or window. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
