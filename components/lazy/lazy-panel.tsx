'use client';

import { type ReactNode, Suspense } from 'react';
import { useIsComingAlive } from '../browser/use-is-coming-alive';
import { LazyFailure } from './lazy-failure';

type LazyPanelProps = {
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
export function LazyPanel({ fallback = null, onFailed, children }: LazyPanelProps) {
  const isComingAlive = useIsComingAlive();
  return (
    <LazyFailure onFailed={onFailed}>
      {isComingAlive ? fallback : <Suspense fallback={fallback}>{children}</Suspense>}
    </LazyFailure>
  );
}
