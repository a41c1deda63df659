import { Button, Group } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiKey } from '#contract/api-keys';
import type { Access } from '#contract/permissions';
import { useUpdateApiKey } from '#hooks/use-api-keys';
import { BusyButton } from '../controls/busy-button';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { FieldFailure } from '../problems/field-failure';
import { PartFailure } from '../problems/part-failure';
import { useTimeDisplay } from '../times/time-display';
import { changesBetween, draftOf, readDraft } from './key-draft';
import { KeyFields } from './key-fields';
import classes from './key-form.module.css';
import { useKeyForm } from './use-key-form';

type ChangeDialogProps = { apiKey: ApiKey; access: Access; opened: boolean; onClose: () => void };

/** Edits the name, permissions, agents, expiry or limit of a key. */
export function ChangeDialog({ apiKey, access, opened, onClose }: ChangeDialogProps) {
  return (
    <LazyModal opened={opened} onClose={onClose} size={680} title="Edit key" closeOnClickOutside={false}>
      <ChangeForm apiKey={apiKey} access={access} onClose={onClose} />
    </LazyModal>
  );
}

function ChangeForm({ apiKey, access, onClose }: Omit<ChangeDialogProps, 'opened'>) {
  const { zone } = useTimeDisplay();
  const announce = useAnnounce();
  const update = useUpdateApiKey(apiKey.id);
  // The key as it was when the form opened, so that saving does not undo someone else's changes.
  const [first] = useState(() => draftOf(apiKey, zone));
  const { draft, problems, change, read, form, refusal } = useKeyForm(first, update.error, update.isSuccess);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const terms = read();
    if (terms === null || update.isPending) return;
    const before = readDraft(first, zone);
    const changes = 'terms' in before ? changesBetween(before.terms, terms) : terms;
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    update.mutate(changes, {
      onSuccess: () => {
        announce('Key updated.');
        onClose();
      },
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate autoComplete="off" className={classes.form}>
      <p className={classes.about}>Changes apply from the key’s next call. The key itself stays the same.</p>
      <KeyFields draft={draft} first={first} access={access} problems={problems} onChange={change} />
      {refusal === 'field' ? (
        <FieldFailure
          words="The key was not updated: see the errors above. What you typed is still here."
          error={update.error}
        />
      ) : null}
      {refusal === 'form' ? (
        <PartFailure
          words="The key was not updated. What you typed is still here."
          unknown="We don’t know whether the key was updated. It’s safe to try again."
          error={update.error}
        />
      ) : null}
      <Group justify="flex-end" gap="xs" className={classes.end}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton type="submit" isBusy={update.isPending}>
          Save changes
        </BusyButton>
      </Group>
    </form>
  );
}
