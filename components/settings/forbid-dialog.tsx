import { Button, Skeleton } from '@mantine/core';
import { useLiveLinkCount } from '#hooks/use-live-links';
import { LazyModal } from '../lazy/lazy-modal';
import { useNumber } from '../numbers/use-number';
import { PartFailure } from '../problems/part-failure';
import classes from './desk-settings.module.css';

type ForbidDialogProps = { opened: boolean; onForbid: () => void; onClose: () => void };

/** Asks before share links are forbidden, and says how many stop. */
export function ForbidDialog({ opened, onForbid, onClose }: ForbidDialogProps) {
  return (
    <LazyModal opened={opened} onClose={onClose} title="Forbid share links">
      <div className={classes.dialog}>
        <LiveLinks />
        <p>
          Whoever has one open loses it within ten seconds, and is told that the desk no longer shares sessions. If you
          allow share links again, those whose time is not over open again.
        </p>
        <div className={`${classes.choices} ${classes.end}`}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button color="red" data-autofocus onClick={onForbid}>
            Forbid share links
          </Button>
        </div>
      </div>
    </LazyModal>
  );
}

function LiveLinks() {
  const write = useNumber();
  const { data, error, isFetching, refetch } = useLiveLinkCount();
  if (data !== undefined) {
    const { count, hasMore } = data;
    const number = hasMore ? `More than ${write(count)} links` : count === 1 ? '1 link' : `${write(count)} links`;
    return (
      <p role="status">
        {count === 0 ? (
          'No link can be opened now, so none stops.'
        ) : (
          <>
            <strong>{number}</strong> that can be opened now {count === 1 ? 'stops' : 'stop'} at once.
          </>
        )}
      </p>
    );
  }
  if (error === null || isFetching) return <Skeleton height={20} aria-label="Counting the links" />;
  return (
    <PartFailure words="It is not known how many links would stop." error={error} onRetry={() => void refetch()} />
  );
}
