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
  { value: '0', label: 'None: the old key stops working at once' },
  { value: '300', label: '5 minutes' },
  { value: '3600', label: '1 hour' },
  { value: '28800', label: '8 hours' },
  { value: '86400', label: '24 hours' },
];

type RotateDialogProps = { apiKey: ApiKey; example: ExampleSession; opened: boolean; onClose: () => void };

/** Replaces a key with a new one with the same terms, and shows the new one once. */
export function RotateDialog({ apiKey, example, opened, onClose }: RotateDialogProps) {
  const rotate = useRotateApiKey(apiKey.id);
  const [overlap, setOverlap] = useState('3600');
  const made = rotate.data;
  const close = () => {
    // Closing now would lose the new key: nobody would have it.
    if (rotate.isPending) return;
    // This also drops the key.
    rotate.reset();
    onClose();
  };
  return (
    <LazyModal
      opened={opened}
      onClose={close}
      size={made === undefined ? 'md' : 680}
      title={made === undefined ? 'Rotate key' : 'New key created'}
      closeOnClickOutside={made === undefined}
      closeOnEscape={made === undefined}
      withCloseButton={made === undefined}
    >
      {made === undefined ? (
        <div className={classes.dialog}>
          <p>
            This creates a new key with the same name, permissions, agents, limit and expiry. The old key keeps working
            during the overlap, so nothing breaks while you switch.
          </p>
          <NativeSelect
            data-autofocus
            label="Overlap"
            description="If the old key expires sooner, the overlap ends then."
            data={overlaps}
            value={overlap}
            onChange={({ currentTarget: { value } }) => setOverlap(value)}
          />
          {rotate.error === null ? null : (
            <PartFailure
              words="The key was not rotated and works as before."
              unknown="We don’t know whether the key was rotated. Close this and reload the page: it shows whether the key was replaced."
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
              ? 'The old key no longer works. Its page'
              : 'The old key’s page counts down the time left and'}{' '}
            links to the new key.
          </p>
        </NewKey>
      )}
    </LazyModal>
  );
}
