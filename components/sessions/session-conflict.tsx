import { Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Session } from '#contract/sessions';
import type { SessionChange } from '#hooks/use-sessions';
import { ChangeList } from '../revisions/change-list';
import { BusyButton } from '../shell/busy-button';
import { TimeText } from '../times/time-text';
import { stepsBetween, stepsOf } from './draft';
import classes from './session-editor.module.css';

type SessionConflictProps = {
  /** the session that the edit started from, and the current one */
  base: Session;
  theirs: Session;
  change: SessionChange;
  isSaving: boolean;
  onSaveMine: () => void;
  onGoOn: () => void;
  onTakeTheirs: () => void;
};

/** Someone else changed the session: their changes, the reader's own, what saving would do, and the choices. */
export function SessionConflict({ base, theirs, change, isSaving, ...on }: SessionConflictProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const steps = stepsOf(theirs, change);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={classes.heading}>
        Someone else changed this session
      </h2>
      <p className={classes.words}>
        {theirs.last_change === undefined ? null : (
          <>
            By <bdi>{theirs.last_change.by}</bdi>, <TimeText iso={theirs.last_change.at} />.{' '}
          </>
        )}
        Nothing was saved. What you typed is still here.
      </p>
      <h3 className={classes.subheading}>Theirs</h3>
      <ChangeList changes={stepsBetween(base, theirs)} label="Their changes" />
      <h3 className={classes.subheading}>Yours</h3>
      <ChangeList changes={stepsOf(base, change)} label="Your changes" />
      <h3 className={classes.subheading}>If you save yours</h3>
      {steps.length === 0 ? (
        <p className={classes.words}>Nothing changes: they made the same change.</p>
      ) : (
        <ChangeList changes={steps} label="If you save yours" />
      )}
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={on.onGoOn}>
          Keep editing and show their changes
        </Button>
        <BusyButton size="xs" variant="default" isBusy={isSaving} onClick={on.onSaveMine}>
          Save mine over theirs
        </BusyButton>
        <Button size="xs" variant="default" onClick={on.onTakeTheirs}>
          Keep theirs, discard mine
        </Button>
      </Group>
    </>
  );
}
