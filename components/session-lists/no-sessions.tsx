import { Button } from '@mantine/core';
import classes from './lists.module.css';

type NoSessionsProps = {
  isFiltered: boolean;
  /** a time range ends before it starts, so that nothing can match */
  isBackwards: boolean;
  isLaterPage: boolean;
  /** whether the reader is offered the filter by an exact value */
  mayMatch: boolean;
  onFirst: () => void;
  onClear: () => void;
};

/** A list without rows: because there are no sessions, nothing matches, or the page's rows are gone. */
export function NoSessions({ isFiltered, isBackwards, isLaterPage, mayMatch, onFirst, onClear }: NoSessionsProps) {
  if (isLaterPage) {
    return (
      <div className={classes.empty}>
        <p>This page is empty now.</p>
        <Button size="compact-sm" variant="default" onClick={onFirst}>
          Go to the first page
        </Button>
      </div>
    );
  }
  if (isFiltered) {
    return (
      <div className={classes.empty}>
        <p>
          No matches.{' '}
          {isBackwards
            ? 'A time range ends before it starts: swap the two.'
            : `Masked values aren’t searched${mayMatch ? '; use Exact value' : ''}.`}
        </p>
        <Button size="compact-sm" variant="default" onClick={onClear}>
          Remove all filters
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <p>No sessions to show yet.</p>
      <p className={classes.dimmed}>
        Sessions are created over the API: <code>POST /v2/agents/agt_…/sessions</code>. If you expect some here, ask an
        admin which agents you can see.
      </p>
    </div>
  );
}
