import { ActionIcon, NativeSelect } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { type Dispatch, memo } from 'react';
import type { MaskLabel } from '#contract/masking';
import { useAnnounce } from '../notices/announcer';
import { AddRow } from './add-row';
import { labelNames } from './label-names';
import { type DraftStep, type RuleRow, twinsOf } from './masking-draft';
import { PathField } from './path-field';
import classes from './path-lists.module.css';
import { type FocusWish, useRowFocus } from './use-row-focus';

type RuleListProps = { rules: readonly RuleRow[]; isAttempted: boolean; onStep: Dispatch<DraftStep> };

/** The custom rules in order, with controls to edit, move, add and remove them. */
export function RuleList({ rules, isAttempted, onStep }: RuleListProps) {
  const { list, wish } = useRowFocus();
  const twins = twinsOf(rules);
  return (
    <div ref={list} className={classes.list}>
      {rules.length === 0 ? <p className={classes.quiet}>No rules yet.</p> : null}
      {rules.length === 0 ? null : (
        <>
          <div aria-hidden className={classes.ruleHeads}>
            <span />
            <span>Path</span>
            <span>Placeholder label</span>
          </div>
          <ol aria-label="Custom rules" className={classes.rows}>
            {rules.map((row, index) => (
              <RuleLine
                key={row.id}
                row={row}
                place={index + 1}
                of={rules.length}
                twin={twins.get(row.id) ?? null}
                neighbour={(rules[index + 1] ?? rules[index - 1])?.id ?? null}
                isAttempted={isAttempted}
                onStep={onStep}
                onWish={wish}
              />
            ))}
          </ol>
        </>
      )}
      <AddRow list="rules" count={rules.length} onStep={onStep} onWish={wish} />
    </div>
  );
}

type RuleLineProps = {
  row: RuleRow;
  place: number;
  of: number;
  /** the position of an earlier rule with the same path */
  twin: number | null;
  /** the row that gets the focus when this one is removed */
  neighbour: string | null;
  isAttempted: boolean;
  onStep: Dispatch<DraftStep>;
  onWish: (wish: FocusWish) => void;
};

// With two hundred rules, only the edited one is rendered again.
const RuleLine = memo(function RuleLine(props: RuleLineProps) {
  const { row, place, of, twin, neighbour, isAttempted, onStep, onWish } = props;
  const announce = useAnnounce();
  const { id } = row;
  const move = (by: -1 | 1) => {
    onWish({ id, part: by < 0 ? 'up' : 'down' });
    onStep({ do: 'move', id, by });
    announce(`Rule moved to position ${place + by} of ${of}.`);
  };
  const remove = () => {
    onWish(neighbour === null ? { id: null, part: 'add' } : { id: neighbour, part: 'path' });
    onStep({ do: 'remove', list: 'rules', id });
    announce('Rule removed.');
  };
  const button = { size: 30, variant: 'subtle', color: 'gray' } as const;
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <li data-row={id} className={classes.rule}>
      <span aria-hidden className={classes.place}>
        {place}
      </span>
      <PathField
        label={`Path of rule ${place}`}
        path={row.path}
        isAttempted={isAttempted}
        note={twin === null ? null : `Rule ${twin} has the same path; only that one applies.`}
        onWrite={(path) => onStep({ do: 'write', list: 'rules', id, path })}
      />
      <NativeSelect
        size="xs"
        aria-label={`Placeholder label of rule ${place}`}
        className={classes.label}
        data={Object.keys(labelNames)}
        value={row.label}
        onChange={({ currentTarget }) => onStep({ do: 'label', id, label: currentTarget.value as MaskLabel })}
      />
      <span className={classes.buttons}>
        <ActionIcon
          {...button}
          data-part="up"
          aria-label={`Move rule ${place} up`}
          disabled={place === 1}
          onClick={() => move(-1)}
        >
          <IconArrowUp {...icon} />
        </ActionIcon>
        <ActionIcon
          {...button}
          data-part="down"
          aria-label={`Move rule ${place} down`}
          disabled={place === of}
          onClick={() => move(1)}
        >
          <IconArrowDown {...icon} />
        </ActionIcon>
        <ActionIcon {...button} aria-label={`Remove rule ${place}`} onClick={remove}>
          <IconTrash {...icon} />
        </ActionIcon>
      </span>
    </li>
  );
});
