import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAgents } from '#hooks/use-agents';
import { agentOptions, agentsUnread } from '../agents/agent-options';
import type { FilterProps } from './filter-fields';

type AgentSelectProps = FilterProps & {
  /** it takes the focus, and what was typed before it was there */
  begun?: string | undefined;
};

/** One agent, or all of those that one may see. */
export function AgentSelect({ filters, onChange, begun }: AgentSelectProps) {
  const [search, setSearch] = useState(begun ?? '');
  useEffect(() => {
    // After the field's own first effect, which empties it.
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
