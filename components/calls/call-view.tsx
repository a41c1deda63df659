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

/** The calls of a request id as the server saw them and, for whoever may read the audit log, what they left there. */
export function CallView({ wanted, first, mayReadAudit }: CallViewProps) {
  const write = useNumber();
  const list = useCallsOfRequest(wanted, first);
  const calls = list.data.pages.flatMap((page) => page.calls);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>A call as the server saw it</h1>
        <CopyableId id={wanted} what="The request ID" />
        <p className={classes.quiet}>
          {calls.length > 1 || list.hasNextPage
            ? `${write(calls.length)} calls have this request ID: callers may choose it, and may use it again. Newest first. `
            : null}
          A call is kept for 30 days, without its body, query and headers.
        </p>
      </div>
      <section aria-label="Calls" className={classes.section}>
        <ol className={classes.calls}>
          {calls.map((call) => (
            <CallFacts key={call.id} call={call} mayReadAudit={mayReadAudit} />
          ))}
        </ol>
        <OlderRows
          words="Older calls"
          failure="The calls could not be read on. What is shown is as it was read."
          className={undefined}
          list={list}
        />
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
            <dt>Caller’s ID</dt>
            <dd>
              <CopyableId id={call.by.id} what="The caller’s ID" />
            </dd>
          </>
        )}
        <CallPlace call={call} />
        <dt>Came in</dt>
        <dd>
          <TimeText iso={call.at} />
        </dd>
        <dt>Took</dt>
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
  if (by.kind === 'nobody') return <>Nobody known: no credential was accepted</>;
  const kind = actorKindWords(by.kind);
  return (
    <>
      <bdi>{by.name}</bdi>
      {kind === null ? null : ` (${kind})`}
      {by.id !== null && mayReadAudit ? (
        <>
          {' · '}
          <Anchor component={Link} href={auditAddress({ actor_id: by.id })} prefetch={false} inherit underline="always">
            All that they did
          </Anchor>
        </>
      ) : null}
    </>
  );
}

/** What the path of the call named: a link where it is a session, which may be gone since. */
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
