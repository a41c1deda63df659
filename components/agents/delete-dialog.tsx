import { useEffect, useRef, useState } from 'react';
import type { Agent } from '#contract/agents';
import { describeFailure } from '#hooks/failures';
import { useDeleteAgent } from '#hooks/use-agents';
import { useUnsaved } from '../browser/unsaved';
import { Confirmation } from '../dialogs/confirmation';
import classes from '../dialogs/dialog.module.css';
import { LazyModal } from '../lazy/lazy-modal';
import { useAnnounce } from '../notices/announcer';
import { showFailure } from '../notices/show-failure';
import { unchangedWords } from './agent-draft';
import { CascadeForm, stoppedFailure } from './cascade-form';

type DeleteDialogProps = { agent: Agent; opened: boolean; onClose: () => void };

/** Asks before an agent is deleted, and once more where sessions go with it. */
export function DeleteDialog({ agent, opened, onClose }: DeleteDialogProps) {
  const [hasSessions, setHasSessions] = useState(false);
  const announce = useAnnounce();
  const isShown = useIsShown(opened);
  const remove = useDeleteAgent(agent.id, (error) => {
    if (error === null) announce('The agent is deleted.');
    // A long deletion goes on while the dialog is closed.
    else if (!isShown()) showFailure({ ...stoppedFailure(agent.id, error), error });
  });
  useUnsaved(remove.isPending);
  const close = () => {
    if (!remove.isPending) {
      remove.reset();
      setHasSessions(false);
    }
    onClose();
  };
  const submit = (cascade: boolean) =>
    remove.mutate(
      { cascade },
      {
        onSuccess: onClose,
        onError: (error) => {
          if (cascade || describeFailure(error).code !== 'conflict') return;
          remove.reset();
          setHasSessions(true);
        },
      },
    );
  return (
    <LazyModal
      opened={opened}
      onClose={close}
      size="lg"
      closeOnClickOutside={false}
      title={
        <span className={classes.title}>
          Delete <bdi>{agent.name}</bdi>
        </span>
      }
    >
      {hasSessions ? (
        <CascadeForm agentId={agent.id} remove={remove} onDelete={() => submit(true)} onClose={close} />
      ) : (
        <Confirmation
          verb="Delete"
          isFinal
          change={remove}
          failure={firstFailure(remove.error)}
          onConfirm={() => submit(false)}
          onCancel={close}
        >
          <p>The agent is deleted for good. If it has sessions, nothing is deleted yet, and you are asked once more.</p>
          <p className={classes.quiet}>
            People and API keys that are limited to some agents keep this ID in their lists. Should an agent with the
            same ID be created later, they reach it.
          </p>
        </Confirmation>
      )}
    </LazyModal>
  );
}

function firstFailure(error: Error | null) {
  return {
    words: error === null ? '' : `${unchangedWords('Nothing was deleted', describeFailure(error))}.`,
    unknown: 'It is not known whether the agent was deleted. Trying once more does no harm.',
  };
}

/** Gives what tells whether the dialog is there just now, also to what ends when it is gone for good. */
function useIsShown(opened: boolean): () => boolean {
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = opened;
    return () => {
      isShown.current = false;
    };
  }, [opened]);
  return () => isShown.current;
}
