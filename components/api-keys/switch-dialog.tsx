import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { ApiKey } from '#contract/api-keys';
import { useUpdateApiKey } from '#hooks/use-api-keys';
import { PartFailure } from '../problems/part-failure';
import { useAnnounce } from '../shell/announcer';
import { BusyButton } from '../shell/busy-button';
import { LateModal } from '../shell/late-modal';
import classes from './api-keys.module.css';

type SwitchDialogProps = { apiKey: ApiKey; opened: boolean; onClose: () => void };

/** Asks before a key is disabled or enabled, and says what happens. */
export function SwitchDialog({ apiKey, opened, onClose }: SwitchDialogProps) {
  const isDisabled = apiKey.state === 'disabled';
  return (
    <LateModal opened={opened} onClose={onClose} title={isDisabled ? 'Enable this key' : 'Disable this key'}>
      <SwitchForm apiKey={apiKey} onClose={onClose} />
    </LateModal>
  );
}

function SwitchForm({ apiKey, onClose }: Omit<SwitchDialogProps, 'opened'>) {
  // As it was asked: what the dialog says stays while the answer comes.
  const [isDisabled] = useState(apiKey.state === 'disabled');
  const update = useUpdateApiKey(apiKey.id);
  const announce = useAnnounce();
  const submit = () =>
    update.mutate(
      { enabled: isDisabled },
      {
        onSuccess: () => {
          announce(`The key is ${isDisabled ? 'enabled' : 'disabled'}.`);
          onClose();
        },
      },
    );
  return (
    <div className={classes.dialog}>
      <p>
        {isDisabled
          ? 'It is accepted again from its next call on, unless it has expired meanwhile.'
          : 'From its next call on it is refused with 401. Programs that use it stop working until you enable it again.'}
      </p>
      {update.error === null ? null : (
        <PartFailure
          words="Nothing was changed."
          unknown="It is not known whether the key was changed. Trying once more does no harm."
          error={update.error}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton data-autofocus isBusy={update.isPending} onClick={submit}>
          {isDisabled ? 'Enable' : 'Disable'}
        </BusyButton>
      </Group>
    </div>
  );
}
