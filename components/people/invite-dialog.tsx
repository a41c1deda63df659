import { Button, Group } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { describeFailure } from '#hooks/failures';
import { useCreateInvitation } from '#hooks/use-invitations';
import { NewLink } from '../one-time-links/new-link';
import { FormFailure } from '../problems/form-failure';
import { useFirstProblem } from '../problems/use-first-problem';
import { BusyButton } from '../shell/busy-button';
import classes from '../shell/dialog.module.css';
import { LateModal } from '../shell/late-modal';
import { useUnsaved } from '../shell/unsaved';
import { emptyDraft, refusedFields, termsOf } from './person-draft';
import { PersonFields } from './person-fields';

/** Invites a person, then shows the link, only once. Closing the dialog forgets everything. */
export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <LateModal opened={opened} onClose={onClose} title="Invite a person" size="lg" closeOnClickOutside={false}>
      <InviteForm onClose={onClose} />
    </LateModal>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState(emptyDraft);
  const invite = useCreateInvitation();
  const form = useFirstProblem(invite.error);
  const problems = invite.error === null ? null : refusedFields(describeFailure(invite.error));
  useUnsaved(draft !== emptyDraft && invite.data === undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!invite.isPending) invite.mutate(termsOf(draft));
  };

  if (invite.data !== undefined) {
    const { url, expires_at, name, email } = invite.data;
    return (
      <NewLink
        url={url}
        expiresAt={expires_at}
        lasts="72 hours"
        title={
          <>
            Invitation created for <bdi>{name}</bdi>
          </>
        }
        onClose={onClose}
      >
        The desk doesn’t send e-mail. Send this link to <bdi>{email}</bdi> yourself, in a way that only they can read.
        They use it to choose a password.
      </NewLink>
    );
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className={classes.form}>
      <PersonFields draft={draft} onChange={setDraft} problems={problems ?? {}} />
      <FormFailure
        error={invite.error}
        isAtFields={problems !== null}
        what="Nobody was invited"
        unknown="We don’t know whether the invitation was created. What you typed is still here; inviting again revokes any earlier link."
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton type="submit" isBusy={invite.isPending}>
          Invite
        </BusyButton>
      </Group>
    </form>
  );
}
