import { Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import type { Call } from '#contract/calls';
import { useSessionCalls } from '#hooks/use-calls';
import { actorKindWords } from '../audit-events/action-words';
import classes from '../audit-events/audit-events.module.css';
import { CopyableId } from '../ids/copyable-id';
import { RequestLink } from '../ids/request-link';
import { CallList, CallRow } from './call-list';

type SessionCallsProps = { params: { agent_id: string; session_id: string }; mayOpenCalls: boolean };

/** The API calls on a session, newest first. Starts with calls by API keys only. */
export function SessionCalls({ params, mayOpenCalls }: SessionCallsProps) {
  const [byKeys, setByKeys] = useState(true);
  const [failed, setFailed] = useState(false);
  const list = useSessionCalls(params, { byKeys, failed });
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
      <CallList
        list={list}
        none={`${nothing(byKeys, failed)} Calls are kept for 30 days.`}
        failure="Older calls could not be loaded."
        row={(call) => <SessionCall key={call.id} call={call} mayOpen={mayOpenCalls} />}
      />
    </section>
  );
}

function nothing(byKeys: boolean, failed: boolean): string {
  const calls = byKeys ? 'No API key calls' : 'No calls';
  return failed ? `${calls} on this session failed.` : `${calls} on this session.`;
}

function SessionCall({ call, mayOpen }: { call: Call; mayOpen: boolean }) {
  const kind = actorKindWords(call.by.kind);
  // A caller without an accepted credential has no name.
  const name = call.by.kind === 'nobody' ? 'Unknown' : call.by.name;
  return (
    <CallRow
      call={call}
      path={call.route}
      request={<RequestLink id={call.request_id} mayOpen={mayOpen} />}
      who={
        <>
          <bdi className={classes.name}>{name}</bdi>
          {kind === null ? null : <span className={classes.quiet}>{` (${kind})`}</span>}
        </>
      }
    >
      {call.by.kind === 'api_key' && call.by.id !== null ? (
        <div>
          <dt>Key</dt>
          <dd>
            <CopyableId id={call.by.id} what="The key’s ID" />
          </dd>
        </div>
      ) : null}
    </CallRow>
  );
}
