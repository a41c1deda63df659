import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ViewFilters } from '#contract/views';
import { useTimeDisplay } from '../times/time-display';
import { fieldTimeOf, momentOfField } from '../times/zoned-times';
import type { FilterProps } from './filter-fields';
import classes from './lists.module.css';

const bounds = [
  { name: 'created_after', label: 'Created from' },
  { name: 'created_before', label: 'Created before' },
  { name: 'updated_after', label: 'Updated from' },
  { name: 'updated_before', label: 'Updated before' },
] as const;

type Bound = (typeof bounds)[number]['name'];

const ranges = [
  { label: 'Last 24 hours', hours: 24 },
  { label: 'Last 7 days', hours: 7 * 24 },
  { label: 'Last 30 days', hours: 30 * 24 },
] as const;

const noTimes = {
  created_after: undefined,
  created_before: undefined,
  updated_after: undefined,
  updated_before: undefined,
};

/** The bounds of a list that goes back so many hours from now; to the minute, so that its link is short. */
export function lastHours(hours: number): Partial<ViewFilters> {
  const from = new Date(Math.floor(Date.now() / 60_000) * 60_000 - hours * 3_600_000);
  return { ...noTimes, created_after: from.toISOString().replace('.000Z', 'Z') };
}

/** The four bounds in time, in the reader's zone, which is named. */
export function TimeFilter({ filters, onChange }: FilterProps) {
  const { zone, zoneName } = useTimeDisplay();
  const shownOf = (name: Bound) => (filters[name] === undefined ? '' : fieldTimeOf(filters[name], zone));
  const [typed, setTyped] = useState<Partial<Record<Bound, string>>>({});
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const changed = Object.entries(typed).map(([name, text]) => [name, momentOfField(text, zone) ?? undefined]);
    setTyped({});
    onChange(Object.fromEntries(changed));
  };
  const isAny = bounds.some(({ name }) => filters[name] !== undefined);
  return (
    <form onSubmit={apply} className={classes.times}>
      <div className={classes.actions}>
        {ranges.map(({ label, hours }) => (
          <Button key={label} size="compact-sm" variant="default" onClick={() => onChange(lastHours(hours))}>
            {label}
          </Button>
        ))}
      </div>
      <div className={classes.bounds}>
        {bounds.map(({ name, label }) => (
          <TextInput
            key={name}
            type="datetime-local"
            step={1}
            label={label}
            value={typed[name] ?? shownOf(name)}
            onChange={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [name]: value }))}
          />
        ))}
      </div>
      <p className={classes.dimmed}>
        Times are in {zone}
        {zone === zoneName ? '' : ` (${zoneName})`}.
      </p>
      <div className={classes.actions}>
        <Button type="submit" size="xs">
          Set the times
        </Button>
        {isAny && (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setTyped({});
              onChange(noTimes);
            }}
          >
            Any time
          </Button>
        )}
      </div>
    </form>
  );
}
