import { VisuallyHidden } from '@mantine/core';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import type { Agent } from '#contract/agents';
import { writeListAddress } from '../addresses/list-address';
import { StatusBadge } from '../controls/status-badge';
import { CopyableId } from '../ids/copyable-id';
import rows from '../rows/row-table.module.css';
import { TimeText } from '../times/time-text';
import { type AgentAction, AgentActions } from './agent-actions';
import classes from './agents.module.css';

type AgentTableProps = {
  agents: readonly Agent[];
  /** this agent was just created: it gets the focus */
  madeId: string | null;
  onAsk: (action: AgentAction, agent: Agent) => void;
  /** called when a row disappears while it has the focus */
  onGone: () => void;
};

/** Agents, one per row, with their actions. */
export function AgentTable({ agents, madeId, onAsk, onGone }: AgentTableProps) {
  return (
    <table className={rows.table} aria-label="Agents">
      <colgroup>
        <col />
        <col />
        <col className={classes.statusColumn} />
        <col className={classes.timeColumn} />
        <col className={classes.linkColumn} />
        <col className={classes.actionColumn} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Agent</th>
          <th scope="col">Description</th>
          <th scope="col">Status</th>
          <th scope="col">Created</th>
          <th scope="col">
            <VisuallyHidden>Sessions</VisuallyHidden>
          </th>
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {agents.map((agent) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            isMade={agent.id === madeId}
            onAsk={(action) => onAsk(action, agent)}
            onGone={onGone}
          />
        ))}
      </tbody>
    </table>
  );
}

type AgentRowProps = {
  agent: Agent;
  isMade: boolean;
  onAsk: (action: AgentAction) => void;
  onGone: () => void;
};

function AgentRow({ agent, isMade, onAsk, onGone }: AgentRowProps) {
  const { id, name, description, enabled, created_at } = agent;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isMade) link.current?.focus();
  }, [isMade]);
  return (
    <tr>
      <td className={rows.who}>
        <span className={rows.name}>
          <bdi>{name}</bdi>
        </span>
        <span className={rows.under}>
          <CopyableId id={id} what="The agent’s ID" />
        </span>
      </td>
      <td className={classes.description}>
        {description === null ? null : (
          <span dir="auto" title={description}>
            {firstLine(description)}
          </span>
        )}
      </td>
      <td>
        <StatusBadge enabled={enabled} />
      </td>
      <td className={`${rows.time} ${classes.created}`} data-label="Created">
        <TimeText iso={created_at} show="exact" />
      </td>
      <td>
        <Link
          ref={link}
          href={writeListAddress({ agent_id: id })}
          prefetch={false}
          className={classes.link}
          aria-label={`Sessions of ${name}`}
        >
          Sessions
        </Link>
      </td>
      <td className={rows.do}>
        <AgentActions agent={agent} onAsk={onAsk} onGone={onGone} />
      </td>
    </tr>
  );
}

function firstLine(text: string): string {
  return text.trim().split(/\r?\n/)[0] ?? '';
}
