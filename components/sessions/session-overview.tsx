import { Skeleton } from '@mantine/core';
import type { Session } from '#contract/sessions';
import { MetadataViewer } from '../metadata/metadata-viewer';
import { PartFailure } from '../problems/part-failure';
import { RevealNotice } from '../reveals/reveal-notice';

const none: readonly string[] = [];

type SessionOverviewProps = {
  params: { agent_id: string; session_id: string };
  session: Session | undefined;
  /** the moment that the session is shown at, null for now */
  at: string | null;
  /** JSON Pointers to what has changed since */
  marked: ReadonlySet<string> | undefined;
  /** why the session cannot be shown as of that moment */
  error: unknown;
  onRetry: () => void;
  /** milliseconds until the running reveal ends */
  left: number | null;
  mayReveal: boolean;
};

/** The metadata of a session, and the notice about its masked values. */
export function SessionOverview({
  params,
  session,
  at,
  marked,
  error,
  onRetry,
  left,
  mayReveal,
}: SessionOverviewProps) {
  if (session === undefined && error !== null) {
    return <PartFailure words="The session can’t be shown as of that time." error={error} onRetry={onRetry} />;
  }
  if (session === undefined) return <Skeleton height={320} aria-label="Loading the session" />;
  const masked = session.masked ?? none;
  return (
    <MetadataViewer
      key={`${params.agent_id}/${params.session_id}/${at ?? ''}`}
      text={session.metadata}
      masked={masked}
      {...(marked === undefined ? {} : { marked })}
      notice={<RevealNotice left={left} params={params} masked={masked.length} mayReveal={mayReveal} />}
    />
  );
}
