import { useEffect, useRef } from 'react';
import classes from './palette.module.css';
import type { PaletteEntry, PaletteGroup } from './palette-entries';

type PaletteListProps = {
  /** options are `id-0`, `id-1` … through all groups */
  id: string;
  groups: readonly PaletteGroup[];
  active: number;
  onPoint: (at: number) => void;
  onChoose: (entry: PaletteEntry) => void;
};

/** The palette's entries in groups. The focus stays in the box, which handles the keys. */
export function PaletteList({ id, groups, active, onPoint, onChoose }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry may be out of sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  let at = -1;
  return (
    <div ref={list} id={id} role="listbox" aria-label="Commands" className={classes.list}>
      {groups.map(({ name, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={name} role="group" aria-label={name} className={classes.group}>
          <div className={classes.groupName} aria-hidden="true">
            {name}
          </div>
          {entries.map((entry) => {
            at += 1;
            const place = at;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard in the box, which keeps the focus
              <div
                key={`${entry.name} ${entry.detail}`}
                id={`${id}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === active}
                className={classes.entry}
                onMouseMove={() => onPoint(place)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(entry)}
              >
                <span className={classes.name} data-id={isId(entry) || undefined}>
                  {entry.name}
                </span>
                {entry.detail !== undefined && <span className={classes.detail}>{entry.detail}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function isId({ does }: PaletteEntry): boolean {
  return does === 'open_session' || does === 'write';
}
