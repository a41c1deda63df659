'use client';

import { SegmentedControl, Skeleton } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { SessionAuditEvent } from '#contract/audit-events';
import { useSessionAuditEvents } from '#hooks/use-session-audit-events';
import { actionWords, actorKindWords } from '../audit-events/action-words';
import classes from '../audit-events/audit-events.module.css';
import { SessionCalls } from '../calls/session-calls';
import { CopyableId } from '../ids/copyable-id';
import { RequestLink } from '../ids/request-link';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';

type SessionParams = { agent_id: string; session_id: string };

type SessionAuditProps = {
  params: SessionParams;
  mayReadCalls: boolean;
  /** the reader can open anyone’s call by its request ID, not only their own */
  mayOpenCalls: boolean;
};

/** The audit events of a session and, for readers who may see them, its API calls. */
export function SessionAudit({ params, mayReadCalls, mayOpenCalls }: SessionAuditProps) {
  const [shown, setShown] = useState('events');
  if (!mayReadCalls) return <SessionEvents params={params} mayOpenCalls={mayOpenCalls} />;
  return (
    <div className={classes.record}>
      <SegmentedControl
        size="xs"
        aria-label="Part of the audit log"
        className={classes.part}
        value={shown}
        onChange={setShown}
        data={[
          { value: 'events', label: 'Audit events' },
          { value: 'calls', label: 'API calls' },
        ]}
      />
      {shown === 'events' ? (
        <SessionEvents params={params} mayOpenCalls={mayOpenCalls} />
      ) : (
        <SessionCalls params={params} mayOpenCalls={mayOpenCalls} />
      )}
    </div>
  );
}

/** Who did or saw what with a session, newest first. Details are only there for readers who may have them. */
function SessionEvents({ params, mayOpenCalls }: Omit<SessionAuditProps, 'mayReadCalls'>) {
  const list = useSessionAuditEvents(params);
  const { data, error, isFetching, refetch } = list;
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton height={240} aria-label="Loading the audit log" />;
    return <PartFailure words="The audit log could not be loaded." error={error} onRetry={() => void refetch()} />;
  }
  const events = data.pages.flatMap((page) => page.audit_events);
  return (
    <section aria-label="Audit" className={classes.audit}>
      {events.length === 0 ? (
        <p className={classes.quiet}>No audit events for this session.</p>
      ) : (
        <ol className={classes.events}>
          {events.map((event) => (
            <EventRow key={event.id} event={event} mayOpenCalls={mayOpenCalls} />
          ))}
        </ol>
      )}
      <OlderRows
        words="Older events"
        failure="Older events could not be loaded."
        className={classes.older}
        list={list}
      />
    </section>
  );
}

function EventRow({ event, mayOpenCalls }: { event: SessionAuditEvent; mayOpenCalls: boolean }) {
  const kind = actorKindWords(event.by.kind);
  const isOk = event.outcome === 'ok';
  return (
    <li className={classes.event}>
      <span className={classes.time}>
        <TimeText iso={event.at} />
      </span>
      <span className={classes.what}>
        <bdi className={classes.name}>{event.by.name}</bdi>
        {kind === null ? null : <span className={classes.quiet}>{` (${kind})`}</span>} {actionWords(event.action)}
        <Details event={event} mayOpenCalls={mayOpenCalls} />
      </span>
      <span className={classes.outcome} data-refused={!isOk || undefined}>
        {isOk ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconBan size={14} stroke={2} aria-hidden />}
        {isOk ? 'Done' : 'Refused'}
      </span>
    </li>
  );
}

/** Details of an event for readers who may read personal data or the audit log. */
function Details({ event, mayOpenCalls }: { event: SessionAuditEvent; mayOpenCalls: boolean }) {
  const details: [string, ReactNode][] = [];
  if (event.reason) details.push(['Reason', <bdi key="reason">{event.reason}</bdi>]);
  if (event.key_id) details.push(['Key', <CopyableId key="key" id={event.key_id} what="The key’s ID" />]);
  if (event.request_id)
    details.push(['Request', <RequestLink key="request" id={event.request_id} mayOpen={mayOpenCalls} />]);
  if (event.address) details.push(['IP address', <span key="address">{event.address}</span>]);
  if (event.user_agent) details.push(['User agent', <bdi key="program">{event.user_agent}</bdi>]);
  if (details.length === 0) return null;
  return (
    <dl className={classes.details}>
      {details.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
