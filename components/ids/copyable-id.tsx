'use client';

import { Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './copyable-id.module.css';
import { useCopy } from './use-copy';

export type CopyableIdProps = {
  id: string;
  /** what it is, for the message after copying: "The session ID" */
  what?: string;
  /** truncated at the end if there is no room; the tooltip shows it in full */
  truncate?: boolean;
};

/** A full ID in monospace; a click copies it and says so. */
export function CopyableId({ id, what = 'The ID', truncate = false }: CopyableIdProps) {
  const { copied, copy } = useCopy();
  const hint =
    copied === 'done' ? 'Copied' : copied === 'failed' ? 'Not copied: blocked by the browser' : 'Click to copy';
  const Icon = copied === 'done' ? IconCheck : IconCopy;
  return (
    <Tooltip label={truncate && copied === null ? `${id} · click to copy` : hint} multiline maw={360}>
      <button
        type="button"
        data-text
        className={classes.id}
        data-truncate={truncate || undefined}
        onClick={() => void copy(id, what)}
      >
        <span className={classes.text} dir="ltr">
          {id}
        </span>
        <Icon
          size={14}
          stroke={1.75}
          aria-hidden
          className={classes.icon}
          data-copied={copied === 'done' || undefined}
        />
      </button>
    </Tooltip>
  );
}
