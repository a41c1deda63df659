import { Button, Group, Skeleton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Person } from '#contract/people';
import { describeFailure } from '#hooks/failures';
import { usePerson, useUpdatePerson } from '#hooks/use-people';
import { useNumber } from '../numbers/use-number';
import { FormFailure } from '../problems/form-failure';
import { Overtaken } from '../problems/overtaken';
import { PartFailure } from '../problems/part-failure';
import { useFirstProblem } from '../problems/use-first-problem';
import { useAnnounce } from '../shell/announcer';
import { BusyButton } from '../shell/busy-button';
import classes from '../shell/dialog.module.css';
import { LateModal } from '../shell/late-modal';
import { agentsInWords, roleNames } from '../shell/role-words';
import { useUnsaved } from '../shell/unsaved';
import { changeOf, differencesOf, draftOf, refusedFields } from './person-draft';
import { PersonFields } from './person-fields';

type PersonDialogProps = { person: Person; opened: boolean; onClose: () => void };

/** Edits a person. Loads them first, since the list may be older than another admin's change. */
export function PersonDialog({ person, opened, onClose }: PersonDialogProps) {
  return (
    <LateModal
      opened={opened}
      onClose={onClose}
      title={
        <span className={classes.title}>
          Edit <bdi>{person.name}</bdi>
        </span>
      }
      size="lg"
      closeOnClickOutside={false}
    >
      <CurrentPerson id={person.id} onClose={onClose} />
    </LateModal>
  );
}

function CurrentPerson({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, isFetching, refetch } = usePerson(id);
  if (data !== undefined) return <PersonForm person={data} onClose={onClose} />;
  if (error === null || isFetching) return <Skeleton height={560} aria-label="Loading the person" />;
  return <PartFailure words="The person could not be loaded." error={error} onRetry={() => void refetch()} />;
}

function PersonForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const [base, setBase] = useState(person);
  const [draft, setDraft] = useState(() => draftOf(person));
  const [theirs, setTheirs] = useState<{ before: Person; now: Person } | null>(null);
  const update = useUpdatePerson(person.id);
  const announce = useAnnounce();
  const change = changeOf(base, draft);
  const isChanged = Object.keys(change).length > 0;
  const form = useFirstProblem(update.error);
  const problems = update.error === null ? null : refusedFields(describeFailure(update.error));
  useUnsaved(isChanged);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isChanged || update.isPending) return;
    update.mutate(
      { base, change },
      {
        onSuccess: ({ theirs: now }) => {
          if (now === undefined) {
            announce('Person updated.');
            onClose();
            return;
          }
          setTheirs({ before: base, now });
          setBase(now);
        },
      },
    );
  };

  return (
    <form ref={form} onSubmit={submit} noValidate className={classes.form}>
      <PersonFields draft={draft} onChange={setDraft} problems={problems ?? {}} />
      <p className={classes.quiet}>
        Changes take effect on the person’s next click. The permissions of their API keys stay the same.
      </p>
      {theirs === null ? null : <Theirs {...theirs} />}
      <FormFailure
        error={update.error}
        isAtFields={problems !== null}
        what="Nothing was changed"
        unknown="We don’t know whether this was saved. What you typed is still here, and it’s safe to save again."
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton type="submit" isBusy={update.isPending} disabled={!isChanged}>
          Save
        </BusyButton>
      </Group>
    </form>
  );
}

/** What someone else changed while the form was open. */
function Theirs({ before, now }: { before: Person; now: Person }) {
  const write = useNumber();
  const values = {
    name: ['the name', now.name],
    email: ['the e-mail', now.email ?? ''],
    role: ['the role', roleNames[now.role]],
    state: ['the state', now.state],
    agent_ids: ['the agents', agentsInWords(now.agent_ids, write).toLowerCase()],
  } as const;
  return <Overtaken of="this person" now={differencesOf(before, now).map((field) => values[field])} />;
}
