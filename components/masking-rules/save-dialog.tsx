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
  /** what one began from, and what is to be stored */
  base: Masking;
  mine: Masking;
  opened: boolean;
  onClose: () => void;
  onSaved: () => void;
  /** goes on with other rules than the draft, onto those that are stored now */
  onGoOn: (theirs: Masking, merged: Masking) => void;
  onTakeTheirs: () => void;
};

/** Says what saving changes before it is done. Where somebody else was faster, says both, and lets one choose. */
export function SaveDialog({ opened, onClose, ...form }: SaveDialogProps) {
  return (
    <LazyModal opened={opened} onClose={onClose} size="lg" title="Save the masking rules">
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
            The new rules count from the next answer on: on pages, in search, in exports and in the API. Search is made
            anew in the background, and may find less until that is done. The record says that the rules changed, never
            to what.
          </p>
        </>
      ) : (
        <Overtaken base={base} mine={mine} theirs={theirs} />
      )}
      {save.error === null ? null : (
        <PartFailure
          words="Nothing was saved. What you typed is still here."
          unknown="It is not known whether the rules were saved. What you typed is still here; saving once more does no harm."
          error={save.error}
        />
      )}
      <Group justify="flex-end" gap="xs">
        {theirs === undefined ? (
          <Button variant="default" onClick={onClose}>
            Go on editing
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={onTakeTheirs}>
              Keep theirs, discard mine
            </Button>
            <Button variant="default" onClick={() => onGoOn(theirs.masking, mergedOnto(base, mine, theirs.masking))}>
              Put mine onto theirs, and go on editing
            </Button>
          </>
        )}
        <BusyButton
          data-autofocus
          variant={theirs === undefined ? 'filled' : 'default'}
          isBusy={save.isPending}
          onClick={() => send(theirs?.masking ?? base)}
        >
          {theirs === undefined ? 'Save the rules' : 'Save mine in place of theirs'}
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
        Somebody else saved other rules meanwhile
      </h3>
      <p>
        The settings were changed <TimeText iso={theirs.updated_at} />. Nothing of yours was saved, and all that you
        typed is still here.
      </p>
      <h4>Their changes</h4>
      <ChangeSummary label="Their changes" before={base} after={theirs.masking} />
      <h4>Your changes</h4>
      <ChangeSummary label="Your changes" before={base} after={mine} />
      <h4>What saving yours in place of theirs does</h4>
      <ChangeSummary isAhead label="What saving yours does" before={theirs.masking} after={mine} />
    </>
  );
}
