import { Button, Group, Skeleton } from '@mantine/core';
import type { ApiKey } from '#contract/api-keys';
import type { Person } from '#contract/people';
import { useKeysOfPerson } from '#hooks/use-keys-of-person';
import { useUpdatePerson } from '#hooks/use-people';
import { BusyButton } from '../controls/busy-button';
import dialog from '../dialogs/dialog.module.css';
import { CopyableId } from '../ids/copyable-id';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';
import classes from './dialogs.module.css';

type StateDialogProps = { person: Person; isMe: boolean; opened: boolean; onClose: () => void };

/** Asks before a person is suspended or let back in, and says what happens to what they have. */
export function StateDialog({ person, isMe, opened, onClose }: StateDialogProps) {
  const isActive = person.state === 'active';
  return (
    <LazyModal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={
        <span className={dialog.title}>
          {isActive ? 'Suspend' : 'Let back in:'} <bdi>{person.name}</bdi>
        </span>
      }
    >
      <StateForm person={person} isMe={isMe} onClose={onClose} />
    </LazyModal>
  );
}

function StateForm({ person, isMe, onClose }: Omit<StateDialogProps, 'opened'>) {
  const update = useUpdatePerson(person.id);
  const announce = useAnnounce();
  const isActive = person.state === 'active';
  const submit = () =>
    update.mutate(
      { base: person, change: { state: isActive ? 'suspended' : 'active' } },
      {
        onSuccess: ({ theirs }) => {
          if (theirs !== undefined) return;
          announce(isActive ? 'The person is suspended.' : 'The person is let back in.');
          onClose();
        },
      },
    );
  return (
    <div className={dialog.form}>
      {isActive ? (
        <p>
          {isMe ? 'This is you: you are signed out at once, and only another admin can let you back in. ' : ''}
          All their sign-ins end at once, and so do links by which they could set a password. What they did stays on the
          record. They can be let back in at any time.
        </p>
      ) : (
        <p>They can sign in again with the password that they had, and may do what their role allows.</p>
      )}
      <KeysOfPerson id={person.id} isActive={isActive} />
      {update.error === null ? null : (
        <PartFailure
          words="Nothing was changed."
          unknown="It is not known whether the person was changed. Trying once more does no harm."
          error={update.error}
        />
      )}
      {update.data?.theirs === undefined ? null : (
        <p role="alert">
          Nothing was changed: somebody else has{' '}
          {update.data.theirs.state === 'active' ? 'let them back in' : 'suspended them'} meanwhile.
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button data-autofocus variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton color={isActive ? 'red' : undefined} isBusy={update.isPending} onClick={submit}>
          {isActive ? 'Suspend' : 'Let back in'}
        </BusyButton>
      </Group>
    </div>
  );
}

/** The keys that go on working whatever becomes of their maker, so that an admin decides about each. */
function KeysOfPerson({ id, isActive }: { id: string; isActive: boolean }) {
  const { data, error, isFetching, refetch } = useKeysOfPerson(id);
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton height={64} aria-label="Reading the API keys" />;
    return (
      <PartFailure
        words="The API keys of this person could not be read. They keep working all the same."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { keys, hasMore } = data;
  if (keys.length === 0) return <p className={dialog.quiet}>This person made no API key that still works.</p>;
  return (
    <section aria-label="API keys of this person" className={classes.keys}>
      <p>
        <strong>
          {keys.length === 1 ? 'An API key that they made keeps working.' : 'API keys that they made keep working.'}
        </strong>{' '}
        {isActive ? whatOfKeys(keys.length) : ''}
      </p>
      <ul>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} />
        ))}
      </ul>
      {hasMore && <p className={dialog.quiet}>Only the newest are listed.</p>}
    </section>
  );
}

function KeyRow({ apiKey: { id, name, state, last_used_at } }: { apiKey: ApiKey }) {
  return (
    <li>
      <bdi>{name}</bdi>
      <CopyableId id={id} what="The key’s ID" />
      <span className={dialog.quiet}>
        {state === 'disabled' ? 'disabled now; ' : ''}
        {last_used_at === null ? (
          'never used'
        ) : (
          <>
            last used <TimeText iso={last_used_at} show="relative" />
          </>
        )}
      </span>
    </li>
  );
}

function whatOfKeys(count: number): string {
  return count === 1
    ? 'Suspending does not end it, since a program may depend on it: decide about it yourself.'
    : 'Suspending ends none of them, since programs may depend on them: decide about each yourself.';
}
