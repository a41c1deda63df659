import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { describeFailure } from '#hooks/failures';
import { useSessionsOfAgent } from '#hooks/use-agents';
import { BusyButton } from '../controls/busy-button';
import classes from '../dialogs/dialog.module.css';
import { CopyableId } from '../ids/copyable-id';
import { useNumber } from '../numbers/use-number';
import { PartFailure } from '../problems/part-failure';

type CascadeFormProps = {
  agentId: string;
  remove: { error: Error | null; isPending: boolean };
  onDelete: () => void;
  onClose: () => void;
};

/** Asks before an agent is deleted with its sessions: how many they are, and its ID, typed. Shows how far it is. */
export function CascadeForm({ agentId, remove, onDelete, onClose }: CascadeFormProps) {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The button that had the focus is gone.
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (remove.isPending) return;
    const isRight = typed.trim() === agentId;
    setWrong(!isRight);
    if (isRight) onDelete();
    else field.current?.focus();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <Sessions agentId={agentId} isDeleting={remove.isPending} />
      <p>
        All its sessions are deleted with it, with their revisions, verdicts and reveals; share links to them end. This
        cannot be undone. The record keeps who deleted which session, and nothing of its content.
      </p>
      <p className={classes.quiet}>
        The agent is disabled first, and nothing new can be put under it. Many sessions take minutes. Should the
        deletion be interrupted, delete the agent once more: it goes on where it stopped.
      </p>
      <div>
        <TextInput
          ref={field}
          label="Type the ID of the agent to confirm"
          description={<CopyableId id={agentId} what="The agent’s ID" />}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          readOnly={remove.isPending}
          value={typed}
          error={isWrong ? 'This is not the ID of the agent.' : undefined}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            setWrong(false);
          }}
        />
      </div>
      {remove.error === null ? null : <PartFailure {...stoppedFailure(agentId, remove.error)} error={remove.error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {remove.isPending ? 'Close, and let it go on' : 'Cancel'}
        </Button>
        <BusyButton type="submit" color="red" isBusy={remove.isPending}>
          Delete with all sessions
        </BusyButton>
      </Group>
    </form>
  );
}

/** How many sessions there are, or are left. Its line is there before the number, so that nothing moves. */
function Sessions({ agentId, isDeleting }: { agentId: string; isDeleting: boolean }) {
  const write = useNumber();
  const { data, error } = useSessionsOfAgent(agentId, isDeleting);
  if (data === undefined) {
    if (error === null) return <Skeleton height={20} aria-label="Counting the sessions" />;
    return <p>The agent has sessions; they could not be counted.</p>;
  }
  const { count, isAtLeast } = data;
  const number = `${isAtLeast ? 'at least ' : ''}${write(count)} ${count === 1 ? 'session' : 'sessions'}`;
  return (
    <p>
      {isDeleting ? (
        <>
          Deleting … <strong>{number}</strong> left.
        </>
      ) : (
        <>
          The agent has <strong>{number}</strong>.
        </>
      )}
    </p>
  );
}

/** Takes an agent’s ID and why its deletion stopped; gives what is said of it, also where no dialog is open any more. */
export function stoppedFailure(id: string, error: Error): { words: string; unknown: string } {
  const isGone = describeFailure(error).code === 'agent_not_found';
  return {
    words: isGone
      ? `Agent ${id} is gone, and its sessions with it: it was deleted before.`
      : `Agent ${id} is not deleted; some of its sessions may be. Delete it once more: it goes on where it stopped.`,
    unknown: `It is not known how far the deletion of ${id} came. Delete it once more: it goes on where it stopped.`,
  };
}
