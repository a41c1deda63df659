import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type CSSProperties, memo } from 'react';
import { useNumber } from '../numbers/use-number';
import { classifyValue, typeWord } from './classify-value';
import { CopyButtons } from './copy-buttons';
import { KeyText, keyLabel } from './key-text';
import classes from './metadata.module.css';
import { type MetadataRow, pageSize, type ValueRow, valueText } from './metadata-rows';
import { MetadataValue } from './metadata-value';
import values from './values.module.css';

export type RowsProps = {
  text: string;
  rows: readonly MetadataRow[];
  masked: ReadonlySet<string>;
  /** pointers to values that have changed since */
  marked: ReadonlySet<string>;
  find: RegExp | null;
  onToggle: (pointer: string) => void;
  onMore: (parent: string) => void;
};

/** The keys and values as a table; objects and arrays expand into rows beneath them. */
export const MetadataTable = memo(function MetadataTable({
  text,
  rows,
  masked,
  marked,
  find,
  onToggle,
  onMore,
}: RowsProps) {
  const isFlat = rows.every((row) => row.kind === 'value' && row.open === null);
  return (
    <table className={classes.table} data-flat={isFlat || undefined} aria-label="Metadata">
      <thead className={classes.head}>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Value</th>
          <th scope="col">Type</th>
          <th scope="col">
            <VisuallyHidden>Copy</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) =>
          row.kind === 'more' ? (
            <tr key={`${row.parent} more`} className={classes.row} style={indent(row.depth)}>
              <td colSpan={4} className={classes.moreCell}>
                <MoreButton hidden={row.hidden} onClick={() => onMore(row.parent)} />
              </td>
            </tr>
          ) : (
            <TableRow
              key={row.pointer}
              text={text}
              row={row}
              masked={masked.has(row.pointer)}
              marked={marked.has(row.pointer)}
              find={find}
              onToggle={onToggle}
            />
          ),
        )}
      </tbody>
    </table>
  );
});

type TableRowProps = {
  text: string;
  row: ValueRow;
  masked: boolean;
  marked: boolean;
  find: RegExp | null;
  onToggle: (pointer: string) => void;
};

function TableRow({ text, row, masked, marked, find, onToggle }: TableRowProps) {
  const label = keyLabel(row.key);
  const value = classifyValue(row.node, masked);
  return (
    <tr
      className={classes.row}
      style={indent(row.depth)}
      data-depth={row.depth}
      data-open={row.open ?? undefined}
      data-marked={marked || undefined}
    >
      <th scope="row" className={classes.keyCell} title={row.pointer}>
        {row.depth > 1 ? <VisuallyHidden>{`level ${row.depth}: `}</VisuallyHidden> : null}
        {row.open === null ? (
          <>
            <DeepLevel depth={row.depth} />
            <KeyText name={row.key} find={find} />
          </>
        ) : (
          <UnstyledButton
            data-text
            className={classes.toggle}
            aria-expanded={row.open}
            onClick={() => onToggle(row.pointer)}
          >
            <IconChevronRight size={14} aria-hidden className={classes.chevron} />
            <DeepLevel depth={row.depth} />
            <KeyText name={row.key} find={find} />
          </UnstyledButton>
        )}
      </th>
      <td className={classes.valueCell}>
        <MetadataValue text={text} node={row.node} label={label} masked={masked} find={find} />
        {marked ? <span className={classes.mark}>changed since</span> : null}
      </td>
      <td className={classes.typeCell}>{typeWord(value)}</td>
      <td className={classes.copyCell}>
        <CopyButtons pointer={row.pointer} label={label} value={valueText(text, row.node)} />
      </td>
    </tr>
  );
}

/** Opens the next page of a value's children. */
export function MoreButton({ hidden, onClick }: { hidden: number; onClick: () => void }) {
  const write = useNumber();
  const next = Math.min(hidden, pageSize * 5);
  return (
    <UnstyledButton className={values.fold} onClick={onClick}>
      {next === hidden ? `Show ${write(hidden)} more` : `Show ${write(next)} more of ${write(hidden)}`}
    </UnstyledButton>
  );
}

/** Deep values are indented by at most this many steps, so that there is room left to read them. */
const maxSteps = 10;

/** Returns the indentation of a row of this depth. */
export function indent(depth: number): CSSProperties {
  return { '--depth': Math.min(depth - 1, maxSteps) } as CSSProperties;
}

/** The level as a number, where the indentation no longer shows it. */
export function DeepLevel({ depth }: { depth: number }) {
  if (depth <= maxSteps + 1) return null;
  return (
    <span aria-hidden className={classes.level} title={`Level ${depth}`}>
      {depth}
    </span>
  );
}
