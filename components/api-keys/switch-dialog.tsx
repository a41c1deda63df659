import { useState } from 'react';
import type { ApiKey } from '#contract/api-keys';
import { useUpdateApiKey } from '#hooks/use-api-keys';
import { Confirmation } from '../dialogs/confirmation';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';

type SwitchDialogProps = { apiKey: ApiKey; opened: boolean; onClose: () => void };

/** Asks before a key is disabled or enabled, and says what happens. */
export function SwitchDialog({ apiKey, opened, onClose }: SwitchDialogProps) {
  const isDisabled = apiKey.state === 'disabled';
  return (
    <LazyModal opened={opened} onClose={onClose} title={isDisabled ? 'Enable this key' : 'Disable this key'}>
      <SwitchForm apiKey={apiKey} onClose={onClose} />
    </LazyModal>
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
    <Confirmation
      verb={isDisabled ? 'Enable' : 'Disable'}
      change={update}
      failure={{
        words: 'Nothing was changed.',
        unknown: 'It is not known whether the key was changed. Trying once more does no harm.',
      }}
      onConfirm={submit}
      onCancel={onClose}
    >
      <p>
        {isDisabled
          ? 'It is accepted again from its next call on, unless it has expired meanwhile.'
          : 'From its next call on it is refused with 401. Programs that use it stop working until you enable it again.'}
      </p>
    </Confirmation>
  );
}
