'use client';

import { Problem } from '#components/problems/problem';

/** A page that broke, inside the desk's frame. The digest identifies the failure in the desk's log. */
export default function DeskErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Problem
      code="internal_error"
      messages={['This page could not be displayed.']}
      requestId={error instanceof Error && 'digest' in error ? String(error.digest) : undefined}
      onRetry={retry}
    />
  );
}
