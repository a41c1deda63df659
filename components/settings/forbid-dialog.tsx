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
    <LazyModal opened={opened} onClose={onClose} title="Turn off share links">
      <div className={classes.dialog}>
        <LiveLinks />
        <p>
          Anyone viewing a shared session loses access within ten seconds and is told that this desk no longer shares
          sessions. If you allow share links again, links that haven’t expired work again.
        </p>
        <div className={`${classes.choices} ${classes.end}`}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button color="red" data-autofocus onClick={onForbid}>
            Turn off share links
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
    const number = hasMore
      ? `More than ${write(count)} active links`
      : count === 1
        ? '1 active link'
        : `${write(count)} active links`;
    return (
      <p role="status">
        {count === 0 ? (
          'There are no active links.'
        ) : (
          <>
            <strong>{number}</strong> {count === 1 ? 'stops' : 'stop'} working at once.
          </>
        )}
      </p>
    );
  }
  if (error === null || isFetching) return <Skeleton height={20} aria-label="Counting the links" />;
  return (
    <PartFailure words="The number of active links could not be loaded." error={error} onRetry={() => void refetch()} />
  );
}
