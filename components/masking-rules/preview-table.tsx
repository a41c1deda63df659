import { VisuallyHidden } from '@mantine/core';
import { IconArrowsExchange, IconEqual, IconEye, IconLock } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { FoldedText } from '../metadata/folded-text';
import values from '../metadata/values.module.css';
import { useNumber } from '../numbers/use-number';
import { PathText } from '../revisions/path-text';
import { keysOf } from '../revisions/replay';
import type { PreviewKind, PreviewRow, PreviewSide } from './preview-rows';
import classes from './preview-table.module.css';

const kinds = {
  hidden: { word: 'Newly masked', Icon: IconLock },
  shown: { word: 'Unmasked', Icon: IconEye },
  otherwise: { word: 'New placeholder', Icon: IconArrowsExchange },
  same: { word: 'Same', Icon: IconEqual },
} as const satisfies Record<PreviewKind, unknown>;

// Only this many rows are rendered at once: a session has up to 10,000 values.
const rowsAtFirst = 100;
const rowsMore = 500;

/** Values of a session, each with the current rules and with the draft, which may be out of date. */
export function PreviewTable({ rows, isOld }: { rows: readonly PreviewRow[]; isOld: boolean }) {
  const write = useNumber();
  const [most, setMost] = useState(rowsAtFirst);
  const shown = rows.slice(0, most);
  if (rows.length === 0) return null;
  return (
    <div className={`${classes.table} ${values.ground}`}>
      <div aria-hidden className={classes.heads}>
        <span>Change</span>
        <span>Path</span>
        <span>Current rules</span>
        <span>{isOld ? 'Older draft' : 'Draft'}</span>
      </div>
      <ul aria-label="Values of the session" className={classes.rows}>
        {shown.map((row) => (
          <li key={row.path} className={classes.row} data-kind={row.kind}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      {shown.length < rows.length ? (
        <button type="button" className={`${values.fold} ${classes.more}`} onClick={() => setMost(most + rowsMore)}>
          {`Show ${write(Math.min(rowsMore, rows.length - shown.length))} more of ${write(rows.length)}`}
        </button>
      ) : null}
    </div>
  );
}

function Row({ row: { kind, path, isInPart, before, after } }: { row: PreviewRow }) {
  const { word, Icon } = kinds[kind];
  const isDescription = path === '/description';
  const keys = keysOf(path).slice(1);
  const name = isDescription ? 'the description' : keys.join(', ').slice(0, 120);
  return (
    <>
      <span className={classes.kind} data-kind={kind}>
        <Icon size={14} stroke={2} aria-hidden />
        {isInPart ? 'Partly unmasked' : word}
      </span>
      <span className={classes.path} title={isDescription ? undefined : path.slice(0, 1_000)}>
        {isDescription ? 'Description' : <PathText keys={keys} />}
      </span>
      <Cell name="Now">
        <Side side={before} label={`${name}, current rules`} isText={isDescription} isInPart={false} />
      </Cell>
      <Cell name="Draft">
        {kind === 'same' ? (
          <span className={classes.quiet}>the same</span>
        ) : (
          <Side side={after} label={`${name}, draft`} isText={isDescription} isInPart={isInPart} />
        )}
      </Cell>
    </>
  );
}

function Cell({ name, children }: { name: 'Now' | 'Draft'; children: ReactNode }) {
  return (
    <span className={classes.cell}>
      <span className={classes.cellName} aria-hidden>
        {name}
      </span>
      <VisuallyHidden>{name === 'Now' ? 'current rules: ' : 'draft: '}</VisuallyHidden>
      <span className={classes.value}>{children}</span>
    </span>
  );
}

type SideProps = { side: PreviewSide | null; label: string; isText: boolean; isInPart: boolean };

function Side({ side, label, isText, isInPart }: SideProps) {
  if (side === null) return <span className={classes.quiet}>{isText ? 'No description' : 'missing'}</span>;
  if (side.text === '') return <span className={classes.quiet}>empty string</span>;
  return (
    <>
      <span className={isText ? undefined : classes.json}>
        <FoldedText text={side.text} label={label} masked={side.hasPlaceholders} foldAt={240} />
      </span>
      {side.isWithheld ? (
        <span className={classes.withheld}>
          This actor sees {isInPart ? 'part of the value' : 'the value'}; you don’t.
        </span>
      ) : null}
    </>
  );
}
