import { UnstyledButton } from '@mantine/core';
import { IconMessage, IconRobot } from '@tabler/icons-react';
import Link from 'next/link';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import type { Suggestions } from '#hooks/use-suggestions';
import { sessionPath } from '../addresses/session-address';
import classes from './suggestions.module.css';

type SuggestionListProps = {
  suggested: Suggestions;
  /** the agent ID typed before, which need not be repeated */
  agentId: string | null;
  list: RefObject<HTMLUListElement | null>;
  /** an agent was chosen: the text continues after it */
  onAgent: (agentId: string) => void;
  /** back to the box */
  onLeave: () => void;
  /** where sessions link to, if not to their pages */
  pathOf?: typeof sessionPath;
};

/** Suggested IDs while typing: sessions are opened, agents are inserted into the box. */
export function SuggestionList({
  suggested,
  agentId,
  list,
  onAgent,
  onLeave,
  pathOf = sessionPath,
}: SuggestionListProps) {
  const { suggestions, begin_so } = suggested;
  return (
    <div className={classes.panel}>
      {!begin_so && <p className={classes.title}>No matches. Did you mean:</p>}
      <ul ref={list} className={classes.list} aria-label="Suggestions" onKeyDown={(event) => walk(event, onLeave)}>
        {suggestions.map(({ agent_id, session_id }) => (
          <li key={`${agent_id}/${session_id}`}>
            {session_id === null ? (
              <UnstyledButton
                className={classes.item}
                onMouseDown={keepFocus}
                onClick={() => onAgent(agent_id)}
                dir="ltr"
              >
                <IconRobot size={16} stroke={1.5} aria-hidden className={classes.icon} />
                <span className={classes.id}>{agent_id}</span>
              </UnstyledButton>
            ) : (
              <Link
                className={classes.item}
                href={pathOf({ agent_id, session_id })}
                prefetch={false}
                onMouseDown={keepFocus}
                dir="ltr"
              >
                <IconMessage size={16} stroke={1.5} aria-hidden className={classes.icon} />
                <span className={classes.id}>{session_id}</span>
                {agent_id !== agentId && <span className={classes.under}>{agent_id}</span>}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Focuses a suggestion of the list; before the first one, there is only the box. */
export function focusSuggestion(list: HTMLUListElement | null, at: number): boolean {
  const items = [...(list?.querySelectorAll<HTMLElement>('a, button') ?? [])];
  const item = at < 0 ? items.at(-1) : items[Math.min(at, items.length - 1)];
  item?.focus();
  return item !== undefined;
}

function walk(event: KeyboardEvent<HTMLUListElement>, onLeave: () => void): void {
  const list = event.currentTarget;
  const at = [...list.querySelectorAll('a, button')].indexOf(document.activeElement as Element);
  const steps: Record<string, () => unknown> = {
    ArrowDown: () => focusSuggestion(list, at + 1),
    ArrowUp: () => (at <= 0 ? onLeave() : focusSuggestion(list, at - 1)),
    Home: () => focusSuggestion(list, 0),
    End: () => focusSuggestion(list, -1),
    Escape: onLeave,
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  step();
}

// Not every browser focuses a pressed element; without this, the list would close before the click.
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}
