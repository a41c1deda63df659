import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type Dispatch, memo } from 'react';
import { useAnnounce } from '../notices/announcer';
import { AddRow } from './add-row';
import type { DraftStep, PathRow } from './masking-draft';
import { PathField } from './path-field';
import classes from './path-lists.module.css';
import { type FocusWish, useRowFocus } from './use-row-focus';

type ExceptionListProps = { exceptions: readonly PathRow[]; isAttempted: boolean; onStep: Dispatch<DraftStep> };

/** The paths that no rule masks, with controls to edit, add and remove them. Their order has no meaning. */
export function ExceptionList({ exceptions, isAttempted, onStep }: ExceptionListProps) {
  const { list, wish } = useRowFocus();
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
      <AddRow list="exceptions" count={exceptions.length} onStep={onStep} onWish={wish} />
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
