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

/**
 * Confirms the deletion of an agent with its sessions: shows their number, asks for the agent's ID, then shows
 * progress.
 */
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
        All its sessions are deleted too, with their revisions, verdicts and reveals, and share links to them stop
        working. This can’t be undone. The audit log keeps who deleted which session, but none of its content.
      </p>
      <p className={classes.quiet}>
        The agent is disabled first, and nothing can be added to it. Deleting many sessions takes minutes. If the
        deletion is interrupted, delete the agent again to resume it.
      </p>
      <div>
        <TextInput
          ref={field}
          label="Type the agent ID to confirm"
          description={<CopyableId id={agentId} what="The agent’s ID" />}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="ltr"
          readOnly={remove.isPending}
          value={typed}
          error={isWrong ? 'This doesn’t match the agent ID.' : undefined}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
            setWrong(false);
          }}
        />
      </div>
      {remove.error === null ? null : <PartFailure {...stoppedFailure(agentId, remove.error)} error={remove.error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {remove.isPending ? 'Close and keep deleting' : 'Cancel'}
        </Button>
        <BusyButton type="submit" color="red" isBusy={remove.isPending}>
          Delete agent and all sessions
        </BusyButton>
      </Group>
    </form>
  );
}

/** The number of sessions, or of those left. Its line is there before the number, so that nothing moves. */
function Sessions({ agentId, isDeleting }: { agentId: string; isDeleting: boolean }) {
  const write = useNumber();
  const { data, error } = useSessionsOfAgent(agentId, isDeleting);
  if (data === undefined) {
    if (error === null) return <Skeleton height={20} aria-label="Counting the sessions" />;
    return <p>This agent has sessions, but they could not be counted.</p>;
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
          This agent has <strong>{number}</strong>.
        </>
      )}
    </p>
  );
}

/** Takes an agent’s ID and why its deletion stopped. Returns the words for it, also used when the dialog is closed. */
export function stoppedFailure(id: string, error: Error): { words: string; unknown: string } {
  const isGone = describeFailure(error).code === 'agent_not_found';
  return {
    words: isGone
      ? `Agent ${id} and its sessions were already deleted.`
      : `Agent ${id} was not deleted, but some of its sessions may have been. Delete it again to resume.`,
    unknown: `We don’t know how far the deletion of ${id} got. Delete it again to resume.`,
  };
}
