'use client';

import { Kbd } from '@mantine/core';
import { LazyModal } from '../lazy/lazy-modal';
import classes from './keys-dialog.module.css';

const groups = [
  {
    name: 'Everywhere',
    keys: [
      { key: 'Ctrl K', does: 'Look up, go to a page or run an action (⌘ K on a Mac)' },
      { key: '/', does: 'Go to the look-up' },
      { key: '?', does: 'Show these shortcuts' },
      { key: 'Esc', does: 'Close what is open, then the newest notification' },
    ],
  },
  {
    name: 'In the look-up',
    keys: [
      { key: 'Enter', does: 'Look up what is in the box' },
      { key: 'Shift Enter', does: 'Insert a new line' },
      { key: '↓ ↑', does: 'Move to the suggestions and back' },
    ],
  },
  {
    name: 'In the list of sessions',
    keys: [
      { key: 'j k', does: 'Move down or up; Enter opens the session' },
      { key: 'x', does: 'Select the row' },
      { key: 'c', does: 'Copy a link to the row or the list; on a session’s page, to the session' },
    ],
  },
  {
    name: 'In tabs, the chart and the metadata tree',
    keys: [
      { key: '← →', does: 'Move between tabs or bars; Enter opens. In the tree: collapse or expand' },
      { key: '↑ ↓', does: 'Move up or down in the tree' },
      { key: 'Home End', does: 'Go to the first or last' },
    ],
  },
];

/** All keyboard shortcuts. A single letter does nothing while the reader types. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <LazyModal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="md">
      {groups.map(({ name, keys }) => (
        <section key={name} aria-label={name} className={classes.group}>
          <h3>{name}</h3>
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
        </section>
      ))}
      <p className={classes.note}>Letters work as shortcuts only while you aren’t typing in a field.</p>
    </LazyModal>
  );
}
