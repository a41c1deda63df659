import { Button, Group } from '@mantine/core';
import type { Session } from '#contract/sessions';
import { describeFailure } from '#hooks/failures';
import { useReadSession, useUpdateSession } from '#hooks/use-sessions';
import { BusyButton } from '../controls/busy-button';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { PartFailure } from '../problems/part-failure';
import classes from './sessions.module.css';

type StatusDialogProps = {
  params: { agent_id: string; session_id: string };
  session: Session;
  opened: boolean;
  onClose: () => void;
};

/** Asks before a session is enabled or disabled, and says what happens. */
export function StatusDialog({ params, session, opened, onClose }: StatusDialogProps) {
  const update = useUpdateSession(params);
  const read = useReadSession(params);
  const announce = useAnnounce();
  const verb = session.enabled ? 'Disable' : 'Enable';
  const isConflict = update.error !== null && describeFailure(update.error).code === 'precondition_failed';
  const close = () => {
    update.reset();
    onClose();
  };
  const submit = () =>
    update.mutate(
      { change: { enabled: !session.enabled }, revisionId: session.last_change?.revision_id ?? '' },
      {
        onSuccess: ({ enabled }) => {
          announce(`The session is ${enabled ? 'enabled' : 'disabled'}.`);
          close();
        },
        onError: (error) => {
          if (describeFailure(error).code === 'precondition_failed') read.mutate();
        },
      },
    );

  return (
    <LazyModal opened={opened} onClose={close} title={`${verb} this session`}>
      <div className={classes.dialog}>
        <p>
          {session.enabled
            ? 'From now on the API and every page say that it is disabled (enabled: false). Programs that heed that stop using it at once.'
            : 'From now on the API and every page say that it is enabled (enabled: true). Programs that heed that may use it at once.'}
        </p>
        <p>
          Nothing is deleted, and who can read it stays the same. The change is in its history, with your name, and can
          be undone at any time.
        </p>
        {isConflict ? (
          <p role="alert">
            Nothing was changed: somebody else changed the session meanwhile.{' '}
            {read.data === undefined ? '' : `It is ${read.data.enabled ? 'enabled' : 'disabled'} now. `}
            Close this to look at it, or decide again.
          </p>
        ) : update.error === null ? null : (
          <PartFailure
            words="Nothing was changed."
            unknown="It is not known whether the session was changed. Trying once more does no harm."
            error={update.error}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <BusyButton data-autofocus isBusy={update.isPending || read.isPending} onClick={submit}>
            {verb}
          </BusyButton>
        </Group>
      </div>
    </LazyModal>
  );
}
