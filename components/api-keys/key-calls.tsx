import { Checkbox, Title } from '@mantine/core';
import { useId, useState } from 'react';
import type { Call } from '#contract/calls';
import { useApiKeyCalls } from '#hooks/use-api-keys';
import { CallList, CallRow } from '../calls/call-list';
import { CopyableId } from '../ids/copyable-id';
import classes from './api-keys.module.css';

/** The calls made with a key, newest first. */
export function KeyCalls({ keyId }: { keyId: string }) {
  const [failed, setFailed] = useState(false);
  const list = useApiKeyCalls(keyId, failed);
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
      <CallList
        list={list}
        none={`${failed ? 'No calls with this key failed.' : 'No calls with this key.'} Calls are kept for 30 days. Calls with a disabled, expired or revoked key aren’t listed.`}
        failure="The calls could not be refreshed. The list may be out of date."
        row={(call) => (
          <CallRow
            key={call.id}
            call={call}
            path={pathOf(call)}
            request={<CopyableId id={call.request_id} what="The request ID" />}
          />
        )}
      />
    </section>
  );
}

/** The path that was called, as far as it was recorded. */
function pathOf({ route, agent_id, session_id }: Call): string {
  return route.replace('{agent_id}', agent_id ?? '{agent_id}').replace('{session_id}', session_id ?? '{session_id}');
}
