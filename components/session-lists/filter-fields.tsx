import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { searchTextProblem } from '#contract/list-rules';
import type { ViewFilters } from '#contract/views';
import { useFollowed } from './use-followed';

export type FilterProps = { filters: ViewFilters; onChange: (change: Partial<ViewFilters>) => void };

export type FilterBarProps = FilterProps & {
  match: string | null;
  /** null: the reader may not search for personal values */
  onMatch: ((match: string | null) => void) | null;
  metadataProblem: string | undefined;
};

/** Full-text search in IDs, descriptions and values. Submitted with Enter, since each search is recorded. */
export function TextFilter({ filters, onChange }: FilterProps) {
  const [text, setText] = useFollowed(filters.q ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const q = text.trim() === '' ? undefined : text.trim();
    const wrong = q === undefined ? null : searchTextProblem(q);
    setProblem(wrong === null ? null : `The text ${wrong}.`);
    if (wrong === null) onChange({ q });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element of that name is not in every browser that the desk serves
    <form role="search" onSubmit={search}>
      <TextInput
        aria-label="Text in ID, description or metadata"
        placeholder="Text in ID, description, metadata…"
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
