'use client';

import { type ReactNode, Suspense } from 'react';
import { LateFailure } from './late-failure';
import { useIsComingAlive } from './use-is-coming-alive';

type LatePartProps = {
  /** shown until the code is loaded: as large as what replaces it */
  fallback?: ReactNode;
  /** for a dialog, which has no place on the page: a toast says that it failed, and then it counts as closed */
  onFailed?: (() => void) | undefined;
  children: ReactNode;
};

/**
 * Wraps a part of a page whose code is loaded when it is opened, and says so if it cannot be loaded. The server does
 * not render it: before its code is there, it would take clicks and text and lose them.
 */
export function LatePart({ fallback = null, onFailed, children }: LatePartProps) {
  const isComingAlive = useIsComingAlive();
  return (
    <LateFailure onFailed={onFailed}>
      {isComingAlive ? fallback : <Suspense fallback={fallback}>{children}</Suspense>}
    </LateFailure>
  );
}
