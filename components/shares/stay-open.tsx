'use client';

import { type ReactNode, useEffect } from 'react';
import { useShareEnd } from '#hooks/use-share-end';

type StayOpenProps = {
  /** where the page asks whether it is still open */
  stateUrl: string;
  /** milliseconds from rendering until the open ends by itself */
  left: number;
  children: ReactNode;
};

/**
 * Shows its content for as long as the open lasts: asks every few seconds, and hides it at once when the link was
 * revoked or the time is over. Then the page, loaded again, says what became of the link. Without scripts the content
 * stays until the page is loaded again.
 */
export function StayOpen({ stateUrl, left, children }: StayOpenProps) {
  const isOver = useShareEnd(stateUrl, left);

  useEffect(() => {
    // Once nothing is shown any more: the page's source held the session as well.
    if (isOver) window.location.reload();
  }, [isOver]);

  return isOver ? <p role="status">This link no longer shows the session.</p> : children;
}
