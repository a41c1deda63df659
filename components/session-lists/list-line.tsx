import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconChevronLeft, IconChevronRight, IconCopy, IconRefresh } from '@tabler/icons-react';
import Link from 'next/link';
import { useCopy } from '../ids/use-copy';
import { useNumber } from '../numbers/use-number';
import { comparePath } from '../sessions/session-address';
import { useTimeDisplay } from '../times/time-display';
import classes from './lists.module.css';

type ListLineProps = {
  /** the number of rows on this page; null while there are none to count */
  count: number | null;
  number: number | null;
  isBusy: boolean;
  isIncomplete: boolean;
  selected: ReadonlySet<string>;
  copied: 'done' | 'failed' | null;
  onClear: () => void;
  onRefresh: () => void;
};

/** The line above the table: what is shown, or what is selected. Always present, so that nothing moves. */
export function ListLine({ selected, onClear, ...facts }: ListLineProps) {
  return (
    <>
      <div className={classes.line}>
        {selected.size > 0 ? <Selection selected={selected} onClear={onClear} /> : <Facts {...facts} />}
      </div>
      {facts.isIncomplete && (
        <p className={classes.incomplete} role="status">
          <strong>Some sessions may be missing.</strong> The masking rules have changed, and some sessions can’t be
          searched yet. Check again in a few minutes.
        </p>
      )}
    </>
  );
}

function Facts({ count, number, isBusy, copied, onRefresh }: Omit<ListLineProps, 'selected' | 'onClear'>) {
  const { zoneName } = useTimeDisplay();
  const write = useNumber();
  const page = number === null ? 'a later page' : `page ${write(number)}`;
  const words = count === null ? '' : `${count === 1 ? '1 session' : `${write(count)} sessions`} on ${page}`;
  return (
    <>
      <span role="status">
        {isBusy
          ? 'Loading sessions…'
          : copied === 'failed'
            ? 'Your browser blocked copying.'
            : copied === 'done'
              ? 'Link copied.'
              : words}
      </span>
      <span suppressHydrationWarning>Times in {zoneName}</span>
      <ActionIcon size={28} variant="subtle" color="gray" aria-label="Refresh" onClick={onRefresh}>
        <IconRefresh size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    </>
  );
}

function Selection({ selected, onClear }: Pick<ListLineProps, 'selected' | 'onClear'>) {
  const { copied, copy } = useCopy();
  const Icon = copied === 'done' ? IconCheck : IconCopy;
  return (
    <>
      <span role="status">{selected.size} selected</span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Icon size={14} stroke={1.75} aria-hidden />}
        onClick={() =>
          void copy([...selected].join('\n'), selected.size === 1 ? 'The IDs' : `${selected.size} lines of IDs`)
        }
      >
        {copied === 'done' ? 'Copied' : copied === 'failed' ? 'Not copied' : 'Copy IDs'}
      </Button>
      {selected.size === 2 && (
        <Button component={Link} href={compareHref(selected)} prefetch={false} size="compact-sm" variant="default">
          Compare
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
        Clear selection
      </Button>
    </>
  );
}

/** Returns the URL that compares the two selected rows, each given as two IDs separated by a space. */
function compareHref(selected: ReadonlySet<string>): string {
  const [a, b] = [...selected].map((row) => {
    const [agent_id = '', session_id = ''] = row.split(' ');
    return { agent_id, session_id };
  });
  return a === undefined || b === undefined ? '/compare' : comparePath(a, b);
}

type PagingProps = {
  previous: (() => void) | null;
  /** set only where the previous page is not known */
  first: (() => void) | null;
  next: (() => void) | null;
  isShown: boolean;
};

/** The buttons to the previous and next page. */
export function Paging({ previous, first, next, isShown }: PagingProps) {
  const turn = (go: () => void) => () => {
    go();
    document.getElementById('content')?.scrollIntoView();
  };
  if (!isShown) return null;
  return (
    <nav className={classes.paging} aria-label="Pages">
      {first !== null && (
        <Button size="xs" variant="default" onClick={turn(first)}>
          First page
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconChevronLeft size={14} stroke={1.75} aria-hidden />}
        aria-disabled={previous === null}
        data-disabled={previous === null || undefined}
        onClick={previous === null ? undefined : turn(previous)}
      >
        Previous
      </Button>
      <Button
        size="xs"
        variant="default"
        rightSection={<IconChevronRight size={14} stroke={1.75} aria-hidden />}
        aria-disabled={next === null}
        data-disabled={next === null || undefined}
        onClick={next === null ? undefined : turn(next)}
      >
        Next
      </Button>
    </nav>
  );
}
