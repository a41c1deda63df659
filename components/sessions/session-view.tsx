'use client';

import { Skeleton } from '@mantine/core';
import { describeFailure } from '#hooks/failures';
import { MetadataViewer } from '../metadata/metadata-viewer';
import { Problem } from '../problems/problem';
import { RevealNotice } from '../reveals/reveal-notice';
import { type FirstPaint, useRevealedSession } from '../reveals/use-revealed-session';
import { SessionHeader } from './session-header';
import classes from './sessions.module.css';

const none: readonly string[] = [];

export type SessionViewProps = {
  params: { agent_id: string; session_id: string };
  mayReveal: boolean;
  first: FirstPaint;
};

/** A session's page, from what the server put into the cache. */
export function SessionView({ params, mayReveal, first }: SessionViewProps) {
  const { session, error, isReading, retry, left, hasEnded } = useRevealedSession(params, mayReveal, first);
  if (session === undefined && error !== null && !isReading) {
    const { code, messages, requestId } = describeFailure(error);
    return (
      <Problem code={code} messages={messages} requestId={requestId} onRetry={retry}>
        {hasEnded ? (
          <p>The reveal has ended, and its values are gone from this page. The session could not be read again.</p>
        ) : null}
      </Problem>
    );
  }
  const masked = session?.masked?.length ?? 0;
  return (
    <div className={classes.page}>
      <SessionHeader params={params} session={session} />
      {session === undefined ? (
        <Skeleton height={320} aria-label="Reading the session" />
      ) : (
        <MetadataViewer
          key={`${params.agent_id}/${params.session_id}`}
          text={session.metadata}
          masked={session.masked ?? none}
          notice={<RevealNotice left={left} params={params} masked={masked} mayReveal={mayReveal} />}
        />
      )}
    </div>
  );
}
