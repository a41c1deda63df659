import { Checkbox, Skeleton, Title } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Call } from '#contract/calls';
import { useApiKeyCalls } from '#hooks/use-api-keys';
import events from '../audit-events/audit-events.module.css';
import { CopyableId } from '../ids/copyable-id';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';
import classes from './api-keys.module.css';

const firstFailure = 400;

/** The calls that a key made, newest first. */
export function KeyCalls({ keyId }: { keyId: string }) {
  const [failed, setFailed] = useState(false);
  const list = useApiKeyCalls(keyId, failed);
  const { data, error, isFetching, isPlaceholderData, refetch } = list;
  const calls = data?.pages.flatMap((page) => page.calls) ?? [];
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={classes.section}>
      <Title order={2} id={titleId}>
        Calls
      </Title>
      <Checkbox
        size="xs"
        label="Refused and failed only"
        checked={failed}
        onChange={({ currentTarget: { checked } }) => setFailed(checked)}
      />
      {data === undefined ? (
        error === null || isFetching ? (
          <Skeleton height={240} aria-label="Reading the calls" />
        ) : (
          <PartFailure words="The calls could not be read." error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <>
          {calls.length === 0 ? (
            <p className={classes.quiet}>
              {failed ? 'No call with it has failed.' : 'No call was made with it.'} Calls are kept for 30 days. A call
              with a key that is disabled, expired or revoked is nobody’s, and not among them.
            </p>
          ) : (
            <ol
              className={`${events.events} ${events.calls}`}
              aria-busy={isPlaceholderData}
              data-old={isPlaceholderData || undefined}
            >
              {calls.map((call) => (
                <CallRow key={call.id} call={call} />
              ))}
            </ol>
          )}
          <OlderRows
            words="Older calls"
            failure="The calls could not be read again. What is shown is as it was read."
            className={classes.older}
            list={list}
          />
        </>
      )}
    </section>
  );
}

function CallRow({ call }: { call: Call }) {
  const isOk = call.status < firstFailure;
  return (
    <li className={events.event}>
      <span className={events.time}>
        <TimeText iso={call.at} />
      </span>
      <span className={events.what}>
        <span className={events.call} dir="ltr">{`${call.method} ${pathOf(call)}`}</span>
        <dl className={events.details}>
          <div>
            <dt>Request</dt>
            <dd>
              <CopyableId id={call.request_id} what="The request ID" />
            </dd>
          </div>
          <div>
            <dt>Took</dt>
            <dd>{`${call.duration_ms} ms`}</dd>
          </div>
        </dl>
      </span>
      <span className={events.outcome} data-refused={!isOk || undefined}>
        {isOk ? <IconCheck size={14} stroke={2} aria-hidden /> : <IconBan size={14} stroke={2} aria-hidden />}
        <span>
          {call.status}
          {call.code === null ? null : <span className={events.code}>{call.code}</span>}
        </span>
      </span>
    </li>
  );
}

/** The path that was called, as far as the record holds it. */
function pathOf({ route, agent_id, session_id }: Call): string {
  return route.replace('{agent_id}', agent_id ?? '{agent_id}').replace('{session_id}', session_id ?? '{session_id}');
}
