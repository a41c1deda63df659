import type { Agent } from '#contract/agents';
import { describeFailure } from '#hooks/failures';
import { useUpdateAgent } from '#hooks/use-agents';
import { Confirmation } from '../dialogs/confirmation';
import classes from '../dialogs/dialog.module.css';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { unchangedWords } from './agent-draft';

type SwitchDialogProps = {
  /** as it was when it was asked: what the dialog says stays while the answer comes */
  agent: Agent;
  opened: boolean;
  onClose: () => void;
};

/** Asks before an agent is disabled or enabled, and says what happens. */
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
          announce(`The agent is ${enabled ? 'disabled' : 'enabled'}.`);
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
        unknown: 'It is not known whether the agent was changed. Trying once more does no harm.',
      }}
      onConfirm={submit}
      onCancel={onClose}
    >
      <p>
        {enabled
          ? 'From now on the API and this page say that it is disabled (enabled: false). Programs that heed that stop using it.'
          : 'From now on the API and this page say that it is enabled (enabled: true). Programs that heed that may use it again.'}
      </p>
      <p>
        The desk itself goes on as before: who could read, change or create its sessions still can. This can be undone
        at any time.
      </p>
      {update.data?.theirs === undefined ? null : (
        <p role="alert">
          Nothing was changed: somebody else has {update.data.theirs.enabled ? 'enabled' : 'disabled'} it meanwhile.
        </p>
      )}
    </Confirmation>
  );
}
