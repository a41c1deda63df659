import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties, ReactNode } from 'react';
import type { Session } from '#contract/sessions';
import type { ViewFilters } from '#contract/views';
import { type ColumnName, type Columns, columnNames } from './columns';
import { SessionRow } from './session-row';
import classes from './session-table.module.css';

type Order = Pick<ViewFilters, 'order_by' | 'direction'>;

/** The width of each column in rem; the description takes the remaining width, but at least this. */
const widths: Record<ColumnName, number> = { status: 6.5, agent: 12, description: 16, created: 7, updated: 7 };
const checkWidth = 2.5;
const idWidth = 16;
// Room for the longest placeholder, so that it stays on its line.
const keyWidth = 13;
const times = { created: 'created_at', updated: 'updated_at' } as const;

/** The id of the checkbox that selects all rows or none. */
export const selectAllId = 'select-all-sessions';

export type SessionTableProps = {
  sessions: readonly Session[];
  columns: Columns;
  order: Order;
  onOrder: (order: Order) => void;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
  /** the rows are old and stay until the new ones arrive */
  isOld: boolean;
  onOpen: () => void;
};

/** Returns the identifier of a row on its page. */
export function rowId({ agent_id, id }: Session): string {
  return `${agent_id} ${id}`;
}

/** The sessions of one page. */
export function SessionTable({ sessions, selected, onSelect, isOld, onOpen, ...head }: SessionTableProps) {
  const { columns } = head;
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const isAll = sessions.length > 0 && selected.size === sessions.length;
  return (
    <TableFrame {...head} isOld={isOld} label="Sessions">
      <TableHead {...head}>
        <Checkbox
          size="xs"
          id={selectAllId}
          aria-label="Select all sessions on this page"
          checked={isAll}
          indeterminate={selected.size > 0 && !isAll}
          onChange={() => onSelect(new Set(isAll ? [] : sessions.map(rowId)))}
        />
      </TableHead>
      <tbody>
        {sessions.map((session, index) => (
          <SessionRow
            key={rowId(session)}
            session={session}
            index={index}
            columns={columns}
            isSelected={selected.has(rowId(session))}
            onSelect={() => toggle(rowId(session))}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </TableFrame>
  );
}

function TableFrame(props: { columns: Columns; isOld: boolean; label: string; children: ReactNode }) {
  const { columns, isOld, label, children } = props;
  const shown = columns.shown.reduce((sum, name) => sum + widths[name], 0);
  const least = checkWidth + idWidth + shown + keyWidth * columns.keys.length;
  return (
    // A table wider than the window scrolls on its own, also with the arrow keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody could scroll it by keyboard
    <section className={classes.frame} aria-label={`${label} table`} tabIndex={0}>
      <table
        className={classes.table}
        aria-label={label}
        aria-busy={isOld}
        data-old={isOld || undefined}
        style={{ '--least': `${least}rem` } as CSSProperties}
      >
        <colgroup>
          <col style={{ width: `${checkWidth}rem` }} />
          {columns.shown.includes('status') && <col style={{ width: `${widths.status}rem` }} />}
          <col style={{ width: `${idWidth}rem` }} />
          {columns.shown
            .filter((name) => name !== 'status')
            .map((name) => (
              <col key={name} style={name === 'description' ? {} : { width: `${widths[name]}rem` }} />
            ))}
          {columns.keys.map((key) => (
            <col key={key} style={{ width: `${keyWidth}rem` }} />
          ))}
        </colgroup>
        {children}
      </table>
    </section>
  );
}

type HeadProps = Pick<SessionTableProps, 'columns' | 'order' | 'onOrder'>;

function TableHead({ columns, order, onOrder, children }: HeadProps & { children?: ReactNode }) {
  const isShown = (name: ColumnName) => columns.shown.includes(name);
  return (
    <thead>
      <tr>
        <td className={classes.check}>{children}</td>
        {isShown('status') && <th scope="col">{columnNames.status}</th>}
        <th scope="col">Session</th>
        {isShown('agent') && <th scope="col">{columnNames.agent}</th>}
        {isShown('description') && <th scope="col">{columnNames.description}</th>}
        {isShown('created') && <TimeHead name="created" order={order} onOrder={onOrder} />}
        {isShown('updated') && <TimeHead name="updated" order={order} onOrder={onOrder} />}
        {columns.keys.map((key) => (
          <th key={key} scope="col" className={classes.key} title={key}>
            <bdi>{key}</bdi>
          </th>
        ))}
      </tr>
    </thead>
  );
}

type TimeHeadProps = { name: 'created' | 'updated'; order: Order; onOrder: (order: Order) => void };

function TimeHead({ name, order, onOrder }: TimeHeadProps) {
  const isOrder = (order.order_by ?? 'created_at') === times[name];
  const direction = order.direction ?? 'desc';
  const next = isOrder && direction === 'desc' ? 'asc' : 'desc';
  const Icon = direction === 'desc' ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={isOrder ? (direction === 'desc' ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={classes.sort}
        title={next === 'desc' ? 'Newest first' : 'Oldest first'}
        onClick={() => onOrder({ order_by: times[name], direction: next })}
      >
        {columnNames[name]}
        <Icon size={14} stroke={1.75} aria-hidden data-shown={isOrder || undefined} />
      </button>
    </th>
  );
}

/** Placeholder rows of the same size as the real ones. */
export function TableSkeleton({ rows, ...head }: HeadProps & { rows: number }) {
  const cells = 2 + head.columns.shown.length + head.columns.keys.length;
  return (
    <TableFrame columns={head.columns} isOld label="Loading the sessions">
      <TableHead {...head} />
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing but their number makes them different
          <tr key={row} aria-hidden>
            {Array.from({ length: cells }, (_, cell) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <td key={cell}>{cell === 0 ? null : <span className={classes.bone} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
