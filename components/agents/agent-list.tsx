'use client';

import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Agent } from '#contract/agents';
import { useAgentList } from '#hooks/use-agents';
import { useFocusAfterDialog } from '../dialogs/use-focus-after-dialog';
import { CopyableId } from '../ids/copyable-id';
import { lazyComponent } from '../lazy/lazy-component';
import { LazyPanel } from '../lazy/lazy-panel';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import type { AgentAction } from './agent-actions';
import { curlForNewAgent } from './agent-curl';
import { AgentTable } from './agent-table';
import classes from './agents.module.css';

const CreateDialog = lazyComponent(async () => (await import('./create-dialog')).CreateDialog);
const ChangeDialog = lazyComponent(async () => (await import('./change-dialog')).ChangeDialog);
const SwitchDialog = lazyComponent(async () => (await import('./switch-dialog')).SwitchDialog);
const DeleteDialog = lazyComponent(async () => (await import('./delete-dialog')).DeleteDialog);

/**
 * The subject of a dialog: a new agent, or an agent as it was when the dialog opened. It outlives the row, which may
 * disappear.
 */
type Asked = { action: 'create' } | { action: AgentAction; agent: Agent };

/** The agents of the desk, with dialogs to create, change and delete them. `origin` is the desk's own address. */
export function AgentList({ origin }: { origin: string }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [madeId, setMadeId] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useAgentList();
  const toHeading = () => heading.current?.focus();
  const ask = (next: Asked) => {
    setMadeId(null);
    setAsked(next);
    setOpen(true);
  };
  useFocusAfterDialog(asked !== null && !isOpen, heading);
  const dialog = { opened: isOpen, onClose: () => setOpen(false) };
  return (
    <section aria-labelledby="agents" className={classes.part}>
      <div className={classes.top}>
        <h2 id="agents" ref={heading} tabIndex={-1}>
          Agents
        </h2>
        <Button
          size="xs"
          leftSection={<IconPlus size={15} stroke={2} aria-hidden />}
          aria-haspopup="dialog"
          onClick={() => ask({ action: 'create' })}
        >
          Create an agent
        </Button>
      </div>
      <Agents
        list={list}
        madeId={madeId}
        onCreate={() => ask({ action: 'create' })}
        onAsk={(action, agent) => ask({ action, agent })}
        onGone={toHeading}
      />
      <div className={classes.program}>
        <p>
          To create one through the API, use a key with <code>agents:write</code>:
        </p>
        <CopyableId id={curlForNewAgent(origin)} what="The curl command" />
      </div>
      {asked === null ? null : (
        <LazyPanel
          key={'agent' in asked ? asked.action + asked.agent.id : asked.action}
          onFailed={() => setAsked(null)}
        >
          {asked.action === 'create' ? (
            <CreateDialog
              {...dialog}
              isMade={madeId !== null}
              onMade={({ id }) => {
                setMadeId(id);
                setOpen(false);
              }}
            />
          ) : null}
          {asked.action === 'change' ? <ChangeDialog {...dialog} agent={asked.agent} /> : null}
          {asked.action === 'switch' ? <SwitchDialog {...dialog} agent={asked.agent} /> : null}
          {asked.action === 'delete' ? <DeleteDialog {...dialog} agent={asked.agent} /> : null}
        </LazyPanel>
      )}
    </section>
  );
}

type AgentsProps = {
  list: ReturnType<typeof useAgentList>;
  madeId: string | null;
  onCreate: () => void;
  onAsk: (action: AgentAction, agent: Agent) => void;
  onGone: () => void;
};

function Agents({ list, madeId, onCreate, onAsk, onGone }: AgentsProps) {
  const { data, error, isFetching, refetch } = list;
  if (data === undefined) {
    return error === null || isFetching ? (
      <Skeleton height={320} aria-label="Loading the agents" />
    ) : (
      <PartFailure words="The agents could not be loaded." error={error} onRetry={() => void refetch()} />
    );
  }
  const agents = data.pages.flatMap((page) => page.agents);
  return (
    <>
      {agents.length === 0 ? (
        <div className={classes.empty}>
          <p>
            No agents yet. An agent talks with your customers, and each conversation is a session. Once you create an
            agent, a program can store its sessions.
          </p>
          <Button size="xs" variant="default" aria-haspopup="dialog" onClick={onCreate}>
            Create the first agent
          </Button>
        </div>
      ) : (
        <AgentTable agents={agents} madeId={madeId} onAsk={onAsk} onGone={onGone} />
      )}
      <OlderRows
        words="Older agents"
        failure="The agents could not be refreshed. The list may be out of date."
        className={classes.older}
        list={list}
      />
    </>
  );
}
