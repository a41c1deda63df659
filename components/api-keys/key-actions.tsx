import { Button } from '@mantine/core';
import { lazy, type RefObject, useState } from 'react';
import type { ApiKey } from '#contract/api-keys';
import type { Access } from '#contract/permissions';
import { useFocusAfterDialog } from '../dialogs/use-focus-after-dialog';
import { LazyPanel } from '../lazy/lazy-panel';
import classes from './api-keys.module.css';
import type { ExampleSession } from './new-key';

const ChangeDialog = lazy(async () => ({ default: (await import('./change-dialog')).ChangeDialog }));
const RotateDialog = lazy(async () => ({ default: (await import('./rotate-dialog')).RotateDialog }));
const SwitchDialog = lazy(async () => ({ default: (await import('./switch-dialog')).SwitchDialog }));
const RevokeDialog = lazy(async () => ({ default: (await import('./revoke-dialog')).RevokeDialog }));

type KeyActionsProps = {
  apiKey: ApiKey;
  access: Access;
  example: ExampleSession;
  /** gets the focus when the pressed button is gone */
  heading: RefObject<HTMLElement | null>;
};

type Dialog = 'change' | 'rotate' | 'switch' | 'revoke';

/** The actions for a key. A revoked one has none. */
export function KeyActions({ apiKey, access, example, heading }: KeyActionsProps) {
  // A dialog that was opened stays mounted when closed, so that it returns the focus.
  const [dialog, setDialog] = useState<{ name: Dialog; opened: boolean } | null>(null);
  const open = (name: Dialog) => () => setDialog({ name, opened: true });
  const close = () => setDialog((before) => before && { ...before, opened: false });
  const { state, replaced_by } = apiKey;
  useFocusAfterDialog(dialog !== null && !dialog.opened, heading, `${state} ${replaced_by}`);
  const shown = { apiKey, opened: dialog?.opened ?? false, onClose: close };
  return (
    <div className={classes.actions}>
      {state === 'revoked' ? null : (
        <>
          <Button size="xs" variant="default" aria-haspopup="dialog" onClick={open('change')}>
            Edit…
          </Button>
          {state === 'active' && replaced_by === null ? (
            <Button size="xs" variant="default" aria-haspopup="dialog" onClick={open('rotate')}>
              Rotate…
            </Button>
          ) : null}
          <Button size="xs" variant="default" aria-haspopup="dialog" onClick={open('switch')}>
            {state === 'disabled' ? 'Enable…' : 'Disable…'}
          </Button>
          <Button size="xs" variant="default" c="red" aria-haspopup="dialog" onClick={open('revoke')}>
            Revoke…
          </Button>
        </>
      )}
      {dialog === null ? null : (
        <LazyPanel key={dialog.name} onFailed={() => setDialog(null)}>
          {dialog.name === 'change' ? <ChangeDialog {...shown} access={access} /> : null}
          {dialog.name === 'rotate' ? <RotateDialog {...shown} example={example} /> : null}
          {dialog.name === 'switch' ? <SwitchDialog {...shown} /> : null}
          {dialog.name === 'revoke' ? <RevokeDialog {...shown} /> : null}
        </LazyPanel>
      )}
    </div>
  );
}
