import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { describeFailure } from '#hooks/failures';
import { useAgents } from '#hooks/use-agents';
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
  const known = (data?.agents ?? []).map(({ id, name }) => ({
    value: id,
    label: name === id ? id : `${name} · ${id}`,
  }));
  // One that is not in the list, for instance deleted meanwhile, is still what the list is about.
  const isKnown = chosen === undefined || known.some(({ value }) => value === chosen);
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
        data === undefined
          ? 'Reading the agents …'
          : `No agent of this name or ID${data.hasMore ? ' among the newest' : ''}`
      }
      comboboxProps={{
        position: 'bottom-start',
        withinPortal: false,
        transitionProps: { duration: 0 },
        width: 'max-content',
      }}
      clearButtonProps={{ 'aria-label': 'All agents' }}
      data={isKnown ? known : [{ value: chosen, label: chosen }, ...known]}
      value={chosen ?? null}
      error={isError ? `The agents could not be read. ${describeFailure(error).messages.join(' ')}` : undefined}
      onChange={(agent_id) => onChange({ agent_id: agent_id ?? undefined })}
    />
  );
}
