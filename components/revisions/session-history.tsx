'use client';

import { Anchor, Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import type { Revision } from '#contract/revisions';
import { useRevisions } from '#hooks/use-revisions';
import { CopyableId } from '../ids/copyable-id';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { RevealNotice } from '../reveals/reveal-notice';
import { TimeText } from '../times/time-text';
import { ChangeList } from './change-list';
import { countMasked } from './count-masked';
import { replayRevisions, type ShownChange } from './replay';
import classes from './revisions.module.css';

export type SessionHistoryProps = {
  params: { agent_id: string; session_id: string };
  /** returns the URL of the page that shows the session at a moment */
  hrefAt: (at: string) => string;
  onShowAt: (at: string) => void;
  /** milliseconds until the running reveal ends, null while none runs */
  left: number | null;
  mayReveal: boolean;
};

/** All revisions of a session, newest first, with who made them and a link to view the session as of then. */
export function SessionHistory({ params, hrefAt, onShowAt, left, mayReveal }: SessionHistoryProps) {
  const list = useRevisions(params);
  const { data, error, isFetching, refetch } = list;
  const revisions = useMemo(() => data?.pages.flatMap((page) => page.revisions) ?? [], [data]);
  const changes = useMemo(() => replayRevisions(revisions, data?.pages.at(-1)?.before ?? null), [revisions, data]);

  const masked = useMemo(() => countMasked([...changes.values()].flat()), [changes]);

  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton height={240} aria-label="Loading the history" />;
    return <PartFailure words="The history could not be loaded." error={error} onRetry={() => void refetch()} />;
  }
  return (
    <section aria-label="History" className={classes.history}>
      <RevealNotice left={left} params={params} masked={masked} mayReveal={mayReveal} />
      <ol className={classes.revisions}>
        {revisions.map((revision, index) => (
          <RevisionRow
            key={revision.id}
            revision={revision}
            changes={changes.get(revision.id) ?? []}
            place={index === 0 ? 'now' : revisions[index - 1]?.at === revision.at ? 'passed' : 'then'}
            href={hrefAt(revision.at)}
            onShow={() => onShowAt(revision.at)}
          />
        ))}
      </ol>
      <OlderRows
        words="Show earlier revisions"
        failure="Earlier revisions could not be loaded."
        className={classes.older}
        list={list}
      />
    </section>
  );
}

type RevisionRowProps = {
  revision: Revision;
  changes: readonly ShownChange[];
  /** `now`: the current revision; `passed`: another change came in the same millisecond, so no moment identifies it */
  place: 'now' | 'passed' | 'then';
  href: string;
  onShow: () => void;
};

function RevisionRow({ revision, changes, place, href, onShow }: RevisionRowProps) {
  const name = `Revision ${revision.number}`;
  return (
    <li className={classes.revision}>
      <div className={classes.headline}>
        <h2 className={classes.number}>{name}</h2>
        <span className={classes.facts}>
          <TimeText iso={revision.at} />
          <span>
            by <bdi>{revision.by.name}</bdi>
            {revision.by.kind === 'api_key' ? ' (API key)' : ''}
          </span>
          {revision.request_id === null ? null : (
            <span className={classes.request}>
              <span className={classes.quiet}>request</span>
              <CopyableId id={revision.request_id} what="The request ID" />
            </span>
          )}
        </span>
        <span className={classes.show} data-only-screen>
          {place === 'then' ? (
            <Anchor
              href={href}
              size="sm"
              aria-label={`View revision ${revision.number}`}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                onShow();
              }}
            >
              View this revision
            </Anchor>
          ) : (
            <span className={classes.quiet}>{place === 'now' ? 'Current' : 'Changed again at once'}</span>
          )}
        </span>
      </div>
      {changes.length === 0 ? (
        <p className={classes.nothing}>Nothing changed, or only values that are masked for you.</p>
      ) : (
        <ChangeList changes={changes} label={`Changes of revision ${revision.number}`} />
      )}
    </li>
  );
}
