import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type Dispatch, useId, useRef } from 'react';
import { maskingLimits } from '#contract/masking-limits';
import { useNumber } from '../numbers/use-number';
import type { DraftStep } from './masking-draft';
import classes from './path-lists.module.css';
import type { FocusWish } from './use-row-focus';

type AddRowProps = {
  list: 'rules' | 'exceptions';
  /** rows that the list has */
  count: number;
  onStep: Dispatch<DraftStep>;
  onWish: (wish: FocusWish) => void;
};

/** Below a list: adds an empty row and gives its path the focus, until the list is full. */
export function AddRow({ list, count, onStep, onWish }: AddRowProps) {
  const write = useNumber();
  const prefix = useId();
  const added = useRef(0);
  const isFull = count >= maskingLimits.rules;
  const noun = list === 'rules' ? 'rule' : 'exception';
  const add = () => {
    added.current += 1;
    const id = `${noun}${prefix}${added.current}`;
    onWish({ id, part: 'path' });
    onStep({ do: 'add', list, id });
  };
  return (
    <div className={classes.add}>
      <Button
        size="xs"
        variant="default"
        data-part="add"
        leftSection={<IconPlus size={14} stroke={2} aria-hidden />}
        disabled={isFull}
        onClick={add}
      >
        Add {noun}
      </Button>
      {isFull ? (
        <span className={classes.quiet}>{`You can have up to ${write(maskingLimits.rules)} ${list}.`}</span>
      ) : null}
    </div>
  );
}
