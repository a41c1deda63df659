import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTimeDisplay } from '../times/time-display';
import { fieldTimeOf, momentOfField } from '../times/zoned-times';
import type { FilterProps } from './filter-fields';
import classes from './lists.module.css';
import { lastHours, noTimes } from './time-ranges';

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

/** The four time bounds, in the reader's zone, which is named. */
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
          Apply times
        </Button>
        {isAny && (
          <Button
            size="xs"
            variant="default"
            onClick={({ currentTarget }) => {
              setTyped({});
              // The button goes away.
              currentTarget.form?.querySelector('input')?.focus();
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
