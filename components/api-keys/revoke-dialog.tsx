import type { ApiKey } from '#contract/api-keys';
import { useRevokeApiKey } from '#hooks/use-api-keys';
import { Confirmation } from '../dialogs/confirmation';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { TimeText } from '../times/time-text';

type RevokeDialogProps = { apiKey: ApiKey; opened: boolean; onClose: () => void };

/** Confirms revoking a key for good, and says what that does. */
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
        announce('Key revoked.');
        close();
      },
    });
  return (
    <LazyModal opened={opened} onClose={close} title="Revoke this key">
      <Confirmation
        verb="Revoke key"
        isFinal
        change={revoke}
        failure={{
          words: 'The key was not revoked and still works.',
          unknown: 'We don’t know whether the key was revoked. It’s safe to try again.',
        }}
        onConfirm={submit}
        onCancel={close}
      >
        <p>
          From its next call, <bdi>{apiKey.name}</bdi> gets a 401, and programs that use it stop working. This can’t be
          undone. To stop the key temporarily, disable it instead.
        </p>
        <p>
          {apiKey.last_used_at === null ? (
            'It has never been used.'
          ) : (
            <>
              It was last used <TimeText iso={apiKey.last_used_at} show="relative" />.
            </>
          )}{' '}
          It stays in the list and in the audit log, with its calls.
        </p>
      </Confirmation>
    </LazyModal>
  );
}
