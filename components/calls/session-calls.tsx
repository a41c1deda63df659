import { Checkbox, Group, Skeleton } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { Call } from '#contract/calls';
import { useSessionCalls } from '#hooks/use-calls';
import { actorKindWords } from '../audit-events/action-words';
import classes from '../audit-events/audit-events.module.css';
import { CopyableId } from '../ids/copyable-id';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';
import { RequestLink } from './request-link';

const firstFailure = 400;

type SessionCallsProps = { params: { agent_id: string; session_id: string }; mayOpenCalls: boolean };

/** The calls of the API on a session, newest first: at first those of API keys. */
export function SessionCalls({ params, mayOpenCalls }: SessionCallsProps) {
  const [byKeys, setByKeys] = useState(true);
  const [failed, setFailed] = useState(false);
  const list = useSessionCalls(params, { byKeys, failed });
  const { data, error, isFetching, isPlaceholderData, refetch } = list;
  const calls = data?.pages.flatMap((page) => page.calls) ?? [];
  return (
    <section aria-label="API calls" className={classes.audit}>
      <Group gap={24}>
        <Checkbox
          size="xs"
          label="By API keys only"
          checked={byKeys}
          onChange={(event) => setByKeys(event.currentTarget.checked)}
        />
        <Checkbox
          size="xs"
          label="Refused and failed only"
          checked={failed}
          onChange={(event) => setFailed(event.currentTarget.checked)}
        />
      </Group>
      {data === undefined ? (
        error === null || isFetching ? (
          <Skeleton height={240} aria-label="Reading the calls" />
        ) : (
          <PartFailure words="The calls could not be read." error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          {calls.length === 0 ? (
            <p className={classes.quiet}>{nothing(byKeys, failed)} Calls are kept for 30 days.</p>
          ) : (
            <ol
              className={`${classes.events} ${classes.calls}`}
              aria-busy={isPlaceholderData}
              data-old={isPlaceholderData || undefined}
            >
              {calls.map((call) => (
                <CallRow key={call.id} call={call} mayOpen={mayOpenCalls} />
              ))}
            </ol>
          )}
          <OlderRows
            words="Older calls"
            failure="The calls could not be read on. What is shown is as it was read."
            className={classes.older}
            list={list}
          />
        </>
      )}
    </section>
  );
}

function nothing(byKeys: boolean, failed: boolean): string {
  const of = byKeys ? 'No API key' : 'Nobody';
  return failed ? `${of} made a call on this session that failed.` : `${of} has called this session.`;
}

function CallRow({ call, mayOpen }: { call: Call; mayOpen: boolean }) {
  const kind = actorKindWords(call.by.kind);
  const isOk = call.status < firstFailure;
  // Whoever showed no credential that was accepted has no name.
  const name = call.by.kind === 'nobody' ? 'Nobody known' : call.by.name;
  return (
    <li className={classes.event}>
      <span className={classes.time}>
        <TimeText iso={call.at} />
      </span>
      <span className={classes.what}>
        <bdi className={classes.name}>{name}</bdi>
        {kind === null ? null : <span className={classes.quiet}>{` (${kind})`}</span>}
        <span className={classes.call} dir="ltr">{`${call.method} ${call.route}`}</span>
        <dl className={classes.details}>
          <div>
            <dt>Request</dt>
            <dd>
              <RequestLink id={call.request_id} mayOpen={mayOpen} />
            </dd>
          </div>
          {call.by.kind === 'api_key' && call.by.id !== null ? (
            <div>
              <dt>Key</dt>
              <dd>
                <CopyableId id={call.by.id} what="The key’s ID" />
              </dd>
            </div>
          ) : null}
          <div>
            <dt>Took</dt>
            <dd>{`${call.duration_ms} ms`}</dd>
          </div>
        </dl>
      </span>
      <span className={classes.outcome} data-refused={!isOk || undefined}>
        {isOk ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconBan size={14} stroke={2} aria-hidden />}
        <span>
          {call.status}
          {call.code === null ? null : <span className={classes.code}>{call.code}</span>}
        </span>
      </span>
    </li>
  );
}
