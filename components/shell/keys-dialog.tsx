'use client';

import { Kbd } from '@mantine/core';
import classes from './keys-dialog.module.css';
import { LateModal } from './late-modal';

const keys = [
  { key: 'Ctrl K', does: 'Look up, go to a page, do something, from anywhere (⌘ K on a Mac)' },
  { key: '/', does: 'Go to the look-up' },
  { key: 'Enter', does: 'Look up what is in the box' },
  { key: 'Shift Enter', does: 'Make a new line in the box' },
  { key: '↓', does: 'Go to the suggestions, from the box' },
  { key: 'j k', does: 'Go down and up, in the list of sessions' },
  { key: 'x', does: 'Select the row, in the list of sessions' },
  { key: 'c', does: 'Copy the link: of a session, or of the row in the list' },
  { key: '?', does: 'Show these keys' },
  { key: 'Esc', does: 'Close what is open' },
];

/** All keys. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <LateModal opened={opened} onClose={onClose} title="Keys" size="sm">
      <dl className={classes.keys}>
        {keys.map(({ key, does }) => (
          <div key={key} className={classes.row}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </LateModal>
  );
}
