'use client';

import { type ReactNode, Suspense } from 'react';
import { useIsComingAlive } from '../browser/use-is-coming-alive';
import { LazyFailure } from './lazy-failure';

type LazyPanelProps = {
  /** shown until the code is there: as large as what comes */
  fallback?: ReactNode;
  /** for a dialog, which has no place on the page: a notice says that it failed, and then it counts as closed */
  onFailed?: (() => void) | undefined;
  children: ReactNode;
};

/**
 * Around a part of a page whose code is loaded when it is opened. Says so when it cannot be loaded. The server leaves it
 * out: what it drew would take clicks and text before the code is there that hears of them, and lose them.
 */
export function LazyPanel({ fallback = null, onFailed, children }: LazyPanelProps) {
  const isComingAlive = useIsComingAlive();
  return (
    <LazyFailure onFailed={onFailed}>
      {isComingAlive ? fallback : <Suspense fallback={fallback}>{children}</Suspense>}
    </LazyFailure>
  );
}
