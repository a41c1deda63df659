import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type Dispatch, memo, useId, useRef } from 'react';
import { maskingLimits } from '#contract/masking-limits';
import { useAnnounce } from '../notices/announcer';
import { useNumber } from '../numbers/use-number';
import type { DraftStep, PathRow } from './masking-draft';
import { PathField } from './path-field';
import classes from './path-lists.module.css';
import { type FocusWish, useRowFocus } from './use-row-focus';

type ExceptionListProps = { exceptions: readonly PathRow[]; isAttempted: boolean; onStep: Dispatch<DraftStep> };

/** The paths that no rule masks, with controls to edit, add and remove them. Their order has no meaning. */
export function ExceptionList({ exceptions, isAttempted, onStep }: ExceptionListProps) {
  const write = useNumber();
  const { list, wish } = useRowFocus();
  const prefix = useId();
  const made = useRef(0);
  const isFull = exceptions.length >= maskingLimits.rules;
  const add = () => {
    made.current += 1;
    const id = `exception${prefix}${made.current}`;
    wish({ id, part: 'path' });
    onStep({ do: 'add', list: 'exceptions', id });
  };
  return (
    <div ref={list} className={classes.list}>
      {exceptions.length === 0 ? (
        <p className={classes.quiet}>No exceptions yet.</p>
      ) : (
        <ul aria-label="Exceptions" className={classes.rows}>
          {exceptions.map((row, index) => (
            <ExceptionLine
              key={row.id}
              row={row}
              place={index + 1}
              neighbour={(exceptions[index + 1] ?? exceptions[index - 1])?.id ?? null}
              isAttempted={isAttempted}
              onStep={onStep}
              onWish={wish}
            />
          ))}
        </ul>
      )}
      <div className={classes.add}>
        <Button
          size="xs"
          variant="default"
          data-part="add"
          leftSection={<IconPlus size={14} stroke={2} aria-hidden />}
          disabled={isFull}
          onClick={add}
        >
          Add exception
        </Button>
        {isFull ? (
          <span className={classes.quiet}>{`You can have up to ${write(maskingLimits.rules)} exceptions.`}</span>
        ) : null}
      </div>
    </div>
  );
}

type ExceptionLineProps = {
  row: PathRow;
  place: number;
  neighbour: string | null;
  isAttempted: boolean;
  onStep: Dispatch<DraftStep>;
  onWish: (wish: FocusWish) => void;
};

const ExceptionLine = memo(function ExceptionLine(props: ExceptionLineProps) {
  const { row, place, neighbour, isAttempted, onStep, onWish } = props;
  const announce = useAnnounce();
  const { id } = row;
  const remove = () => {
    onWish(neighbour === null ? { id: null, part: 'add' } : { id: neighbour, part: 'path' });
    onStep({ do: 'remove', list: 'exceptions', id });
    announce('Exception removed.');
  };
  return (
    <li data-row={id} className={classes.exception}>
      <PathField
        label={`Path of exception ${place}`}
        path={row.path}
        isAttempted={isAttempted}
        onWrite={(path) => onStep({ do: 'write', list: 'exceptions', id, path })}
      />
      <ActionIcon size={30} variant="subtle" color="gray" aria-label={`Remove exception ${place}`} onClick={remove}>
        <IconTrash size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    </li>
  );
});
