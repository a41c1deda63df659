import { Button, Group } from '@mantine/core';
import type { Person } from '#contract/people';
import { useCreatePasswordReset } from '#hooks/use-password-resets';
import { NewLink } from '../one-time-links/new-link';
import { PartFailure } from '../problems/part-failure';
import { BusyButton } from '../shell/busy-button';
import classes from '../shell/dialog.module.css';
import { LateModal } from '../shell/late-modal';

type ResetDialogProps = { person: Person; opened: boolean; onClose: () => void };

/** Creates a link for a person to set a new password, and shows it only once. Closing the dialog forgets it. */
export function ResetDialog({ person, opened, onClose }: ResetDialogProps) {
  return (
    <LateModal opened={opened} onClose={onClose} title="Reset password" size="lg" closeOnClickOutside={false}>
      <ResetForm person={person} onClose={onClose} />
    </LateModal>
  );
}

function ResetForm({ person, onClose }: Omit<ResetDialogProps, 'opened'>) {
  const reset = useCreatePasswordReset(person.id);
  if (reset.data !== undefined) {
    return (
      <NewLink
        url={reset.data.url}
        expiresAt={reset.data.expires_at}
        lasts="1 hour"
        title={
          <>
            Password reset link for <bdi>{person.name}</bdi>
          </>
        }
        onClose={onClose}
      >
        The desk doesn’t send e-mail. Send this link to <bdi>{person.email}</bdi> yourself, in a way that only they can
        read. When they set the new password, all their sign-ins end.
      </NewLink>
    );
  }
  return (
    <div className={classes.form}>
      <p>
        This creates a link for <bdi>{person.name}</bdi> to set a new password, once, within one hour. Their current
        password works until they do. Any earlier link for them is revoked.
      </p>
      {reset.error === null ? null : (
        <PartFailure
          words="No link was created."
          unknown="We don’t know whether a link was created. Creating another one revokes it."
          error={reset.error}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton data-autofocus isBusy={reset.isPending} onClick={() => reset.mutate()}>
          Create link
        </BusyButton>
      </Group>
    </div>
  );
}
