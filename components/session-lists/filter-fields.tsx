import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { keptFilters } from '#contract/session-filters';
import type { ViewFilters } from '#contract/views';
import { describeFailure } from '#hooks/failures';
import { useAgents } from '#hooks/use-agents';
import { useFollowed } from './use-followed';

export type FilterProps = { filters: ViewFilters; onChange: (change: Partial<ViewFilters>) => void };

/** Text that is sought in ids, descriptions and values. It is asked for with Enter: each search is on the record. */
export function TextFilter({ filters, onChange }: FilterProps) {
  const [text, setText] = useFollowed(filters.q ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const q = text.trim() === '' ? undefined : text.trim();
    const read = keptFilters.q.safeParse(q);
    setProblem(read.success ? null : `The text ${read.error.issues[0]?.message ?? 'cannot be sought'}.`);
    if (read.success) onChange({ q });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element of that name is not in every browser that the desk serves
    <form role="search" onSubmit={search}>
      <TextInput
        aria-label="Text in ID, description or metadata"
        placeholder="Text in ID, description, metadata …"
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        rightSectionWidth={76}
        rightSection={
          <Button type="submit" size="compact-sm" variant="default">
            Search
          </Button>
        }
        value={text}
        error={problem}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
      />
    </form>
  );
}

/** One agent, or all of those that one may see. */
export function AgentFilter({ filters, onChange }: FilterProps) {
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
      clearable
      limit={100}
      nothingFoundMessage={data === undefined ? 'Reading the agents …' : 'No agent of this name or ID'}
      comboboxProps={{ withinPortal: false, transitionProps: { duration: 0 }, width: 'max-content' }}
      clearButtonProps={{ 'aria-label': 'All agents' }}
      data={isKnown ? known : [{ value: chosen, label: chosen }, ...known]}
      value={chosen ?? null}
      error={isError ? `The agents could not be read. ${describeFailure(error).messages.join(' ')}` : undefined}
      onChange={(agent_id) => onChange({ agent_id: agent_id ?? undefined })}
    />
  );
}

/** Enabled, disabled, or both. */
export function StatusFilter({ filters, onChange }: FilterProps) {
  return (
    <NativeSelect
      aria-label="Status"
      data={[
        { value: '', label: 'Any status' },
        { value: 'true', label: 'Enabled' },
        { value: 'false', label: 'Disabled' },
      ]}
      value={filters.enabled === undefined ? '' : String(filters.enabled)}
      onChange={({ currentTarget: { value } }) => onChange({ enabled: value === '' ? undefined : value === 'true' })}
    />
  );
}

const orders = {
  'created_at desc': 'Created, newest first',
  'created_at asc': 'Created, oldest first',
  'updated_at desc': 'Updated, newest first',
  'updated_at asc': 'Updated, oldest first',
} as const;

/** The order of the list, where there is no table head to choose it. */
export function OrderField({ filters, onChange }: FilterProps) {
  const { order_by = 'created_at', direction = 'desc' } = filters;
  return (
    <NativeSelect
      aria-label="Order"
      data={Object.entries(orders).map(([value, label]) => ({ value, label }))}
      value={`${order_by} ${direction}`}
      onChange={({ currentTarget: { value } }) =>
        onChange({
          order_by: value.startsWith('updated') ? 'updated_at' : 'created_at',
          direction: value.endsWith('asc') ? 'asc' : 'desc',
        })
      }
    />
  );
}

type ExactValueProps = { match: string | null; onMatch: (match: string | null) => void };

/** An exact personal value. It stays in the open page: it is in no address, no saved view, and no storage. */
export function ExactValueFilter({ match, onMatch }: ExactValueProps) {
  const [text, setText] = useState(match ?? '');
  const find = (event: FormEvent) => {
    event.preventDefault();
    onMatch(text === '' ? null : text);
  };
  return (
    <form onSubmit={find}>
      <TextInput
        label="Exact personal value"
        description="For instance a whole e-mail address. Each search is on the record, by a hash of the value; the value itself is kept nowhere and is gone when you leave the page. 30 a minute."
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button.Group mt="xs">
        <Button type="submit" size="xs" variant="default" disabled={text === '' && match === null}>
          Find the value
        </Button>
        {match !== null && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setText('');
              onMatch(null);
            }}
          >
            Stop
          </Button>
        )}
      </Button.Group>
    </form>
  );
}
