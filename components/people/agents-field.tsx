import { MultiSelect } from '@mantine/core';
import { useAgents } from '#hooks/use-agents';
import { agentOptions, agentsUnread } from '../agents/agent-options';

type AgentsFieldProps = { value: string[]; onChange: (agentIds: string[]) => void; problem: string | undefined };

/** A list of agents, chosen by name or ID. An empty list means no agents. */
export function AgentsField({ value, onChange, problem }: AgentsFieldProps) {
  const { data, isError, error } = useAgents();
  return (
    <MultiSelect
      aria-label="Only these agents"
      placeholder={value.length === 0 ? 'Name or ID of an agent' : undefined}
      description={value.length === 0 ? 'With none selected, the person sees no sessions.' : undefined}
      searchable
      limit={100}
      maxDropdownHeight={220}
      hidePickedOptions
      nothingFoundMessage={
        data === undefined ? 'Loading agents…' : `No matches${data.hasMore ? ' among the newest agents' : ''}`
      }
      comboboxProps={{ transitionProps: { duration: 0 } }}
      data={agentOptions(data?.agents, value)}
      value={value}
      error={problem ?? (isError ? agentsUnread(error) : null)}
      onChange={onChange}
    />
  );
}
