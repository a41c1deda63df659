import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Session } from '#contract/sessions';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import { useTimeDisplay } from '../times/time-display';
import classes from './revisions.module.css';
import type { ShownThen } from './shown-then';

type AtBannerProps = {
  at: string;
  /** undefined while it loads, or when it cannot be loaded */
  then: Session | undefined;
  marks: ShownThen | null;
  onBack: () => void;
};

/** Says that an earlier state of a session is shown, what has changed since, and links back. Takes the focus. */
export function AtBanner({ at, then, marks, onBack }: AtBannerProps) {
  const { exact } = useTimeDisplay();
  const write = useNumber();
  const place = useRef<HTMLElement>(null);
  const time = Number.isNaN(Date.parse(at)) ? at : exact(at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment is another page to the reader
  useEffect(() => place.current?.focus(), [at]);

  return (
    <section ref={place} tabIndex={-1} aria-label="Earlier revision" className={classes.banner}>
      <IconHistory size={16} stroke={1.75} aria-hidden />
      <p>
        <strong>
          This is the session as of <span suppressHydrationWarning>{time}</span>.
        </strong>{' '}
        {then?.last_change === undefined ? null : (
          <>
            Last changed by <bdi>{then.last_change.by}</bdi>.{' '}
          </>
        )}
        {marks === null ? null : wordsOf(marks, write)}
      </p>
      <Button size="xs" variant="default" onClick={onBack}>
        Back to current
      </Button>
    </section>
  );
}

function wordsOf({ different, added, description, enabled }: ShownThen, write: WriteNumber): string {
  const words = [
    different.size > 0 ? 'Values changed or removed since then are marked.' : null,
    added > 0 ? `${added === 1 ? '1 metadata value was' : `${write(added)} metadata values were`} added since.` : null,
    description ? 'The description has changed since.' : null,
    enabled === null ? null : `It is now ${enabled ? 'enabled' : 'disabled'}.`,
  ].filter((each) => each !== null);
  return words.length === 0 ? 'Nothing has changed since.' : words.join(' ');
}
