import { Button, Group } from '@mantine/core';
import type { FormEvent } from 'react';
import type { Agent } from '#contract/agents';
import { useCreateAgent } from '#hooks/use-agents';
import { BusyButton } from '../controls/busy-button';
import classes from '../dialogs/dialog.module.css';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { FormFailure } from '../problems/form-failure';
import { emptyDraft, newAgentOf } from './agent-draft';
import { AgentFields } from './agent-fields';
import { useAgentForm } from './use-agent-form';

type CreateDialogProps = {
  opened: boolean;
  /** the created agent gets the focus */
  isMade: boolean;
  onMade: (agent: Agent) => void;
  onClose: () => void;
};

/** Creates an agent. */
export function CreateDialog({ opened, isMade, onMade, onClose }: CreateDialogProps) {
  return (
    <LazyModal
      opened={opened}
      onClose={onClose}
      title="Create an agent"
      size="lg"
      closeOnClickOutside={false}
      returnFocus={!isMade}
    >
      <CreateForm onMade={onMade} onClose={onClose} />
    </LazyModal>
  );
}

function CreateForm({ onMade, onClose }: Pick<CreateDialogProps, 'onMade' | 'onClose'>) {
  const create = useCreateAgent();
  const announce = useAnnounce();
  const { draft, problems, change, check, form, isRefusedAtField } = useAgentForm(emptyDraft, create.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending || !check()) return;
    create.mutate(newAgentOf(draft), {
      onSuccess: (agent) => {
        announce('Agent created.');
        onMade(agent);
      },
    });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className={classes.form}>
      <AgentFields draft={draft} isNew problems={problems} onChange={change} />
      <FormFailure
        error={create.error}
        isAtFields={isRefusedAtField}
        what="The agent was not created"
        unknown="We don’t know whether the agent was created. If it was, it is in the list. What you typed is still here."
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <BusyButton type="submit" isBusy={create.isPending}>
          Create agent
        </BusyButton>
      </Group>
    </form>
  );
}
