import { Button } from '@mantine/core';
import type { RetentionPreview } from '#contract/retention-previews';
import { LazyModal } from '../lazy/lazy-modal';
import { useNumber } from '../numbers/use-number';
import { useTimeDisplay } from '../times/time-display';
import classes from './desk-settings.module.css';

/** Says what a retention period would remove now. */
export function OutlivedWords({ preview: { seals, events, oldest_at, newest_at } }: { preview: RetentionPreview }) {
  const write = useNumber();
  const { exact } = useTimeDisplay();
  if (events === 0 || oldest_at === null || newest_at === null) return <p>No events would be removed now.</p>;
  return (
    <p>
      <strong>{events === 1 ? '1 event' : `${write(events)} events`}</strong> would be removed now, recorded from{' '}
      {exact(oldest_at)} to {exact(newest_at)}.{' '}
      {seals === 1 ? 'Their seal is kept.' : `Their ${write(seals)} seals are kept.`}
    </p>
  );
}

type RetentionDialogProps = {
  days: number;
  preview: RetentionPreview;
  opened: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before a retention is saved that removes something. */
export function RetentionDialog({ days, preview, opened, onConfirm, onClose }: RetentionDialogProps) {
  const write = useNumber();
  return (
    <LazyModal opened={opened} onClose={onClose} title="Remove old audit events">
      <div className={classes.dialog}>
        <p>{`Audit events will be kept for ${days === 1 ? '1 day' : `${write(days)} days`}.`}</p>
        <OutlivedWords preview={preview} />
        <p>
          The desk removes them within the hour and checks again every hour. They can’t be restored: export them first.
        </p>
        <div className={`${classes.choices} ${classes.end}`}>
          <Button variant="default" data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button color="red" onClick={onConfirm}>
            Save and remove
          </Button>
        </div>
      </div>
    </LazyModal>
  );
}
