import type { Agent } from '#contract/agents';
import { describeFailure } from '#hooks/failures';
import { useUpdateAgent } from '#hooks/use-agents';
import { Confirmation } from '../dialogs/confirmation';
import classes from '../dialogs/dialog.module.css';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { unchangedWords } from './agent-draft';

type SwitchDialogProps = {
  /** as it was when the dialog opened: the text does not change while the request runs */
  agent: Agent;
  opened: boolean;
  onClose: () => void;
};

/** Confirms disabling or enabling an agent, and says what that does. */
export function SwitchDialog({ agent, opened, onClose }: SwitchDialogProps) {
  return (
    <LazyModal
      opened={opened}
      onClose={onClose}
      title={
        <span className={classes.title}>
          {agent.enabled ? 'Disable' : 'Enable'} <bdi>{agent.name}</bdi>
        </span>
      }
    >
      <SwitchForm agent={agent} onClose={onClose} />
    </LazyModal>
  );
}

function SwitchForm({ agent, onClose }: Omit<SwitchDialogProps, 'opened'>) {
  const update = useUpdateAgent(agent.id);
  const announce = useAnnounce();
  const { enabled } = agent;
  const submit = () =>
    update.mutate(
      { base: agent, change: { enabled: !enabled } },
      {
        onSuccess: ({ theirs }) => {
          if (theirs !== undefined) return;
          announce(`Agent ${enabled ? 'disabled' : 'enabled'}.`);
          onClose();
        },
      },
    );
  const what = update.error === null ? '' : unchangedWords('Nothing was changed', describeFailure(update.error));
  return (
    <Confirmation
      verb={enabled ? 'Disable' : 'Enable'}
      change={update}
      failure={{
        words: `${what}.`,
        unknown: 'We don’t know whether the agent was changed. It’s safe to try again.',
      }}
      onConfirm={submit}
      onCancel={onClose}
    >
      <p>
        {enabled
          ? 'The API and this page show it as disabled (enabled: false). Programs that check this stop using it.'
          : 'The API and this page show it as enabled (enabled: true). Programs that check this may use it again.'}
      </p>
      <p>
        The desk itself works as before: anyone who could read, change or create its sessions still can. You can undo
        this at any time.
      </p>
      {update.data?.theirs === undefined ? null : (
        <p role="alert">
          Nothing was changed: someone else already {update.data.theirs.enabled ? 'enabled' : 'disabled'} it.
        </p>
      )}
    </Confirmation>
  );
}
