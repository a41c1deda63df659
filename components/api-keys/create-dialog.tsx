import { Button, Group } from '@mantine/core';
import type { FormEvent } from 'react';
import type { Access } from '#contract/permissions';
import { useCreateApiKey } from '#hooks/use-api-keys';
import { BusyButton } from '../controls/busy-button';
import { LazyModal } from '../lazy/lazy-modal';
import { FieldFailure } from '../problems/field-failure';
import { PartFailure } from '../problems/part-failure';
import { firstKeyDraft } from './first-key';
import { emptyDraft, type KeyDraft } from './key-draft';
import { KeyFields } from './key-fields';
import classes from './key-form.module.css';
import { type ExampleSession, NewKey } from './new-key';
import { useKeyForm } from './use-key-form';

type CreateDialogProps = {
  access: Access;
  example: ExampleSession;
  /** the form is prefilled for the first key of a desk */
  isFirst: boolean;
  opened: boolean;
  onClose: () => void;
};

/** Creates a key and shows it once. */
export function CreateDialog({ access, example, isFirst, opened, onClose }: CreateDialogProps) {
  const create = useCreateApiKey();
  const made = create.data;
  const close = () => {
    // Closing now would lose the new key: nobody would have it.
    if (create.isPending) return;
    // This also drops the key.
    create.reset();
    onClose();
  };
  return (
    <LazyModal
      opened={opened}
      onClose={close}
      size={680}
      title={made === undefined ? 'Create a key' : 'Key created'}
      // A click outside must lose neither the input nor a key that is shown only once.
      closeOnClickOutside={false}
      closeOnEscape={made === undefined}
      withCloseButton={made === undefined}
    >
      {made === undefined ? (
        <CreateForm access={access} given={isFirst ? firstKeyDraft : emptyDraft} create={create} onCancel={close} />
      ) : (
        <NewKey made={made} example={example} onDone={close} />
      )}
    </LazyModal>
  );
}

type CreateFormProps = {
  access: Access;
  given: KeyDraft;
  create: ReturnType<typeof useCreateApiKey>;
  onCancel: () => void;
};

function CreateForm({ access, given, create, onCancel }: CreateFormProps) {
  const first = access.agentIds === null ? given : { ...given, isLimited: true };
  const { draft, problems, change, read, form, refusal } = useKeyForm(first, create.error, create.isSuccess);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const terms = read();
    if (terms !== null && !create.isPending) create.mutate(terms);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate autoComplete="off" className={classes.form}>
      <KeyFields draft={draft} first={first} access={access} problems={problems} onChange={change} />
      {refusal === 'field' ? (
        <FieldFailure
          words="The key was not created: see the errors above. What you typed is still here."
          error={create.error}
        />
      ) : null}
      {refusal === 'form' ? (
        <PartFailure
          words="The key was not created. What you typed is still here."
          unknown="We don’t know whether the key was created. If it was, it is in the list, but nobody has a copy: revoke it. What you typed is still here."
          error={create.error}
        />
      ) : null}
      <Group justify="flex-end" gap="xs" className={classes.end}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <BusyButton type="submit" isBusy={create.isPending}>
          Create key
        </BusyButton>
      </Group>
    </form>
  );
}
