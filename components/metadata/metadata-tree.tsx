import { IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { classifyValue, count, typeWord } from './classify-value';
import { CopyButtons } from './copy-buttons';
import { KeyText, keyLabel } from './key-text';
import classes from './metadata.module.css';
import { type MetadataRow, type ValueRow, valueText } from './metadata-rows';
import { indent, MoreButton, type RowsProps } from './metadata-table';
import { MetadataValue } from './metadata-value';
import values from './values.module.css';

/**
 * The same rows as a tree for the keyboard: arrows move, right opens, left closes or goes to the parent, Home and End
 * jump. Only the row that has the focus has tab stops inside.
 */
export function MetadataTree({ text, rows, masked, find, onToggle, onMore }: RowsProps) {
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
    // Keys that were pressed on a button or a link inside a row are that button's.
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
      {rows.map((row, index) => {
        const key = rowKey(row);
        const isCurrent = key === current;
        const tabIndex = isCurrent ? 0 : -1;
        const onFocus = () => setActive(key);
        if (row.kind === 'more') {
          return (
            <div
              key={key}
              role="treeitem"
              aria-level={row.depth}
              style={indent(row.depth)}
              className={classes.item}
              tabIndex={tabIndex}
              onFocus={onFocus}
            >
              <MoreButton hidden={row.hidden} onClick={() => onMore(row.parent)} />
            </div>
          );
        }
        return (
          <div
            key={key}
            role="treeitem"
            aria-level={row.depth}
            aria-posinset={row.position}
            aria-setsize={row.siblings}
            aria-expanded={row.open ?? undefined}
            aria-label={`${keyLabel(row.key)}, ${typeWord(classifyValue(row.node, masked.has(row.pointer)))}`}
            data-open={row.open ?? undefined}
            className={classes.item}
            style={indent(row.depth)}
            tabIndex={tabIndex}
            onFocus={onFocus}
          >
            <TreeLine
              text={text}
              row={row}
              masked={masked.has(row.pointer)}
              find={find}
              tabbable={isCurrent}
              onToggle={() => {
                onToggle(row.pointer);
                focusRow(index);
              }}
            />
          </div>
        );
      })}
    </div>
  );
}

type TreeLineProps = {
  text: string;
  row: ValueRow;
  masked: boolean;
  find: RegExp | null;
  tabbable: boolean;
  onToggle: () => void;
};

function TreeLine({ text, row, masked, find, tabbable, onToggle }: TreeLineProps) {
  const label = keyLabel(row.key);
  const nested = classifyValue(row.node, masked);
  return (
    <>
      {/* The whole line answers to the keyboard above; the chevron is only for the pointer. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tree item around it carries role and keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree item around it carries role and keys */}
      <span
        className={classes.itemKey}
        data-nested={row.open === null ? undefined : true}
        onClick={row.open === null ? undefined : onToggle}
      >
        {row.open === null ? null : <IconChevronRight size={14} aria-hidden className={classes.chevron} />}
        <KeyText name={row.key} find={find} />
        <span aria-hidden>:</span>
      </span>
      <span className={classes.itemValue}>
        {nested.kind === 'object' || nested.kind === 'array' ? (
          <span className={values.aside}>
            {nested.kind === 'object' ? `{ ${count(nested.count)} }` : `[ ${count(nested.count)} ]`}
          </span>
        ) : (
          <MetadataValue text={text} node={row.node} label={label} masked={masked} find={find} />
        )}
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
