'use client';

import { Problem } from '#components/problems/problem';
import { BareFrame } from '#components/shell/bare-frame';

/** A page that broke. The digest is what the desk's log knows the failure by. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <BareFrame>
      <Problem
        code="internal_error"
        messages={['The page could not be drawn.']}
        requestId={error instanceof Error && 'digest' in error ? String(error.digest) : undefined}
        onRetry={retry}
      />
    </BareFrame>
  );
}
