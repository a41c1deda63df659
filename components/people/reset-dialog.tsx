import { Button, Group } from '@mantine/core';
import type { Person } from '#contract/people';
import { useCreatePasswordReset } from '#hooks/use-password-resets';
import { BusyButton } from '../controls/busy-button';
import classes from '../dialogs/dialog.module.css';
import { LazyModal } from '../lazy/lazy-modal';
import { NewLink } from '../one-time-links/new-link';
import { PartFailure } from '../problems/part-failure';

type ResetDialogProps = { person: Person; opened: boolean; onClose: () => void };

/** Makes a link by which a person sets a new password, and shows it this once. Closing the dialog forgets it. */
export function ResetDialog({ person, opened, onClose }: ResetDialogProps) {
  return (
    <LazyModal opened={opened} onClose={onClose} title="Link for a new password" size="lg" closeOnClickOutside={false}>
      <ResetForm person={person} onClose={onClose} />
    </LazyModal>
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
            A link for <bdi>{person.name}</bdi>
          </>
        }
        onClose={onClose}
      >
        The desk sends no mail: give this link to <bdi>{person.email}</bdi> yourself, in a way that only they can read.
        When they set the password, all their sign-ins end.
      </NewLink>
    );
  }
  return (
    <div className={classes.form}>
      <p>
        <bdi>{person.name}</bdi> can set a new password with it, once, within one hour. Their password until now works
        until they do. An earlier link for them ends.
      </p>
      {reset.error === null ? null : (
        <PartFailure
          words="No link was made."
          unknown="It is not known whether a link was made. Making another one ends it."
          error={reset.error}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton data-autofocus isBusy={reset.isPending} onClick={() => reset.mutate()}>
          Make the link
        </BusyButton>
      </Group>
    </div>
  );
}
