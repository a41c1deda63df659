'use client';

import { type ReactNode, Suspense } from 'react';
import { LateFailure } from './late-failure';

type LatePartProps = {
  /** shown until the code is there: as large as what comes */
  fallback?: ReactNode;
  /** for a dialog, which has no place on the page: a notice says that it failed, and then it counts as closed */
  onFailed?: (() => void) | undefined;
  children: ReactNode;
};

/** Around a part of a page whose code is loaded when it is opened. Says so when it cannot be loaded. */
export function LatePart({ fallback = null, onFailed, children }: LatePartProps) {
  return (
    <LateFailure onFailed={onFailed}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </LateFailure>
  );
}
