import { useState } from 'react';
import type { ApiKey } from '#contract/api-keys';
import { useUpdateApiKey } from '#hooks/use-api-keys';
import { Confirmation } from '../dialogs/confirmation';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';

type SwitchDialogProps = { apiKey: ApiKey; opened: boolean; onClose: () => void };

/** Confirms disabling or enabling a key, and says what that does. */
export function SwitchDialog({ apiKey, opened, onClose }: SwitchDialogProps) {
  const isDisabled = apiKey.state === 'disabled';
  return (
    <LazyModal opened={opened} onClose={onClose} title={isDisabled ? 'Enable this key' : 'Disable this key'}>
      <SwitchForm apiKey={apiKey} onClose={onClose} />
    </LazyModal>
  );
}

function SwitchForm({ apiKey, onClose }: Omit<SwitchDialogProps, 'opened'>) {
  // The state when the dialog opened: the text does not change while the request runs.
  const [isDisabled] = useState(apiKey.state === 'disabled');
  const update = useUpdateApiKey(apiKey.id);
  const announce = useAnnounce();
  const submit = () =>
    update.mutate(
      { enabled: isDisabled },
      {
        onSuccess: () => {
          announce(`Key ${isDisabled ? 'enabled' : 'disabled'}.`);
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
        unknown: 'We don’t know whether the key was changed. It’s safe to try again.',
      }}
      onConfirm={submit}
      onCancel={onClose}
    >
      <p>
        {isDisabled
          ? 'The key works again from its next call, unless it has expired.'
          : 'From its next call, the key gets a 401. Programs that use it stop working until you enable it again.'}
      </p>
    </Confirmation>
  );
}
