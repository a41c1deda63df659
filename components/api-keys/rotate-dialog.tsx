import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ApiKey } from '#contract/api-keys';
import { useRotateApiKey } from '#hooks/use-api-keys';
import { BusyButton } from '../controls/busy-button';
import { LazyModal } from '../lazy/lazy-modal';
import { PartFailure } from '../problems/part-failure';
import classes from './api-keys.module.css';
import { type ExampleSession, NewKey } from './new-key';

const overlaps = [
  { value: '0', label: 'None: the old key ends at once' },
  { value: '300', label: '5 minutes' },
  { value: '3600', label: '1 hour' },
  { value: '28800', label: '8 hours' },
  { value: '86400', label: '24 hours' },
];

type RotateDialogProps = { apiKey: ApiKey; example: ExampleSession; opened: boolean; onClose: () => void };

/** Replaces a key by a new one with the same terms, and shows the new one this once. */
export function RotateDialog({ apiKey, example, opened, onClose }: RotateDialogProps) {
  const rotate = useRotateApiKey(apiKey.id);
  const [overlap, setOverlap] = useState('3600');
  const made = rotate.data;
  const close = () => {
    // A key that is on its way would be lost, and nobody would have it.
    if (rotate.isPending) return;
    // With it goes the key.
    rotate.reset();
    onClose();
  };
  return (
    <LazyModal
      opened={opened}
      onClose={close}
      size={made === undefined ? 'md' : 680}
      title={made === undefined ? 'Rotate the key' : 'The new key was made'}
      closeOnClickOutside={made === undefined}
      closeOnEscape={made === undefined}
      withCloseButton={made === undefined}
    >
      {made === undefined ? (
        <div className={classes.dialog}>
          <p>
            A new key is made, with the same name, permissions, agents, limit and expiry. The old one works on for the
            overlap, so that nothing breaks while you put the new one in its place.
          </p>
          <NativeSelect
            data-autofocus
            label="Overlap"
            description="A key that expires earlier anyway ends then."
            data={overlaps}
            value={overlap}
            onChange={({ currentTarget: { value } }) => setOverlap(value)}
          />
          {rotate.error === null ? null : (
            <PartFailure
              words="The key was not rotated, and works as before."
              unknown="It is not known whether the key was rotated. Close this and load the page again: it says whether another one came in its place."
              error={rotate.error}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <BusyButton isBusy={rotate.isPending} onClick={() => rotate.mutate({ overlap_seconds: Number(overlap) })}>
              Rotate
            </BusyButton>
          </Group>
        </div>
      ) : (
        <NewKey made={made} example={example} onDone={close}>
          <p>
            {overlap === '0'
              ? 'The old key is refused from now on.'
              : 'The page of the old key counts down how long it works.'}{' '}
            It links to the page of the new one.
          </p>
        </NewKey>
      )}
    </LazyModal>
  );
}
