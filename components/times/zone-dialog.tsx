'use client';

import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useDeskFacts } from '../desk/desk-facts';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { browserReader } from './reader';
import { useTimeDisplay } from './time-display';
import classes from './zone-dialog.module.css';
import { matchingZones, type ZoneEntry, zoneEntries } from './zone-entries';

/** The dialog in which the reader chooses the zone for all times. */
export function ZoneDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <LazyModal opened={opened} onClose={onClose} title="Time zone" size="md">
      <ZoneChoice onClose={onClose} />
    </LazyModal>
  );
}

function ZoneChoice({ onClose }: { onClose: () => void }) {
  const { chosenZone, chooseZone, now } = useTimeDisplay();
  const announce = useAnnounce();
  const id = useId();
  const desk = useDeskFacts();
  const entries = useMemo(() => zoneEntries(browserReader().zone, desk.zone, now), [desk.zone, now]);
  const [text, setText] = useState('');
  const shown = useMemo(() => matchingZones(entries, text), [entries, text]);
  // Initially the current choice; after typing, the first match.
  const [active, setActive] = useState(() => entries.findIndex(({ zone }) => zone === chosenZone));
  const at = Math.max(0, Math.min(active, shown.length - 1));

  const choose = ({ zone, name }: ZoneEntry) => {
    chooseZone(zone);
    announce(`Time zone: ${name}.`);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = shown.length - 1;
    const steps: Record<string, () => void> = {
      ArrowDown: () => setActive(at < last ? at + 1 : 0),
      ArrowUp: () => setActive(at > 0 ? at - 1 : Math.max(0, last)),
      Enter: () => shown[at] && choose(shown[at]),
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    step();
  };

  return (
    <div className={classes.choice}>
      <TextInput
        data-autofocus
        label="Find a time zone"
        description="City, region or offset such as +05:30. Saved in this browser."
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={64}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="status" className={classes.said}>
        {shown.length === 0 ? 'No time zones match.' : ''}
      </div>
      <ZoneList id={id} entries={shown} active={at} chosenZone={chosenZone} onChoose={choose} />
    </div>
  );
}

type ZoneListProps = {
  id: string;
  entries: readonly ZoneEntry[];
  active: number;
  chosenZone: string | null;
  onChoose: (entry: ZoneEntry) => void;
};

/** The focus stays in the box above, which handles the keys. */
function ZoneList({ id, entries, active, chosenZone, onChoose }: ZoneListProps) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry may be out of sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, entries]);
  return (
    <div ref={list} id={id} role="listbox" aria-label="Time zones" className={classes.list}>
      {entries.map((entry, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard in the box, which keeps the focus
        <div
          key={entry.zone ?? ''}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          className={classes.entry}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(entry)}
        >
          <span className={classes.name}>
            {entry.name}
            {entry.zone === chosenZone ? <IconCheck size={14} stroke={2} aria-label="selected" /> : null}
          </span>
          <span className={classes.offset}>{entry.offset}</span>
        </div>
      ))}
    </div>
  );
}
