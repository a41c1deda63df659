import { Button, Group } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Agent } from '#contract/agents';
import { describeFailure } from '#hooks/failures';
import { useUpdateAgent } from '#hooks/use-agents';
import { BusyButton } from '../controls/busy-button';
import classes from '../dialogs/dialog.module.css';
import { CopyableId } from '../ids/copyable-id';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { EditConflict } from '../problems/edit-conflict';
import { FormFailure } from '../problems/form-failure';
import { changeOf, differencesOf, draftOf, unchangedWords } from './agent-draft';
import { AgentFields } from './agent-fields';
import { useAgentForm } from './use-agent-form';

type ChangeDialogProps = { agent: Agent; opened: boolean; onClose: () => void };

/** Changes the name or the description of an agent. */
export function ChangeDialog({ agent, opened, onClose }: ChangeDialogProps) {
  return (
    <LazyModal
      opened={opened}
      onClose={onClose}
      title={
        <span className={classes.title}>
          Edit <bdi>{agent.name}</bdi>
        </span>
      }
      size="lg"
      closeOnClickOutside={false}
    >
      <ChangeForm agent={agent} onClose={onClose} />
    </LazyModal>
  );
}

function ChangeForm({ agent, onClose }: Omit<ChangeDialogProps, 'opened'>) {
  const [base, setBase] = useState(agent);
  const [theirs, setTheirs] = useState<{ before: Agent; now: Agent } | null>(null);
  const update = useUpdateAgent(agent.id);
  const announce = useAnnounce();
  const [first] = useState(() => draftOf(agent));
  const { draft, problems, change, check, form, isRefusedAtField } = useAgentForm(first, update.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (update.isPending || !check()) return;
    const changes = changeOf(base, draft);
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    update.mutate(
      { base, change: changes },
      {
        onSuccess: ({ theirs: now }) => {
          if (now === undefined) {
            announce('Agent updated.');
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
      <p className={classes.quiet}>
        The ID can’t be changed: <CopyableId id={agent.id} what="The agent’s ID" />
      </p>
      <AgentFields draft={draft} isNew={false} problems={problems} onChange={change} />
      {theirs === null ? null : <EditConflict of="this agent" now={differencesOf(theirs.before, theirs.now)} />}
      <FormFailure
        error={update.error}
        isAtFields={isRefusedAtField}
        what={update.error === null ? '' : unchangedWords('The agent was not updated', describeFailure(update.error))}
        unknown="We don’t know whether the agent was updated. What you typed is still here, and it’s safe to save again."
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton type="submit" isBusy={update.isPending}>
          Save
        </BusyButton>
      </Group>
    </form>
  );
}
