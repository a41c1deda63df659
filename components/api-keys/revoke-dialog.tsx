import type { ApiKey } from '#contract/api-keys';
import { useRevokeApiKey } from '#hooks/use-api-keys';
import { Confirmation } from '../dialogs/confirmation';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { TimeText } from '../times/time-text';

type RevokeDialogProps = { apiKey: ApiKey; opened: boolean; onClose: () => void };

/** Asks before a key is revoked for good, and says what happens. */
export function RevokeDialog({ apiKey, opened, onClose }: RevokeDialogProps) {
  const revoke = useRevokeApiKey(apiKey.id);
  const announce = useAnnounce();
  const close = () => {
    revoke.reset();
    onClose();
  };
  const submit = () =>
    revoke.mutate(null, {
      onSuccess: () => {
        announce('The key is revoked.');
        close();
      },
    });
  return (
    <LazyModal opened={opened} onClose={close} title="Revoke this key for good">
      <Confirmation
        verb="Revoke for good"
        isFinal
        change={revoke}
        failure={{
          words: 'The key was not revoked, and still works.',
          unknown: 'It is not known whether the key was revoked. Trying once more does no harm.',
        }}
        onConfirm={submit}
        onCancel={close}
      >
        <p>
          From its next call on, <bdi>{apiKey.name}</bdi> is refused with 401. Programs that use it stop working. This
          cannot be undone; to stop it for a while, disable it.
        </p>
        <p>
          {apiKey.last_used_at === null ? (
            'It was never used.'
          ) : (
            <>
              It was last used <TimeText iso={apiKey.last_used_at} show="relative" />.
            </>
          )}{' '}
          It stays in the list and in the record, with its calls.
        </p>
      </Confirmation>
    </LazyModal>
  );
}
