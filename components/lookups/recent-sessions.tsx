'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RecentSession } from '#contract/people';
import { recentSessionsQuery } from '#hooks/use-people';
import { StatusBadge } from '../controls/status-badge';
import { MaskedText } from '../masking/masked-text';
import { PartFailure } from '../problems/part-failure';
import { useTimeDisplay } from '../times/time-display';
import { TimeText } from '../times/time-text';
import classes from './recent-sessions.module.css';
import { SessionLink } from './session-link';

const maxShown = 300;

/** The ten sessions that the reader viewed last. */
export function RecentSessions() {
  const { data: sessions, isError, error, refetch } = useRecentSessionsAfresh();
  const { zoneName } = useTimeDisplay();
  return (
    <section aria-labelledby="looked-at-last">
      <div className={classes.heading}>
        <h2 id="looked-at-last">Recently viewed</h2>
        {sessions !== undefined && sessions.length > 0 && (
          <span className={classes.zone} suppressHydrationWarning>
            Times in {zoneName}
          </span>
        )}
      </div>
      {isError && sessions === undefined && (
        <PartFailure
          words="Recently viewed sessions could not be loaded."
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {sessions?.length === 0 && <NothingYet />}
      {sessions !== undefined && sessions.length > 0 && <SessionTable sessions={sessions} />}
    </section>
  );
}

/** After leaving this page, the reader may open a session, so the list is marked as stale in every cache. */
function useRecentSessionsAfresh() {
  const cache = useQueryClient();
  useEffect(
    () => () => {
      void cache.invalidateQueries({ queryKey: recentSessionsQuery().queryKey, refetchType: 'none' });
    },
    [cache],
  );
  return useQuery(recentSessionsQuery());
}

function SessionTable({ sessions }: { sessions: RecentSession[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Session</th>
          <th scope="col">Agent</th>
          <th scope="col">Description</th>
          <th scope="col">Viewed</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ agent_id, session_id, description, enabled, looked_at }) => (
          <tr key={`${agent_id}/${session_id}`}>
            <td className={classes.status}>
              <StatusBadge enabled={enabled} />
            </td>
            <td className={classes.session} title={session_id}>
              <SessionLink agentId={agent_id} sessionId={session_id}>
                {session_id}
              </SessionLink>
            </td>
            <td className={classes.agent} title={agent_id} dir="ltr">
              {agent_id}
            </td>
            <td className={classes.description}>
              <div className={classes.firstLine} dir="auto">
                <Description text={description} />
              </div>
            </td>
            <td className={classes.time}>
              <TimeText iso={looked_at} show="relative" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Description({ text }: { text: string | null }) {
  if (text === null || text.trim() === '') return <span className={classes.none}>No description</span>;
  return <MaskedText text={beginning(text)} masked />;
}

/** More than fits on one line; cut between words, so that neither a placeholder nor a character is split. */
function beginning(text: string): string {
  return text.length <= maxShown ? text : `${text.slice(0, maxShown).replace(/\S{0,60}$/, '')}…`;
}

const examples = [
  ['Two IDs', 'agt_customer_support ase_customer_support_001'],
  ['A link', 'https://…/agents/agt_customer_support/sessions/ase_customer_support_001'],
  ['Just a session ID', 'ase_customer_support_001'],
  ['JSON', '{ "id": "ase_customer_support_001", "agent_id": "agt_customer_support" }'],
] as const;

function NothingYet() {
  return (
    <div className={classes.empty}>
      <p>You haven’t viewed any sessions yet. Sessions you open appear here. To find one, paste for example:</p>
      <dl className={classes.examples}>
        {examples.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code dir="ltr">{text}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
