import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import { isPlainClick } from './plain-click';
import { type SessionPlace, type TabName, tabs } from './session-place';
import classes from './session-tabs.module.css';

type SessionTabsProps = {
  place: SessionPlace;
  hrefOf: (to: SessionPlace) => string;
  go: (to: SessionPlace) => void;
  /** the content of each tab; a tab without content is not offered */
  panels: Partial<Record<TabName, ReactNode>>;
  /** the count of each tab; the space for a count not known yet (undefined) is reserved */
  counts: Partial<Record<TabName, number | undefined>>;
};

function writtenCount(number: number | undefined, write: WriteNumber): string {
  return number === undefined ? '' : ` ${write(number)}`;
}

const keysThatMove: Record<string, (index: number, count: number) => number> = {
  ArrowLeft: (index, count) => (index + count - 1) % count,
  ArrowRight: (index, count) => (index + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * The tabs of a session's page. Each tab is a link. The arrow keys move between them and Enter opens one: opening is
 * recorded as an access, so moving past a tab does not open it. Opened tabs stay mounted, with what was typed in them.
 */
export function SessionTabs({ place, hrefOf, go, panels, counts }: SessionTabsProps) {
  const write = useNumber();
  const offered = tabs.filter(({ name }) => name in panels);
  const list = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<TabName>>(new Set([place.tab]));
  const [focused, setFocused] = useState<TabName | null>(null);
  if (!opened.has(place.tab)) setOpened(new Set([...opened, place.tab]));

  const move = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const next = keysThatMove[event.key]?.(index, offered.length);
    if (next !== undefined) list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
    else if (event.key === ' ') event.currentTarget.click();
    else return;
    event.preventDefault();
  };

  return (
    <div className={classes.parts}>
      <div className={classes.scroller}>
        <div ref={list} role="tablist" aria-label="Session sections" className={classes.list}>
          {offered.map(({ name, title }, index) => (
            <a
              key={name}
              id={`tab-${name}`}
              role="tab"
              href={hrefOf({ ...place, tab: name })}
              aria-selected={place.tab === name}
              aria-controls={opened.has(name) ? `panel-${name}` : undefined}
              tabIndex={(focused ?? place.tab) === name ? 0 : -1}
              className={classes.tab}
              onFocus={() => setFocused(name)}
              onBlur={() => setFocused(null)}
              onKeyDown={(event) => move(event, index)}
              onClick={(event) => {
                if (!isPlainClick(event)) return;
                event.preventDefault();
                if (name !== place.tab) go({ ...place, tab: name });
              }}
            >
              {title}
              {name in counts ? <span className={classes.count}>{writtenCount(counts[name], write)}</span> : null}
            </a>
          ))}
        </div>
      </div>
      {offered.map(({ name }) =>
        opened.has(name) ? (
          <div
            key={name}
            role="tabpanel"
            id={`panel-${name}`}
            aria-labelledby={`tab-${name}`}
            hidden={place.tab !== name}
            className={classes.panel}
          >
            {panels[name]}
          </div>
        ) : null,
      )}
    </div>
  );
}
