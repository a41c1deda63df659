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

/** Confirms the deletion of an agent, and asks again if it has sessions. */
export function DeleteDialog({ agent, opened, onClose }: DeleteDialogProps) {
  const [hasSessions, setHasSessions] = useState(false);
  const announce = useAnnounce();
  const isShown = useIsShown(opened);
  const remove = useDeleteAgent(agent.id, (error) => {
    if (error === null) announce('Agent deleted.');
    // A long deletion continues while the dialog is closed.
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
          <p>This deletes the agent for good. If it has sessions, nothing is deleted until you confirm again.</p>
          <p className={classes.quiet}>
            People and API keys limited to certain agents keep this ID in their lists. If an agent with the same ID is
            created later, they can access it.
          </p>
        </Confirmation>
      )}
    </LazyModal>
  );
}

function firstFailure(error: Error | null) {
  return {
    words: error === null ? '' : `${unchangedWords('Nothing was deleted', describeFailure(error))}.`,
    unknown: 'We don’t know whether the agent was deleted. It’s safe to try again.',
  };
}

/** Returns a function that tells whether the dialog is open right now. It also works after the dialog is unmounted. */
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
