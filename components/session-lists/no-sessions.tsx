import { Button } from '@mantine/core';
import classes from './lists.module.css';

type NoSessionsProps = {
  isFiltered: boolean;
  /** a time ends before it begins, so that nothing can fit */
  isBackwards: boolean;
  isLaterPage: boolean;
  onFirst: () => void;
  onClear: () => void;
};

/** A list without rows: because the desk is empty, because nothing fits, or because the page's rows are gone. */
export function NoSessions({ isFiltered, isBackwards, isLaterPage, onFirst, onClear }: NoSessionsProps) {
  if (isLaterPage) {
    return (
      <div className={classes.empty}>
        <p>There is nothing on this page any more.</p>
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
          No session fits these filters.{' '}
          {isBackwards ? 'A time ends before it begins: exchange the two.' : 'Hidden values are not searched.'}
        </p>
        <Button size="compact-sm" variant="default" onClick={onClear}>
          Remove all filters
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <p>There is no session yet that you may see.</p>
      <p className={classes.dimmed}>
        Sessions come over the API: <code>POST /v2/agents/agt_…/sessions</code>. If you expect some here, ask an admin
        which agents you may see.
      </p>
    </div>
  );
}
