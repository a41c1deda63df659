'use client';

import { type ReactNode, Suspense } from 'react';
import { LateFailure } from './late-failure';

type LatePartProps = {
  /** shown until the code is there: as large as what comes */
  fallback?: ReactNode;
  children: ReactNode;
};

/** Around a part of a page whose code is loaded when it is opened. Says so when it cannot be loaded. */
export function LatePart({ fallback = null, children }: LatePartProps) {
  return (
    <LateFailure>
      <Suspense fallback={fallback}>{children}</Suspense>
    </LateFailure>
  );
}
