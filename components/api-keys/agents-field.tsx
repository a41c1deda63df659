import { MultiSelect, Radio } from '@mantine/core';
import { useAgents } from '#hooks/use-agents';
import { agentOptions, agentsUnread } from '../agents/agent-options';
import { useNumber } from '../numbers/use-number';
import type { KeyDraft } from './key-draft';
import classes from './key-form.module.css';

type AgentsFieldProps = {
  draft: KeyDraft;
  /** the agents that the reader is limited to; null: not limited */
  heldAgentIds: readonly string[] | null;
  problem: string | undefined;
  onChange: (changes: Partial<KeyDraft>) => void;
};

/** The agents that a key can access: all, or a list. */
export function AgentsField({ draft, heldAgentIds, problem, onChange }: AgentsFieldProps) {
  return (
    <fieldset className={classes.part}>
      <legend className={classes.legend}>Agents</legend>
      <div className={classes.choices}>
        <Radio
          size="xs"
          name="agents"
          label="All agents, including new ones"
          checked={!draft.isLimited}
          disabled={heldAgentIds !== null && draft.isLimited}
          onChange={() => onChange({ isLimited: false })}
        />
        <Radio
          size="xs"
          name="agents"
          label="Only these"
          checked={draft.isLimited}
          onChange={() => onChange({ isLimited: true })}
        />
      </div>
      {heldAgentIds === null ? null : (
        <p className={classes.about}>You only have access to certain agents, so a new key can’t have all.</p>
      )}
      {draft.isLimited ? (
        <AgentList chosen={draft.agentIds} problem={problem} onChange={(agentIds) => onChange({ agentIds })} />
      ) : problem === undefined ? null : (
        <p role="alert" className={classes.wrong}>
          {problem}
        </p>
      )}
    </fieldset>
  );
}

type AgentListProps = { chosen: string[]; problem: string | undefined; onChange: (ids: string[]) => void };

function AgentList({ chosen, problem, onChange }: AgentListProps) {
  const write = useNumber();
  const { data, isError, error } = useAgents();
  const more = data?.hasMore === true ? ` Only the newest ${write(data.agents.length)} are listed.` : '';
  return (
    <MultiSelect
      aria-label="Agents for the key"
      placeholder={chosen.length === 0 ? 'Search for an agent' : ''}
      description={
        (chosen.length === 0 ? 'Without an agent, the key can’t access any sessions.' : '') + more || undefined
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      limit={100}
      hidePickedOptions
      nothingFoundMessage={data === undefined ? 'Loading agents …' : 'No agents match'}
      comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
      data={agentOptions(data?.agents, chosen)}
      value={chosen}
      error={problem ?? (isError ? agentsUnread(error) : undefined)}
      onChange={onChange}
    />
  );
}
