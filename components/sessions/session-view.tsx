'use client';

import { Skeleton } from '@mantine/core';
import { lazy, useRef, useState } from 'react';
import type { Session } from '#contract/sessions';
import { describeFailure } from '#hooks/failures';
import { usePartCounts } from '#hooks/use-part-counts';
import { useSessionAt } from '#hooks/use-session-at';
import { PrintFacts } from '../printing/print-facts';
import { Problem } from '../problems/problem';
import { type FirstPaint, useRevealedSession } from '../reveals/use-revealed-session';
import { AtBanner } from '../revisions/at-banner';
import { compareWithNow } from '../revisions/shown-then';
import { ShareButton } from '../share-links/share-button';
import type { SharePolicy } from '../share-links/share-draft';
import { LatePart } from '../shell/late-part';
import { SessionHeader } from './session-header';
import { SessionOverview } from './session-overview';
import type { SessionPlace } from './session-place';
import { SessionTabs } from './session-tabs';
import { SessionTools } from './session-tools';
import classes from './sessions.module.css';
import { useSessionPlace } from './use-session-place';

const SessionHistory = lazy(async () => ({
  default: (await import('../revisions/session-history')).SessionHistory,
}));

const SessionEditor = lazy(async () => ({ default: (await import('./session-editor')).SessionEditor }));
const SessionAudit = lazy(async () => ({ default: (await import('../audit-events/session-audit')).SessionAudit }));
const SessionShareLinks = lazy(async () => ({
  default: (await import('../share-links/session-share-links')).SessionShareLinks,
}));
const SessionVerdicts = lazy(async () => ({ default: (await import('../verdicts/session-verdicts')).SessionVerdicts }));

export type SessionViewProps = {
  params: { agent_id: string; session_id: string };
  /** what the reader may do with the session; nothing else is offered */
  may: {
    reveal: boolean;
    write: boolean;
    judge: boolean;
    readCalls: boolean;
    readAudit: boolean;
    share: SharePolicy | null;
  };
  first: FirstPaint;
};

/** A session's page, from the data the server put into the cache; with a moment in the URL, as of that moment. */
export function SessionView({ params, may, first }: SessionViewProps) {
  const now = useRevealedSession(params, may.reveal, first);
  const { place: asked, hrefOf, go } = useSessionPlace();
  const place: SessionPlace = asked.tab === 'share_links' && may.share === null ? { ...asked, tab: 'overview' } : asked;
  const { at } = place;
  const counts = usePartCounts(params);
  // Kept even when the page's own data changes: the draft is based on it.
  const [edited, setEdited] = useState<Session | null>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const then = useSessionAt(params, at);
  const shown = at === null ? now.session : then.data;
  const marks = at !== null && then.data && now.session ? compareWithNow(then.data, now.session) : null;

  const hasFailed = now.session === undefined && now.error !== null && !now.isReading;
  const backToNow = () => {
    // The button goes away with its banner: move the focus to the open tab.
    document.getElementById(`tab-${place.tab}`)?.focus();
    go({ tab: place.tab, at: null });
  };
  const overviewAt = (moment: string): SessionPlace => ({ tab: 'overview', at: moment });
  return (
    <div className={classes.page}>
      <PrintFacts />
      {at === null ? null : <AtBanner at={at} then={then.data} marks={marks} onBack={backToNow} />}
      {hasFailed ? (
        <Unreadable now={now} />
      ) : (
        <SessionHeader
          params={params}
          session={shown}
          tools={
            <>
              {may.share?.isAllowed && shown !== undefined ? (
                <ShareButton params={params} session={shown} at={at} policy={may.share} />
              ) : null}
              {may.write && at === null && now.session !== undefined ? (
                <SessionTools
                  params={params}
                  session={now.session}
                  isEditing={edited !== null}
                  onEdit={() => setEdited(edited ?? now.session ?? null)}
                  editButton={editButton}
                />
              ) : null}
            </>
          }
        />
      )}
      {edited === null ? null : (
        <div hidden={at !== null}>
          <LatePart fallback={<Skeleton height={320} aria-label="Loading the editor" />}>
            <SessionEditor
              params={params}
              session={edited}
              isRevealed={now.left !== null}
              onClose={() => {
                setEdited(null);
                editButton.current?.focus();
              }}
            />
          </LatePart>
        </div>
      )}
      <SessionTabs
        place={place}
        hrefOf={hrefOf}
        go={go}
        counts={{ history: counts?.revisions, verdicts: counts?.verdicts }}
        panels={{
          overview: hasFailed ? null : (
            <SessionOverview
              params={params}
              session={shown}
              at={at}
              marked={marks?.different}
              error={at === null || then.isFetching ? null : then.error}
              onRetry={() => void then.refetch()}
              left={now.left}
              mayReveal={may.reveal}
            />
          ),
          history: (
            <LatePart fallback={<Skeleton height={240} aria-label="Loading the history" />}>
              <SessionHistory
                params={params}
                hrefAt={(moment) => hrefOf(overviewAt(moment))}
                onShowAt={(moment) => go(overviewAt(moment))}
                left={now.left}
                mayReveal={may.reveal}
              />
            </LatePart>
          ),
          audit: (
            <LatePart fallback={<Skeleton height={240} aria-label="Loading the audit log" />}>
              <SessionAudit params={params} mayReadCalls={may.readCalls} mayOpenCalls={may.readAudit} />
            </LatePart>
          ),
          verdicts: (
            <LatePart fallback={<Skeleton height={240} aria-label="Loading the verdicts" />}>
              <SessionVerdicts
                params={params}
                mayJudge={may.judge}
                revisionId={now.session?.last_change?.revision_id}
              />
            </LatePart>
          ),
          ...(may.share === null
            ? {}
            : {
                share_links: (
                  <LatePart fallback={<Skeleton height={144} aria-label="Loading the share links" />}>
                    <SessionShareLinks params={params} policy={may.share} session={shown} at={at} />
                  </LatePart>
                ),
              }),
        }}
      />
    </div>
  );
}

/** Shown in place of a session that could not be reloaded, for instance after a reveal ended. */
function Unreadable({ now }: { now: ReturnType<typeof useRevealedSession> }) {
  const { code, messages, requestId } = describeFailure(now.error);
  return (
    <Problem code={code} messages={messages} requestId={requestId} onRetry={now.retry}>
      {now.hasEnded ? (
        <p>The reveal has ended, and its values are gone from this page. The session could not be reloaded.</p>
      ) : null}
    </Problem>
  );
}
