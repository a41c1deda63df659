import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAgents } from '#hooks/use-agents';
import { agentOptions, agentsUnread } from '../agents/agent-options';
import type { FilterProps } from './filter-fields';

type AgentSelectProps = FilterProps & {
  /** what was typed before this loaded; when given, it takes the focus */
  begun?: string | undefined;
};

/** One agent, or all that the reader may see. */
export function AgentSelect({ filters, onChange, begun }: AgentSelectProps) {
  const [search, setSearch] = useState(begun ?? '');
  useEffect(() => {
    // Runs after the field's own first effect, which clears it.
    if (begun) setSearch(begun);
  }, [begun]);
  const { data, isError, error } = useAgents();
  const chosen = filters.agent_id;
  return (
    <Select
      aria-label="Agent"
      placeholder="All agents"
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      autoFocus={begun !== undefined}
      clearable
      limit={100}
      nothingFoundMessage={
        data === undefined ? 'Loading agents…' : `No matches${data.hasMore ? ' among the newest agents' : ''}`
      }
      comboboxProps={{
        position: 'bottom-start',
        withinPortal: false,
        transitionProps: { duration: 0 },
        width: 'max-content',
      }}
      clearButtonProps={{ 'aria-label': 'All agents' }}
      data={agentOptions(data?.agents, chosen === undefined ? [] : [chosen])}
      value={chosen ?? null}
      error={isError ? agentsUnread(error) : undefined}
      onChange={(agent_id) => onChange({ agent_id: agent_id ?? undefined })}
    />
  );
}
