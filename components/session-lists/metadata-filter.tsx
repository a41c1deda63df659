import { ActionIcon, Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import {
  type Condition,
  emptyCondition,
  isOfText,
  type Kind,
  kinds,
  type Operator,
  operators,
  problemOf,
  readConditions,
  takesValue,
  writeConditions,
} from './filter-conditions';
import type { FilterProps } from './filter-fields';
import classes from './lists.module.css';
import { MarkedExpression, positionIn } from './marked-expression';
import { useFollowed } from './use-followed';

type MetadataFilterProps = FilterProps & {
  /** what the API says is wrong with the expression */
  problem: string | undefined;
};

/** Conditions on the metadata: rows joined by AND, or an expression. They stay in sync where rows can express it. */
export function MetadataFilter({ filters, onChange, problem }: MetadataFilterProps) {
  const given = filters.metadata_filter;
  const rows = given === undefined ? [emptyCondition] : readConditions(given);
  const [mode, setMode] = useState<'rows' | 'expression'>(rows === null ? 'expression' : 'rows');
  const apply = (expression: string | undefined) => onChange({ metadata_filter: expression });
  return (
    <div className={classes.metadata}>
      <SegmentedControl
        aria-label="Filter mode"
        size="xs"
        transitionDuration={0}
        data={[
          { value: 'rows', label: 'Conditions' },
          { value: 'expression', label: 'Expression' },
        ]}
        value={mode}
        onChange={(value) => setMode(value === 'rows' ? 'rows' : 'expression')}
      />
      {mode === 'expression' ? (
        <ExpressionForm given={given} problem={problem} onApply={apply} />
      ) : rows === null ? (
        <p className={classes.dimmed}>This expression is too complex for conditions. Edit it under Expression.</p>
      ) : (
        <RowsForm given={given} onApply={apply} />
      )}
    </div>
  );
}

type Applying = { onApply: (expression: string | undefined) => void };

type Row = { id: number; condition: Condition };

function rowsOf(expression: string | undefined): Row[] {
  const conditions = expression === undefined ? null : readConditions(expression);
  return (conditions ?? [emptyCondition]).map((condition, id) => ({ id, condition }));
}

function RowsForm({ given, onApply }: Applying & { given: string | undefined }) {
  const [{ of, rows }, setState] = useState(() => ({ of: given, rows: rowsOf(given) }));
  const setRows = (change: (all: Row[]) => Row[]) => setState((state) => ({ ...state, rows: change(state.rows) }));
  // The expression changed, from a view or by going back: rows that already match it stay as they are.
  if (of !== given) {
    const isSaid = given !== undefined && writeConditions(rows.map(({ condition }) => condition)) === given;
    setState({ of: given, rows: isSaid ? rows : rowsOf(given) });
  }
  const [isChecked, setChecked] = useState(false);
  const change = (id: number, part: Partial<Condition>) =>
    setRows((all) => all.map((row) => (row.id === id ? { ...row, condition: { ...row.condition, ...part } } : row)));
  const [added, setAdded] = useState<number | null>(null);
  const add = () => {
    const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
    setAdded(id);
    setRows((all) => [...all, { id, condition: emptyCondition }]);
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const conditions = rows.map(({ condition }) => condition);
    const isWrong = conditions.some((condition) => problemOf(condition) !== null);
    setChecked(isWrong);
    if (!isWrong) onApply(conditions.length === 0 ? undefined : writeConditions(conditions));
  };
  return (
    <form onSubmit={apply} className={classes.conditions}>
      {rows.map(({ id, condition }, index) => (
        <ConditionRow
          key={id}
          number={index + 1}
          condition={condition}
          isNew={id === added}
          problem={isChecked ? problemOf(condition) : null}
          onChange={(part) => change(id, part)}
          onRemove={() => setRows((all) => all.filter((row) => row.id !== id))}
        />
      ))}
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} stroke={1.75} aria-hidden />}
          onClick={add}
        >
          Add condition
        </Button>
        <Button type="submit" size="compact-sm">
          Apply conditions
        </Button>
        {given !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={({ currentTarget }) => {
              // The button goes away, and any row may too.
              currentTarget.parentElement?.querySelector('button')?.focus();
              onApply(undefined);
            }}
          >
            Remove all
          </Button>
        )}
      </div>
    </form>
  );
}

type ConditionRowProps = {
  number: number;
  condition: Condition;
  /** it was just added and takes the focus */
  isNew: boolean;
  problem: string | null;
  onChange: (part: Partial<Condition>) => void;
  onRemove: () => void;
};

function ConditionRow({ number, condition, isNew, problem, onChange, onRemove }: ConditionRowProps) {
  const { key, operator, kind, value } = condition;
  const of = `of condition ${number}`;
  return (
    <fieldset className={classes.condition} aria-label={`Condition ${number}`}>
      <span className={classes.joint}>{number === 1 ? 'Where' : 'and'}</span>
      <TextInput
        size="xs"
        aria-label={`Key ${of}`}
        autoFocus={isNew}
        placeholder="key or path.to.key"
        spellCheck={false}
        autoCapitalize="off"
        value={key}
        onChange={(event) => onChange({ key: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label={`Operator ${of}`}
        data={Object.entries(operators).map(([name, label]) => ({ value: name, label }))}
        value={operator}
        onChange={(event) => onChange({ operator: event.currentTarget.value as Operator })}
      />
      {takesValue(operator) && !isOfText(operator) && (
        <NativeSelect
          size="xs"
          aria-label={`Value type ${of}`}
          data={Object.entries(kinds).map(([name, label]) => ({ value: name, label }))}
          value={kind}
          onChange={(event) => onChange({ kind: event.currentTarget.value as Kind })}
        />
      )}
      {takesValue(operator) && (
        <TextInput
          size="xs"
          aria-label={`Value ${of}`}
          placeholder={kind === 'boolean' && !isOfText(operator) ? 'true or false' : 'value'}
          spellCheck={false}
          autoCapitalize="off"
          value={value}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
      )}
      <ActionIcon
        size={30}
        variant="subtle"
        color="gray"
        aria-label={`Remove condition ${number}`}
        onClick={({ currentTarget }) => {
          beside(currentTarget.closest('fieldset'))?.focus();
          onRemove();
        }}
      >
        <IconX size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
      {problem !== null && (
        <span className={classes.wrong} role="alert">
          {problem}
        </span>
      )}
    </fieldset>
  );
}

/** Returns where the focus goes when a row is removed: the next row, the previous one, or the add button. */
function beside(row: Element | null): HTMLElement | null {
  const isRow = (each: Element | null | undefined) => each?.tagName === 'FIELDSET';
  const other = [row?.nextElementSibling, row?.previousElementSibling].find(isRow) ?? row?.nextElementSibling;
  return other?.querySelector<HTMLElement>('input, button') ?? null;
}

function ExpressionForm({
  given,
  problem,
  onApply,
}: Applying & { given: string | undefined; problem: string | undefined }) {
  const [text, setText] = useFollowed(given ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const position = positionIn(problem);
  const isAsked = text === given;

  useEffect(() => {
    if (position === null || given === undefined) return;
    // Select the error in the field. The field counts in UTF-16 units, the API in characters.
    const before = [...given].slice(0, position - 1).join('').length;
    field.current?.setSelectionRange(before, before + ([...given][position - 1]?.length ?? 0));
  }, [position, given]);

  const apply = (event: FormEvent) => {
    event.preventDefault();
    onApply(text.trim() === '' ? undefined : text);
  };
  return (
    <form onSubmit={apply} className={classes.conditions}>
      <Textarea
        ref={field}
        aria-label="Expression"
        description="E.g. priority = 'high' AND (interaction_count >= 5 OR 'vip' IN tags). Masked values aren’t searched."
        autosize
        minRows={2}
        maxRows={10}
        classNames={{ input: classes.expressionField }}
        spellCheck={false}
        autoCapitalize="off"
        attributes={{ input: { dir: 'ltr' } }}
        value={text}
        error={isAsked && problem !== undefined ? `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.` : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {isAsked && position !== null && <MarkedExpression text={text} position={position} />}
      <div className={classes.actions}>
        <Button type="submit" size="compact-sm">
          Apply expression
        </Button>
        {given !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              field.current?.focus();
              onApply(undefined);
            }}
          >
            Remove expression
          </Button>
        )}
      </div>
    </form>
  );
}
