import { Checkbox, VisuallyHidden } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconEqual, IconEqualNot, IconQuestionMark } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { sessionFields } from '#contract/session-fields';
import { StatusBadge } from '../controls/status-badge';
import { FoldedText } from '../metadata/folded-text';
import values from '../metadata/values.module.css';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import { PathText } from '../revisions/path-text';
import { keysOf } from '../revisions/replay';
import { TimeText } from '../times/time-text';
import type { ComparedRow, Comparison, RowKind, ShownSide } from './comparison';
import classes from './comparisons.module.css';

const kinds = {
  only_a: { word: 'Only in A', Icon: IconArrowLeft },
  only_b: { word: 'Only in B', Icon: IconArrowRight },
  different: { word: 'Different', Icon: IconEqualNot },
  unknown: { word: 'Unknown', Icon: IconQuestionMark },
  same: { word: 'Same', Icon: IconEqual },
} as const satisfies Record<RowKind, unknown>;

// Only this many rows are rendered at once: a session has up to 10,000 values.
const rowsAtFirst = 100;
const rowsMore = 500;

/** The differences between two sessions, one row per value. Equal values are shown only on request. */
export function ComparisonRows({ comparison }: { comparison: Comparison }) {
  const write = useNumber();
  const { rows, counts, isOtherOrder } = comparison;
  const [isAll, setAll] = useState(false);
  const [most, setMost] = useState(rowsAtFirst);
  const wanted = isAll ? rows : rows.filter(({ kind }) => kind !== 'same');
  const shown = wanted.slice(0, most);
  return (
    <section aria-label="Comparison" className={`${classes.comparison} ${values.ground}`}>
      <div className={classes.summary}>
        <p role="status">{summaryOf(counts, write)}</p>
        <Checkbox
          size="xs"
          label={`Show what’s the same (${write(counts.same)})`}
          checked={isAll}
          disabled={counts.same === 0}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      </div>
      {isOtherOrder ? (
        <p className={classes.quiet}>Some keys are in a different order. That doesn’t count as a difference.</p>
      ) : null}
      {shown.length === 0 ? null : (
        <>
          <div aria-hidden className={classes.heads}>
            <span>Result</span>
            <span>Path</span>
            <span>A</span>
            <span>B</span>
          </div>
          <ul aria-label="Compared values" className={classes.rows}>
            {shown.map((row) => (
              <li key={`${row.kind} ${row.path}`} className={classes.row}>
                <Row row={row} />
              </li>
            ))}
          </ul>
        </>
      )}
      {shown.length < wanted.length ? (
        <button type="button" className={`${values.fold} ${classes.more}`} onClick={() => setMost(most + rowsMore)}>
          {`Show ${write(Math.min(rowsMore, wanted.length - shown.length))} more of ${write(wanted.length)}`}
        </button>
      ) : null}
    </section>
  );
}

function summaryOf({ only_a, only_b, different, unknown, same }: Comparison['counts'], write: WriteNumber): string {
  const parts = [
    different > 0 ? `${write(different)} different` : null,
    only_a > 0 ? `${write(only_a)} only in A` : null,
    only_b > 0 ? `${write(only_b)} only in B` : null,
    unknown > 0 ? `${write(unknown)} unknown` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return 'Everything you can see is the same in both.';
  return `${parts.join(', ')}; ${write(same)} the same.`;
}

function Row({ row }: { row: ComparedRow }) {
  const { word, Icon } = kinds[row.kind];
  const keys = keysOf(row.path).slice(1);
  const name = row.of === 'metadata' ? keys.join(', ').slice(0, 120) : sessionFields[row.of].label;
  // Shown once if both sides are equal.
  const isOnce = row.kind === 'same';
  return (
    <>
      <span className={classes.kind} data-kind={row.kind}>
        <Icon size={14} stroke={2} aria-hidden />
        {word}
      </span>
      <span className={classes.path} title={row.of === 'metadata' ? row.path.slice(0, 1_000) : undefined}>
        {row.of === 'metadata' ? <PathText keys={keys} /> : sessionFields[row.of].label}
      </span>
      <Cell name="A">
        <Value of={row.of} side={row.a} label={`${name} in A`} />
      </Cell>
      <Cell name="B">
        {isOnce ? (
          <span className={classes.quiet}>the same</span>
        ) : (
          <Value of={row.of} side={row.b} label={`${name} in B`} />
        )}
      </Cell>
      {row.words === null ? null : <span className={classes.words}>{row.words}</span>}
    </>
  );
}

function Cell({ name, children }: { name: 'A' | 'B'; children: ReactNode }) {
  return (
    <span className={classes.cell}>
      <span className={classes.cellName} aria-hidden>
        {name}
      </span>
      <VisuallyHidden>{`in ${name}: `}</VisuallyHidden>
      <span className={classes.value}>{children}</span>
    </span>
  );
}

function Value({ of, side, label }: { of: ComparedRow['of']; side: ShownSide; label: string }) {
  if (side === null) return <span className={classes.quiet}>{missing(of)}</span>;
  if (of === 'enabled') return <StatusBadge enabled={side.text === 'true'} />;
  if (of === 'created_at') return <TimeText iso={side.text} />;
  if (side.text === '') return <span className={classes.quiet}>empty string</span>;
  return (
    <span className={of === 'metadata' ? classes.json : undefined}>
      <FoldedText text={side.text} label={label} masked={side.masked} foldAt={of === 'metadata' ? 240 : 400} />
    </span>
  );
}

function missing(of: ComparedRow['of']): string {
  return of === 'metadata' ? 'missing' : `No ${sessionFields[of].label.toLowerCase()}`;
}
