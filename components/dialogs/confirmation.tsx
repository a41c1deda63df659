import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { BusyButton } from '../controls/busy-button';
import { PartFailure } from '../problems/part-failure';
import classes from './dialog.module.css';

type ConfirmationProps = {
  /** what will happen */
  children: ReactNode;
  /** what the button says */
  verb: string;
  /** it cannot be undone: the button is red, and the other one gets the focus first */
  isFinal?: boolean;
  change: { error: Error | null; isPending: boolean };
  /** what to say if it failed, and if no answer came */
  failure: { words: string; unknown: string };
  onConfirm: () => void;
  onCancel: () => void;
};

/** The content of a confirmation dialog: what will happen, what failed, and the two buttons. */
export function Confirmation({
  children,
  verb,
  isFinal = false,
  change,
  failure,
  onConfirm,
  onCancel,
}: ConfirmationProps) {
  return (
    <div className={classes.form}>
      {children}
      {change.error === null ? null : <PartFailure {...failure} error={change.error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" data-autofocus={isFinal || undefined} onClick={onCancel}>
          Cancel
        </Button>
        <BusyButton
          data-autofocus={!isFinal || undefined}
          color={isFinal ? 'red' : undefined}
          isBusy={change.isPending}
          onClick={onConfirm}
        >
          {verb}
        </BusyButton>
      </Group>
    </div>
  );
}
