import { Button, Group } from '@mantine/core';
import type { Session } from '#contract/sessions';
import { describeFailure } from '#hooks/failures';
import { useReadSession, useUpdateSession } from '#hooks/use-sessions';
import { PartFailure } from '../problems/part-failure';
import { useAnnounce } from '../shell/announcer';
import { BusyButton } from '../shell/busy-button';
import { LateModal } from '../shell/late-modal';
import classes from './sessions.module.css';

type StatusDialogProps = {
  params: { agent_id: string; session_id: string };
  session: Session;
  opened: boolean;
  onClose: () => void;
};

/** Confirms enabling or disabling a session, and says what happens. */
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
          announce(`Session ${enabled ? 'enabled' : 'disabled'}.`);
          close();
        },
        onError: (error) => {
          if (describeFailure(error).code === 'precondition_failed') read.mutate();
        },
      },
    );

  return (
    <LateModal opened={opened} onClose={close} title={`${verb} this session`}>
      <div className={classes.dialog}>
        <p>
          {session.enabled
            ? 'The API and all pages will show it as disabled (enabled: false). Programs that check this stop using it at once.'
            : 'The API and all pages will show it as enabled (enabled: true). Programs that check this can use it at once.'}
        </p>
        <p>
          Nothing is deleted, and access stays the same. The change appears in its history with your name and can be
          undone at any time.
        </p>
        {isConflict ? (
          <p role="alert">
            Nothing was changed: someone else changed this session first.{' '}
            {read.data === undefined ? '' : `It is now ${read.data.enabled ? 'enabled' : 'disabled'}. `}
            Close this to review it, or try again.
          </p>
        ) : update.error === null ? null : (
          <PartFailure
            words="Nothing was changed."
            unknown="We don’t know whether this was saved. It’s safe to try again."
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
    </LateModal>
  );
}
