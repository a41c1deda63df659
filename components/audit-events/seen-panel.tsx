import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { BusyButton } from '../controls/busy-button';
import classes from './audit-log.module.css';

type SeenPanelProps = {
  match: string | null;
  onMatch: (match: string) => void;
  /** closes the panel and forgets what was typed */
  onForget: () => void;
  /** a search for a value is running; loading the log before that does not block the form */
  isBusy: boolean;
};

/** Finds who has seen a customer, by an exact value of theirs. The value is kept only in the open page. */
export function SeenPanel({ match, onMatch, onForget, isBusy }: SeenPanelProps) {
  const [text, setText] = useState(match ?? '');
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (text !== '' && !isBusy) onMatch(text);
  };
  return (
    <section aria-label="Who has seen this customer?" className={classes.seen}>
      <form onSubmit={find} className={classes.seenForm} autoComplete="off">
        <TextInput
          label="Exact personal value"
          description="For example, the full e-mail address, exactly as in the sessions."
          autoFocus
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={1_000}
          dir="auto"
          className={classes.seenField}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <BusyButton type="submit" size="sm" isBusy={isBusy} disabled={text === ''}>
            Show who has seen it
          </BusyButton>
          <Button variant="default" onClick={onForget}>
            {match === null ? 'Close' : 'Forget the value'}
          </Button>
        </div>
      </form>
      {match === null ? null : (
        <p role="status">
          <strong>Events of every session that holds this value now:</strong> each view, list, reveal, share, export and
          change. Filters narrow them.
        </p>
      )}
      <p className={classes.quiet}>
        The value stays on this page only: it is never put in a URL, history, storage or log, and is gone when you
        leave. You can search 30 times a minute; each search is recorded with a hash of the value. Only masked values
        are found, and not in sessions that have since been changed or deleted.
      </p>
    </section>
  );
}
