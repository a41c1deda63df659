import { IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import { useNumber, type WriteNumber } from '../numbers/use-number';
import { classifyValue, countWords, typeWord } from './classify-value';
import { CopyButtons } from './copy-buttons';
import { KeyText, keyLabel } from './key-text';
import classes from './metadata.module.css';
import { type MetadataRow, type ValueRow, valueText } from './metadata-rows';
import { DeepLevel, indent, MoreButton, type RowsProps } from './metadata-table';
import { MetadataValue } from './metadata-value';
import values from './values.module.css';

/**
 * The same rows as a tree for the keyboard: arrows move, right opens, left closes or goes to the parent, Home and End
 * jump. Only the row that has the focus has tab stops inside.
 */
export const MetadataTree = memo(function MetadataTree({
  text,
  rows,
  masked,
  marked,
  find,
  onToggle,
  onMore,
}: RowsProps) {
  const tree = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const keys = rows.map(rowKey);
  const current = active !== null && keys.includes(active) ? active : keys[0];

  const focusRow = (index: number) => {
    const key = keys[index];
    if (key === undefined) return;
    setActive(key);
    tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // A key pressed on a button or link inside a row belongs to that button or link.
    if ((event.target as HTMLElement).getAttribute('role') !== 'treeitem') return;
    const index = keys.indexOf(current ?? '');
    const row = rows[index];
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const action = actionOf(event.key, row, index, rows);
    if (action === null) return;
    event.preventDefault();
    if (action.do === 'focus') focusRow(action.index);
    if (action.do === 'toggle') onToggle(action.pointer);
    if (action.do === 'more') onMore(action.parent);
  };

  return (
    <div ref={tree} role="tree" aria-label="Metadata" className={classes.tree} onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <TreeItem
          key={rowKey(row)}
          text={text}
          row={row}
          masked={row.kind === 'value' && masked.has(row.pointer)}
          marked={row.kind === 'value' && marked.has(row.pointer)}
          find={find}
          isCurrent={rowKey(row) === current}
          onFocus={setActive}
          onToggle={onToggle}
          onMore={onMore}
        />
      ))}
    </div>
  );
});

type TreeItemProps = Pick<RowsProps, 'text' | 'find' | 'onToggle' | 'onMore'> & {
  row: MetadataRow;
  masked: boolean;
  marked: boolean;
  isCurrent: boolean;
  onFocus: (key: string) => void;
};

/** Memoized, so that when the focus moves only the row that loses it and the row that gets it render again. */
const TreeItem = memo(function TreeItem({ text, row, masked, marked, find, isCurrent, ...on }: TreeItemProps) {
  const write = useNumber();
  const isValue = row.kind === 'value';
  return (
    <div
      role="treeitem"
      aria-level={row.depth}
      aria-posinset={isValue ? row.position : undefined}
      aria-setsize={isValue ? row.siblings : undefined}
      aria-expanded={isValue ? (row.open ?? undefined) : undefined}
      aria-label={isValue ? `${spoken(text, row, masked, write)}${marked ? ', changed since' : ''}` : undefined}
      data-open={isValue ? (row.open ?? undefined) : undefined}
      data-marked={marked || undefined}
      className={classes.item}
      style={indent(row.depth)}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => on.onFocus(rowKey(row))}
    >
      {isValue ? (
        <TreeLine
          text={text}
          row={row}
          masked={masked}
          marked={marked}
          find={find}
          tabbable={isCurrent}
          onToggle={on.onToggle}
        />
      ) : (
        <MoreButton hidden={row.hidden} onClick={() => on.onMore(row.parent)} />
      )}
    </div>
  );
});

/** Returns a row's accessible name: key, type, and the beginning of the value. */
function spoken(text: string, row: ValueRow, masked: boolean, write: WriteNumber): string {
  const kind = classifyValue(row.node, masked);
  const words = `${keyLabel(row.key)}, ${typeWord(kind)}`;
  if (kind.kind === 'object' || kind.kind === 'array') return `${words}, ${countWords(kind, write)}`;
  const value = valueText(text, row.node);
  return `${words}: ${value.length > 100 ? `${value.slice(0, 100)}…` : value}`;
}

type TreeLineProps = {
  text: string;
  row: ValueRow;
  masked: boolean;
  marked: boolean;
  find: RegExp | null;
  tabbable: boolean;
  onToggle: (pointer: string) => void;
};

function TreeLine({ text, row, masked, marked, find, tabbable, onToggle }: TreeLineProps) {
  const write = useNumber();
  const label = keyLabel(row.key);
  const nested = classifyValue(row.node, masked);
  const toggle = (event: MouseEvent<HTMLElement>) => {
    event.currentTarget.closest<HTMLElement>('[role="treeitem"]')?.focus();
    onToggle(row.pointer);
  };
  return (
    <>
      {/* The keyboard is handled by the tree item around this; clicks are for the pointer only. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tree item around it carries role and keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree item around it carries role and keys */}
      <span
        className={classes.itemKey}
        data-nested={row.open === null ? undefined : true}
        onClick={row.open === null ? undefined : toggle}
      >
        {row.open === null ? null : <IconChevronRight size={14} aria-hidden className={classes.chevron} />}
        <DeepLevel depth={row.depth} />
        <KeyText name={row.key} find={find} />
        <span aria-hidden>:</span>
      </span>
      <span className={classes.itemValue}>
        {nested.kind === 'object' || nested.kind === 'array' ? (
          <span className={values.aside}>
            {nested.kind === 'object' ? `{ ${write(nested.count)} }` : `[ ${write(nested.count)} ]`}
          </span>
        ) : (
          <MetadataValue text={text} node={row.node} label={label} masked={masked} find={find} />
        )}
        {marked ? <span className={classes.mark}>changed since</span> : null}
      </span>
      <CopyButtons pointer={row.pointer} label={label} value={valueText(text, row.node)} tabbable={tabbable} />
    </>
  );
}

type Action =
  | { do: 'focus'; index: number }
  | { do: 'toggle'; pointer: string }
  | { do: 'more'; parent: string }
  | null;

function actionOf(key: string, row: MetadataRow, index: number, rows: readonly MetadataRow[]): Action {
  const toggle: Action = row.kind === 'value' ? { do: 'toggle', pointer: row.pointer } : null;
  const open = row.kind === 'value' ? row.open : null;
  const parent = rows.findIndex((other) => other.kind === 'value' && other.pointer === row.parent);
  switch (key) {
    case 'ArrowDown':
      return { do: 'focus', index: Math.min(index + 1, rows.length - 1) };
    case 'ArrowUp':
      return { do: 'focus', index: Math.max(index - 1, 0) };
    case 'Home':
      return { do: 'focus', index: 0 };
    case 'End':
      return { do: 'focus', index: rows.length - 1 };
    case 'ArrowRight':
      if (open === false) return toggle;
      return open ? { do: 'focus', index: index + 1 } : null;
    case 'ArrowLeft':
      if (open) return toggle;
      return parent >= 0 ? { do: 'focus', index: parent } : null;
    case 'Enter':
    case ' ':
      if (row.kind === 'more') return { do: 'more', parent: row.parent };
      return open === null ? null : toggle;
    default:
      return null;
  }
}

function rowKey(row: MetadataRow): string {
  return row.kind === 'more' ? `${row.parent} more` : row.pointer;
}
