import { Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Masking } from '#contract/masking';
import type { Settings } from '#contract/settings';
import { useSaveMasking } from '#hooks/use-masking';
import { BusyButton } from '../controls/busy-button';
import { LazyModal } from '../lazy/lazy-modal';
import { PartFailure } from '../problems/part-failure';
import { TimeText } from '../times/time-text';
import { ChangeSummary } from './change-summary';
import { mergedOnto } from './masking-changes';
import classes from './masking-rules.module.css';

export type SaveDialogProps = {
  /** the rules that the draft started from, and those to save */
  base: Masking;
  mine: Masking;
  opened: boolean;
  onClose: () => void;
  onSaved: () => void;
  /** continues editing with the merged rules, based on those stored now */
  onGoOn: (theirs: Masking, merged: Masking) => void;
  onTakeTheirs: () => void;
};

/**
 * Says what saving changes before it is done. If someone else saved first, shows both changes, and lets the reader
 * choose.
 */
export function SaveDialog({ opened, onClose, ...form }: SaveDialogProps) {
  return (
    <LazyModal opened={opened} onClose={onClose} size="lg" title="Save masking rules">
      <SaveForm onClose={onClose} {...form} />
    </LazyModal>
  );
}

type SaveFormProps = Omit<SaveDialogProps, 'opened'>;

function SaveForm({ base, mine, onClose, onSaved, onGoOn, onTakeTheirs }: SaveFormProps) {
  const save = useSaveMasking();
  const theirs = save.data?.theirs;
  const send = (onto: Masking) =>
    save.mutate({ base: onto, masking: mine }, { onSuccess: ({ saved }) => saved !== undefined && onSaved() });
  return (
    <div className={classes.dialog}>
      {theirs === undefined ? (
        <>
          <ChangeSummary isAhead label="What changes" before={base} after={mine} />
          <p className={classes.quiet}>
            The new rules apply from the next response: on pages, in search, in exports and in the API. Search is
            rebuilt in the background and may find less until that’s done. The audit event says that the rules changed,
            but not what they changed to.
          </p>
        </>
      ) : (
        <Overtaken base={base} mine={mine} theirs={theirs} />
      )}
      {save.error === null ? null : (
        <PartFailure
          words="The rules were not saved. What you typed is still here."
          unknown="We don’t know whether the rules were saved. What you typed is still here, and it’s safe to save again."
          error={save.error}
        />
      )}
      <Group justify="flex-end" gap="xs">
        {theirs === undefined ? (
          <Button variant="default" onClick={onClose}>
            Keep editing
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={onTakeTheirs}>
              Keep theirs, discard mine
            </Button>
            <Button variant="default" onClick={() => onGoOn(theirs.masking, mergedOnto(base, mine, theirs.masking))}>
              Merge mine into theirs and keep editing
            </Button>
          </>
        )}
        <BusyButton
          data-autofocus
          variant={theirs === undefined ? 'filled' : 'default'}
          isBusy={save.isPending}
          onClick={() => send(theirs?.masking ?? base)}
        >
          {theirs === undefined ? 'Save rules' : 'Replace theirs with mine'}
        </BusyButton>
      </Group>
    </div>
  );
}

function Overtaken({ base, mine, theirs }: { base: Masking; mine: Masking; theirs: Settings }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        Someone else changed these rules
      </h3>
      <p>
        The settings were changed <TimeText iso={theirs.updated_at} />. Your changes were not saved, and everything you
        typed is still here.
      </p>
      <h4>Their changes</h4>
      <ChangeSummary label="Their changes" before={base} after={theirs.masking} />
      <h4>Your changes</h4>
      <ChangeSummary label="Your changes" before={base} after={mine} />
      <h4>If you save yours</h4>
      <ChangeSummary isAhead label="If you save yours" before={theirs.masking} after={mine} />
    </>
  );
}
