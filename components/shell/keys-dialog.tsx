'use client';

import { Kbd } from '@mantine/core';
import { LazyModal } from '../lazy/lazy-modal';
import classes from './keys-dialog.module.css';

const groups = [
  {
    name: 'Everywhere',
    keys: [
      { key: 'Ctrl K', does: 'Look up, go to a page, do something (⌘ K on a Mac)' },
      { key: '/', does: 'Go to the look-up' },
      { key: '?', does: 'Show these keys' },
      { key: 'Esc', does: 'Close what is open, then the newest notice' },
    ],
  },
  {
    name: 'In the look-up',
    keys: [
      { key: 'Enter', does: 'Look up what is in the box' },
      { key: 'Shift Enter', does: 'Make a new line' },
      { key: '↓ ↑', does: 'Go to the suggestions, and back to the box' },
    ],
  },
  {
    name: 'In the list of sessions',
    keys: [
      { key: 'j k', does: 'Go down and up; Enter opens the session' },
      { key: 'x', does: 'Select the row' },
      { key: 'c', does: 'Copy the link of the row or the list; on a session’s page, of the session' },
    ],
  },
  {
    name: 'In tabs, the chart, and the tree of metadata',
    keys: [
      { key: '← →', does: 'Go from tab to tab or bar to bar; Enter opens. In the tree: close, open' },
      { key: '↑ ↓', does: 'Go up and down in the tree' },
      { key: 'Home End', does: 'Go to the first and the last' },
    ],
  },
];

/** All keys. A single letter does nothing while one types. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <LazyModal opened={opened} onClose={onClose} title="Keys" size="md">
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
      <p className={classes.note}>Letters do this only while nothing is typed into.</p>
    </LazyModal>
  );
}
