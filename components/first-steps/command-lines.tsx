import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCopy } from '../ids/use-copy';
import classes from './first-steps.module.css';

type CommandLinesProps = {
  lines: string;
  /** starts the sentence after copying: "The command" */
  what: string;
};

/** Terminal commands, with a button that copies them. */
export function CommandLines({ lines, what }: CommandLinesProps) {
  const { copied, copy } = useCopy();
  const Icon = copied === 'done' ? IconCheck : IconCopy;
  return (
    <div className={classes.command}>
      <code dir="ltr">{lines}</code>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Copy: ${what.toLowerCase()}`}
        leftSection={<Icon size={14} stroke={1.75} aria-hidden />}
        onClick={() => void copy(lines, what)}
      >
        {copied === 'done' ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
