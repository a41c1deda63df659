'use client';

import { LazyBrokenPage } from '#components/shell/lazy-pages';

/** A page that broke. The digest is what the desk's log knows the failure by. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return <LazyBrokenPage digest={digest} onRetry={retry} />;
}
