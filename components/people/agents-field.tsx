import { MultiSelect } from '@mantine/core';
import { describeFailure } from '#hooks/failures';
import { useAgents } from '#hooks/use-agents';

type AgentsFieldProps = { value: string[]; onChange: (agentIds: string[]) => void; problem: string | undefined };

/** Some agents, chosen by name or ID. An empty list means none. */
export function AgentsField({ value, onChange, problem }: AgentsFieldProps) {
  const { data, isError, error } = useAgents();
  const known = (data?.agents ?? []).map(({ id, name }) => ({
    value: id,
    label: name === id ? id : `${name} · ${id}`,
  }));
  // One that is not in the list, for instance deleted meanwhile, stays on somebody's list.
  const others = value.filter((id) => !known.some((each) => each.value === id)).map((id) => ({ value: id, label: id }));
  return (
    <MultiSelect
      aria-label="Only these agents"
      placeholder={value.length === 0 ? 'Name or ID of an agent' : undefined}
      description={value.length === 0 ? 'With none chosen, the person sees no session at all.' : undefined}
      searchable
      limit={100}
      maxDropdownHeight={220}
      hidePickedOptions
      nothingFoundMessage={
        data === undefined
          ? 'Reading the agents …'
          : `No other agent of this name or ID${data.hasMore ? ' among the newest' : ''}`
      }
      comboboxProps={{ transitionProps: { duration: 0 } }}
      data={[...others, ...known]}
      value={value}
      error={problem ?? (isError ? `The agents could not be read. ${describeFailure(error).messages.join(' ')}` : null)}
      onChange={onChange}
    />
  );
}
