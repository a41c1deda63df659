import { Button, Group, Skeleton } from '@mantine/core';
import type { ApiKey } from '#contract/api-keys';
import type { Person } from '#contract/people';
import { useKeysOfPerson } from '#hooks/use-keys-of-person';
import { useUpdatePerson } from '#hooks/use-people';
import { CopyableId } from '../ids/copyable-id';
import { PartFailure } from '../problems/part-failure';
import { useAnnounce } from '../shell/announcer';
import { BusyButton } from '../shell/busy-button';
import dialog from '../shell/dialog.module.css';
import { LateModal } from '../shell/late-modal';
import { TimeText } from '../times/time-text';
import classes from './dialogs.module.css';

type StateDialogProps = { person: Person; isMe: boolean; opened: boolean; onClose: () => void };

/** Confirms suspending or reactivating a person, and says what happens to their sign-ins and API keys. */
export function StateDialog({ person, isMe, opened, onClose }: StateDialogProps) {
  const isActive = person.state === 'active';
  return (
    <LateModal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={
        <span className={dialog.title}>
          {isActive ? 'Suspend' : 'Reactivate'} <bdi>{person.name}</bdi>
        </span>
      }
    >
      <StateForm person={person} isMe={isMe} onClose={onClose} />
    </LateModal>
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
          announce(isActive ? 'Person suspended.' : 'Person reactivated.');
          onClose();
        },
      },
    );
  return (
    <div className={dialog.form}>
      {isActive ? (
        <p>
          {isMe ? 'This is you: you’ll be signed out at once, and only another admin can reactivate you. ' : ''}
          All their sign-ins and any links to set a password end at once. What they did stays in the audit log. They can
          be reactivated at any time.
        </p>
      ) : (
        <p>They can sign in again with their old password and do what their role allows.</p>
      )}
      <KeysOfPerson id={person.id} isActive={isActive} />
      {update.error === null ? null : (
        <PartFailure
          words="Nothing was changed."
          unknown="We don’t know whether this was saved. It’s safe to try again."
          error={update.error}
        />
      )}
      {update.data?.theirs === undefined ? null : (
        <p role="alert">
          Nothing was changed: someone else has{' '}
          {update.data.theirs.state === 'active' ? 'reactivated them' : 'suspended them'} in the meantime.
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button data-autofocus variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton color={isActive ? 'red' : undefined} isBusy={update.isPending} onClick={submit}>
          {isActive ? 'Suspend' : 'Reactivate'}
        </BusyButton>
      </Group>
    </div>
  );
}

/** The API keys that keep working whatever happens to their creator, so that an admin decides about each. */
function KeysOfPerson({ id, isActive }: { id: string; isActive: boolean }) {
  const { data, error, isFetching, refetch } = useKeysOfPerson(id);
  if (data === undefined) {
    if (error === null || isFetching) return <Skeleton height={64} aria-label="Loading the API keys" />;
    return (
      <PartFailure
        words="This person’s API keys could not be loaded. They keep working either way."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  const { keys, hasMore } = data;
  if (keys.length === 0) return <p className={dialog.quiet}>This person created no API keys that still work.</p>;
  return (
    <section aria-label="API keys of this person" className={classes.keys}>
      <p>
        <strong>
          {keys.length === 1 ? 'An API key they created keeps working.' : 'API keys they created keep working.'}
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
        {state === 'disabled' ? 'disabled; ' : ''}
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
    ? 'Suspending doesn’t revoke it, since a program may depend on it. Revoke it yourself if needed.'
    : 'Suspending doesn’t revoke them, since programs may depend on them. Revoke them yourself if needed.';
}
