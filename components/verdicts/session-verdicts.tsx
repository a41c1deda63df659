'use client';

import { Skeleton, Switch } from '@mantine/core';
import { useState } from 'react';
import type { Verdict } from '#contract/verdicts';
import { useVerdicts } from '#hooks/use-verdicts';
import { MaskedText } from '../masking/masked-text';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';
import { VerdictForm } from './verdict-form';
import { verdictWords } from './verdict-words';
import classes from './verdicts.module.css';

export type SessionVerdictsProps = {
  params: { agent_id: string; session_id: string };
  mayJudge: boolean;
  /** the session's current revision, if known */
  revisionId: string | undefined;
};

/** The verdicts on a session: a form for the reader's own, everyone's current ones, and on demand all earlier ones. */
export function SessionVerdicts({ params, mayJudge, revisionId }: SessionVerdictsProps) {
  const [history, setHistory] = useState(false);
  const { data } = useVerdicts(params, history);
  const hasOwn = data?.pages.some((page) => page.verdicts.some(({ is_own }) => is_own)) ?? false;
  return (
    <div className={classes.part}>
      {mayJudge ? <VerdictForm params={params} replacesOwn={hasOwn} /> : null}
      <section aria-label="Verdicts" className={classes.part}>
        <Switch
          size="xs"
          checked={history}
          onChange={(event) => setHistory(event.currentTarget.checked)}
          label="Show earlier verdicts"
        />
        <VerdictList params={params} history={history} revisionId={revisionId} />
      </section>
    </div>
  );
}

type VerdictListProps = Omit<SessionVerdictsProps, 'mayJudge'> & { history: boolean };

function VerdictList({ params, history, revisionId }: VerdictListProps) {
  const query = useVerdicts(params, history);
  const { data, error, isFetching } = query;
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton height={96} aria-label="Loading the verdicts" />;
    return <PartFailure words="The verdicts could not be loaded." error={error} onRetry={() => void query.refetch()} />;
  }
  const verdicts = data.pages.flatMap((page) => page.verdicts);
  return (
    <>
      {verdicts.length === 0 ? (
        <p className={classes.quiet}>No verdicts yet.</p>
      ) : (
        <ol className={classes.verdicts}>
          {verdicts.map((verdict) => (
            <VerdictRow
              key={verdict.id}
              verdict={verdict}
              isOutdated={revisionId !== undefined && verdict.revision_id !== revisionId}
            />
          ))}
        </ol>
      )}
      <OlderRows
        words="Older verdicts"
        failure="The verdicts could not be refreshed. The list may be out of date."
        className={classes.older}
        list={query}
      />
    </>
  );
}

function VerdictRow({ verdict, isOutdated }: { verdict: Verdict; isOutdated: boolean }) {
  const { word, Icon } = verdictWords[verdict.verdict];
  return (
    <li className={classes.verdict} data-replaced={!verdict.is_current || undefined}>
      <div className={classes.line}>
        <span className={classes.word} data-verdict={verdict.verdict}>
          <Icon size={16} stroke={2} aria-hidden />
          {word}
        </span>
        <span>
          <bdi>{verdict.by.name}</bdi>
          {verdict.by.kind === 'api_key' ? ' (API key)' : ''}
          {verdict.is_own ? ' (you)' : ''}
        </span>
        <TimeText iso={verdict.at} />
        {verdict.is_current ? null : <span className={classes.quiet}>replaced</span>}
        {isOutdated ? <span className={classes.quiet}>session changed since then</span> : null}
      </div>
      {verdict.comment === null ? null : (
        <p className={classes.comment} dir="auto">
          <MaskedText text={verdict.comment} masked />
        </p>
      )}
    </li>
  );
}
