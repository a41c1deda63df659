'use client';

import { useMemo, useRef, useState } from 'react';
import type { Session } from '#contract/sessions';
import { describeFailure } from '#hooks/failures';
import { type CountsAhead, useCountAgain } from '#hooks/use-session-counts';
import { sessionsOfPage, useSessionList } from '#hooks/use-session-lists';
import { useCopy } from '../ids/use-copy';
import { CountsPanel } from '../session-counts/counts-panel';
import { sessionPath } from '../sessions/session-address';
import { useColumns } from './columns';
import { FilterBar } from './filter-bar';
import { ListActions } from './list-actions';
import { narrowing } from './list-address';
import { ListLine, Paging } from './list-line';
import { ListProblem } from './list-problem';
import classes from './lists.module.css';
import { NoSessions } from './no-sessions';
import { keepOpenedList } from './opened-list';
import { rowId, SessionTable, selectAllId, TableSkeleton } from './session-table';
import { isBackwards, lastHours } from './time-ranges';
import { useListPlace } from './use-list-place';
import { useRowKeys } from './use-row-keys';

const noRows: readonly Session[] = [];
const nothing: ReadonlySet<string> = new Set();

type BrowseSessionsProps = {
  mayMatch: boolean;
  mayExport: boolean;
  /** the counts, which the server computes while the page is already shown */
  countsAhead: Promise<CountsAhead | null>;
};

/** All sessions that the reader may see: filters, one page of the list, and its actions. */
export function BrowseSessions({ mayMatch, mayExport, countsAhead }: BrowseSessionsProps) {
  const [match, setMatch] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const place = useListPlace(match);
  const { filters, problems, pageKey, change } = place;
  const isWrong = problems.length > 0;
  const list = useSessionList({ filters, pageKey, match }, !isWrong);
  const sessions = list.data?.sessions ?? noRows;
  const { selected, setSelected } = useSelection(sessions);
  const countAgain = useCountAgain();
  const columns = useColumns();
  const problem = list.isError ? describeFailure(list.error).fieldErrors?.metadata_filter : undefined;
  const isFiltered = narrowing(filters).length > 0 || match !== null;
  const head = { columns, order: filters, onOrder: change };
  const copied = useListKeys(sessions, (row) => setSelected(toggled(selected, row)));

  /** For buttons that go away when they are pressed: moves the focus to the heading first. */
  const fromTop = (act: () => void) => () => {
    heading.current?.focus({ preventScroll: true });
    act();
  };
  const first = fromTop(place.first);

  const body = () => {
    if (isWrong || list.isError) {
      return (
        <ListProblem
          problems={problems}
          error={list.error}
          expression={filters.metadata_filter}
          onRemove={(names) =>
            fromTop(() => {
              if (names.includes('match')) setMatch(null);
              place.leaveOut(names);
            })()
          }
          onLastWeek={fromTop(() => change(lastHours(7 * 24)))}
          onRetry={fromTop(() => void list.refetch())}
        />
      );
    }
    if (list.data === undefined) return <TableSkeleton {...head} rows={sessionsOfPage} />;
    if (sessions.length === 0 && !list.isPlaceholderData) {
      return (
        <NoSessions
          isFiltered={isFiltered}
          isBackwards={isBackwards(filters)}
          isLaterPage={pageKey !== undefined}
          mayMatch={mayMatch}
          onFirst={first}
          onClear={fromTop(() => {
            setMatch(null);
            place.goTo({ order_by: filters.order_by, direction: filters.direction });
          })}
        />
      );
    }
    return (
      <SessionTable
        {...head}
        sessions={sessions}
        selected={selected}
        onSelect={setSelected}
        isOld={list.isPlaceholderData}
        onOpen={() => keepOpenedList(sessions)}
      />
    );
  };

  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h1 ref={heading} tabIndex={-1}>
          Sessions
        </h1>
        <ListActions
          filters={filters}
          match={match}
          mayExport={mayExport}
          isSound={!isWrong && !list.isError}
          onOpenView={(view) => {
            setMatch(null);
            place.goTo(view);
          }}
        />
      </div>
      <FilterBar
        filters={filters}
        onChange={change}
        match={match}
        onMatch={mayMatch ? setMatch : null}
        metadataProblem={problem}
      />
      {!isWrong && !list.isError && (
        <CountsPanel
          filters={filters}
          match={match}
          ahead={countsAhead}
          onRange={(created_after, created_before) => change({ created_after, created_before })}
        />
      )}
      <ListLine
        count={list.data === undefined || list.isError || isWrong ? null : sessions.length}
        number={place.number}
        isBusy={list.isFetching}
        isIncomplete={list.data?.metadata.incomplete === true}
        selected={selected}
        copied={copied}
        onClear={() => {
          const box = document.getElementById(selectAllId);
          (box?.offsetParent ? box : heading.current)?.focus();
          setSelected(nothing);
        }}
        onRefresh={() => {
          void list.refetch();
          void countAgain();
        }}
      />
      {body()}
      <Paging
        previous={place.previous}
        first={pageKey !== undefined && place.previous === null ? first : null}
        next={isWrong || list.isError || list.isPlaceholderData ? null : nextOf(list.data, place.next)}
        isShown={!isWrong && !list.isError}
      />
    </div>
  );
}

function nextOf(data: { metadata: { page_key?: string } } | undefined, next: (key: string) => void) {
  const key = data?.metadata.page_key;
  return key === undefined ? null : () => next(key);
}

function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The selection among the rows shown: it is empty once the rows change. */
function useSelection(sessions: readonly Session[]) {
  const [state, setState] = useState<{ of: readonly Session[]; ids: ReadonlySet<string> }>({
    of: noRows,
    ids: nothing,
  });
  const selected = state.of === sessions ? state.ids : nothing;
  const setSelected = (ids: ReadonlySet<string>) => setState({ of: sessions, ids });
  return { selected, setSelected };
}

/** Handles the list's keyboard shortcuts. Returns the state of the last copy. */
function useListKeys(sessions: readonly Session[], onSelect: (id: string) => void) {
  const { copied, copy } = useCopy();
  const rows = useMemo(() => sessions.map((session) => ({ id: rowId(session), params: session })), [sessions]);
  useRowKeys({
    onCopy: (row) => {
      const session = row === null ? undefined : rows[row]?.params;
      if (session === undefined) return void copy(window.location.href, 'The link to this list');
      const path = sessionPath({ agent_id: session.agent_id, session_id: session.id });
      void copy(window.location.origin + path, 'The link to the session');
    },
    onSelect: (row) => {
      const id = rows[row]?.id;
      if (id !== undefined) onSelect(id);
    },
  });
  return copied;
}
