import { CloseButton, Group, SegmentedControl, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import {
  type ReactNode,
  startTransition,
  useCallback,
  useDeferredValue,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type JsonNode, parseJsonText } from '#contract/json-text';
import { useNumber } from '../numbers/use-number';
import { usePrinting } from '../printing/use-printing';
import { CopyAllButton } from './copy-all-button';
import { MetadataJson } from './metadata-json';
import {
  allNested,
  findValues,
  firstPage,
  limitRows,
  listRows,
  openAtFirst,
  pageSize,
  printedRows,
} from './metadata-rows';
import { MetadataTable } from './metadata-table';
import { MetadataTree } from './metadata-tree';
import { findPattern } from './text-parts';
import values from './values.module.css';
import classes from './viewer.module.css';

type View = 'table' | 'tree' | 'json';

const noMarks: ReadonlySet<string> = new Set();

type MetadataViewerProps = {
  /** metadata as stored (masked values replaced) */
  text: string;
  /** JSON Pointers in the session that are masked for the reader */
  masked: readonly string[];
  /** JSON Pointers to mark as changed since */
  marked?: ReadonlySet<string>;
  /** the notice about masked values, with its actions */
  notice?: ReactNode;
};

/** Metadata to read: as a table, as a tree, or as the stored text, with find. */
export function MetadataViewer({ text, masked, marked = noMarks, notice }: MetadataViewerProps) {
  // The write limits do not apply here: placeholders may be longer than the values they mask.
  const tree = useMemo(() => parseJsonText(text), [text]);
  const maskedSet = useMemo(() => new Set(masked), [masked]);
  const [view, setView] = useState<View>('table');
  const [query, setQuery] = useState('');
  const find = useMemo(() => findPattern(query), [query]);
  const sought = useDeferredValue(find);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => openAtFirst(tree));
  const [pages, setPages] = useState<ReadonlyMap<string, number>>(new Map());
  const found = useMemo(() => (sought ? findValues(text, tree, sought) : null), [text, tree, sought]);
  const isPrinting = usePrinting();
  const rows = useMemo(() => limitRows(listRows(tree, { open, pages, found }), pages), [tree, open, pages, found]);
  const nested = useMemo(() => allNested(tree), [tree]);
  const keys = tree.kind === 'object' ? tree.members.length : 0;
  const shared = { text, rows, masked: maskedSet, marked, find: sought };
  const title = useId();
  const write = useNumber();

  // A thousand rows are drawn in small steps, so that the page stays responsive.
  const foldAll = (next: ReadonlySet<string>) => startTransition(() => setOpen(next));
  // A countdown next to this re-renders each second: the props of the rows must stay stable meanwhile.
  const toggle = useCallback((pointer: string) => setOpen((before) => toggled(before, pointer)), []);
  const more = useCallback(
    (parent: string) => startTransition(() => setPages((before) => nextPage(before, parent))),
    [],
  );

  return (
    <section aria-labelledby={title} className={`${classes.viewer} ${values.ground}`}>
      <Group gap="xs" align="baseline" className={classes.headline}>
        <Title order={2} size="h4" id={title}>
          Metadata
        </Title>
        <Text size="sm" c="dimmed">{`${write(keys)} ${keys === 1 ? 'key' : 'keys'}`}</Text>
      </Group>
      {notice}
      {keys === 0 ? (
        <p className={classes.empty}>This session has no metadata.</p>
      ) : (
        <>
          <div className={classes.bar}>
            <FindBox query={query} onChange={setQuery} found={found?.count ?? null} />
            {view !== 'json' && nested.size > 0 && !found ? (
              <Group gap={12} wrap="nowrap" className={classes.folds}>
                <FoldButton word="Expand all" show={open.size < nested.size} onClick={() => foldAll(nested)} />
                <FoldButton word="Collapse all" show={open.size > 0} onClick={() => foldAll(new Set())} />
              </Group>
            ) : null}
            <SegmentedControl
              size="xs"
              aria-label="Metadata view"
              value={view}
              onChange={(value) => setView(value as View)}
              data={[
                { value: 'table', label: 'Table' },
                { value: 'tree', label: 'Tree' },
                { value: 'json', label: 'JSON' },
              ]}
            />
            <CopyAllButton text={text} />
          </div>
          <div className={classes.body} data-waiting={find !== sought || undefined}>
            {isPrinting && view !== 'json' ? (
              <PrintedTable text={text} tree={tree} masked={maskedSet} marked={marked} />
            ) : view === 'json' ? (
              <MetadataJson text={text} tree={tree} masked={maskedSet} find={sought} />
            ) : rows.length === 0 ? (
              <p className={classes.empty}>No keys or values match.</p>
            ) : view === 'tree' ? (
              <MetadataTree {...shared} onToggle={toggle} onMore={more} />
            ) : (
              <MetadataTable {...shared} onToggle={toggle} onMore={more} />
            )}
          </div>
        </>
      )}
    </section>
  );
}

const nothing = () => {};

type PrintedTableProps = { text: string; tree: JsonNode; masked: ReadonlySet<string>; marked: ReadonlySet<string> };

/** All metadata, regardless of what is folded or searched for on the screen. */
function PrintedTable({ tree, ...shared }: PrintedTableProps) {
  const write = useNumber();
  const { rows, hidden } = useMemo(() => printedRows(tree), [tree]);
  return (
    <>
      <MetadataTable {...shared} rows={rows} find={null} onToggle={nothing} onMore={nothing} />
      {hidden > 0 ? <p className={classes.empty}>{`${write(hidden)} more rows are not printed.`}</p> : null}
    </>
  );
}

function toggled(before: ReadonlySet<string>, pointer: string): Set<string> {
  const next = new Set(before);
  if (!next.delete(pointer)) next.add(pointer);
  return next;
}

function nextPage(before: ReadonlyMap<string, number>, parent: string): Map<string, number> {
  return new Map(before).set(parent, (before.get(parent) ?? firstPage(parent)) + pageSize * 5);
}

type FoldButtonProps = { word: string; show: boolean; onClick: () => void };

// Stays in place while disabled, so that the other button does not move under the pointer.
function FoldButton({ word, show, onClick }: FoldButtonProps) {
  return (
    <UnstyledButton className={values.fold} disabled={!show} onClick={onClick}>
      {word}
    </UnstyledButton>
  );
}

type FindBoxProps = { query: string; onChange: (query: string) => void; found: number | null };

function FindBox({ query, onChange, found }: FindBoxProps) {
  const write = useNumber();
  const field = useRef<HTMLInputElement>(null);
  const clear = () => {
    onChange('');
    field.current?.focus();
  };
  return (
    <div className={classes.find}>
      <TextInput
        ref={field}
        size="xs"
        type="search"
        aria-label="Find in metadata"
        placeholder="Find in metadata"
        maxLength={200}
        value={query}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onChange('')}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={query === '' ? null : <CloseButton size="xs" aria-label="Clear" onClick={clear} />}
      />
      <output className={classes.count}>
        {found === null ? '' : found === 1 ? '1 match' : `${write(found)} matches`}
      </output>
    </div>
  );
}
