'use client';

import { Anchor } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import Link from 'next/link';
import type { Call } from '#contract/calls';
import { type CallsPage, useCallsOfRequest } from '#hooks/use-calls';
import { auditAddress } from '../addresses/audit-address';
import { sessionPath } from '../addresses/session-address';
import { actorKindWords } from '../audit-events/action-words';
import facts from '../facts/facts.module.css';
import { CopyableId } from '../ids/copyable-id';
import { useNumber } from '../numbers/use-number';
import { OlderRows } from '../paging/older-rows';
import { TimeText } from '../times/time-text';
import { CallEvents } from './call-events';
import classes from './calls.module.css';

const firstFailure = 400;

type CallViewProps = { wanted: string; first: CallsPage; mayReadAudit: boolean };

/** The calls of a request ID and, for readers of the audit log, their audit events. */
export function CallView({ wanted, first, mayReadAudit }: CallViewProps) {
  const write = useNumber();
  const list = useCallsOfRequest(wanted, first);
  const calls = list.data.pages.flatMap((page) => page.calls);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>API call</h1>
        <CopyableId id={wanted} what="The request ID" />
        <p className={classes.quiet}>
          {calls.length > 1 || list.hasNextPage
            ? `${write(calls.length)} calls have this request ID, since callers can choose it and reuse it. Newest first. `
            : null}
          Calls are kept for 30 days, without body, query and headers.
        </p>
      </div>
      <section aria-label="Calls" className={classes.section}>
        <ol className={classes.calls}>
          {calls.map((call) => (
            <CallFacts key={call.id} call={call} mayReadAudit={mayReadAudit} />
          ))}
        </ol>
        <OlderRows words="Older calls" failure="Older calls could not be loaded." className={undefined} list={list} />
      </section>
      {mayReadAudit ? <CallEvents requestId={wanted} /> : null}
    </div>
  );
}

function CallFacts({ call, mayReadAudit }: { call: Call; mayReadAudit: boolean }) {
  const isOk = call.status < firstFailure;
  return (
    <li className={classes.call}>
      <div className={classes.line}>
        <span className={classes.route} dir="ltr">{`${call.method} ${call.route}`}</span>
        <span className={classes.outcome} data-failed={!isOk || undefined}>
          {isOk ? <IconCheck size={16} stroke={2} aria-hidden /> : <IconBan size={16} stroke={2} aria-hidden />}
          {`${call.status} ${outcomeWord(call.status)}`}
        </span>
      </div>
      <dl className={`${facts.list} ${classes.facts}`}>
        {call.code === null ? null : (
          <>
            <dt>Error code</dt>
            <dd className={facts.mono}>{call.code}</dd>
          </>
        )}
        <dt>Caller</dt>
        <dd>
          <Caller by={call.by} mayReadAudit={mayReadAudit} />
        </dd>
        {call.by.id === null ? null : (
          <>
            <dt>Caller ID</dt>
            <dd>
              <CopyableId id={call.by.id} what="The caller ID" />
            </dd>
          </>
        )}
        <CallPlace call={call} />
        <dt>Received</dt>
        <dd>
          <TimeText iso={call.at} />
        </dd>
        <dt>Duration</dt>
        <dd>{`${call.duration_ms} ms`}</dd>
      </dl>
    </li>
  );
}

function outcomeWord(status: number): string {
  if (status < firstFailure) return 'Answered';
  return status === 401 || status === 403 ? 'Refused' : 'Failed';
}

function Caller({ by, mayReadAudit }: { by: Call['by']; mayReadAudit: boolean }) {
  if (by.kind === 'nobody') return <>Unknown: no credential was accepted</>;
  const kind = actorKindWords(by.kind);
  return (
    <>
      <bdi>{by.name}</bdi>
      {kind === null ? null : ` (${kind})`}
      {by.id !== null && mayReadAudit ? (
        <>
          {' · '}
          <Anchor component={Link} href={auditAddress({ actor_id: by.id })} prefetch={false} inherit underline="always">
            All their events
          </Anchor>
        </>
      ) : null}
    </>
  );
}

/** The agent or session in the call's path, as a link. It may have been deleted since. */
function CallPlace({ call: { agent_id, session_id } }: { call: Call }) {
  if (agent_id === null) return null;
  return (
    <>
      <dt>{session_id === null ? 'Agent' : 'Session'}</dt>
      <dd>
        <Anchor
          component={Link}
          href={session_id === null ? `/sessions?agent_id=${agent_id}` : sessionPath({ agent_id, session_id })}
          prefetch={false}
          className={facts.mono}
        >
          {session_id === null ? agent_id : `${agent_id} / ${session_id}`}
        </Anchor>
      </dd>
    </>
  );
}
