'use client';

import { LazyBrokenPage } from '#components/shell/lazy-pages';

/** A page that broke. The digest identifies the failure in the desk's log. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return <LazyBrokenPage digest={digest} onRetry={retry} />;
}
