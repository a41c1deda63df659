'use client';

import { Button } from '@mantine/core';
import { useSearchParams } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import type { AuditEvent } from '#contract/audit-events';
import { useAuditLog } from '#hooks/use-audit-log';
import {
  type AuditPlace,
  auditAddress,
  readAuditAddress,
  withoutAuditParts,
  writeAuditQuery,
} from '../addresses/audit-address';
import { useCopy } from '../ids/use-copy';
import { lazyComponent } from '../lazy/lazy-component';
import { LazyPanel } from '../lazy/lazy-panel';
import { useRowKeys } from '../rows/use-row-keys';
import { AuditFilters } from './audit-filters';
import classes from './audit-log.module.css';
import { AuditProblem } from './audit-problem';
import { AuditRows } from './audit-rows';
import { SeenPanel } from './seen-panel';

const EventDialog = lazyComponent(async () => (await import('./event-dialog')).EventDialog);
const ExportDialog = lazyComponent(async () => (await import('./audit-export-dialog')).AuditExportDialog);
const VerificationDialog = lazyComponent(async () => (await import('./verification-dialog')).VerificationDialog);

type Dialog = 'event' | 'export' | 'verification';

/** The audit log: its filters, the events newest first, their export, and the verification of the seals. */
export function AuditLog() {
  const query = useSearchParams();
  const { place, problems } = useMemo(() => readAuditAddress(query), [query]);
  const filters = useMemo(() => Object.fromEntries(writeAuditQuery(place)), [place]);
  // An exact value is kept only in the open page.
  const [match, setMatch] = useState<string | null>(null);
  const seen = useSeenPanel(match, setMatch);
  const heading = useRef<HTMLHeadingElement>(null);
  const dialogs = useDialogs();
  const isWrong = problems.length > 0;
  const list = useAuditLog({ filters, match }, !isWrong);
  const events = useMemo(() => list.data?.pages.flatMap((page) => page.audit_events) ?? [], [list.data]);
  useAuditKeys(events);

  const go = (to: AuditPlace) => window.history.pushState(null, '', auditAddress(to));
  /** For actions whose button disappears: the focus moves to the top of the page. */
  const fromTop = (act: () => void) => {
    heading.current?.focus({ preventScroll: true });
    act();
  };
  const isFailed = list.error !== null && (list.data === undefined || list.isPlaceholderData);

  return (
    <div className={classes.page}>
      <div className={classes.top}>
        <h1 ref={heading} tabIndex={-1}>
          {' '}
          Audit log{' '}
        </h1>
        <div className={classes.actions}>
          <Button
            variant="default"
            size="xs"
            aria-expanded={seen.isShown}
            onClick={seen.isShown ? seen.forget : seen.open}
          >
            Who has seen this customer?
          </Button>
          <Button variant="default" size="xs" onClick={() => dialogs.open('verification')}>
            Verify…
          </Button>
          <Button variant="default" size="xs" disabled={isWrong} onClick={() => dialogs.open('export')}>
            Export…
          </Button>
        </div>
      </div>
      {seen.isShown ? (
        <SeenPanel
          match={match}
          onMatch={setMatch}
          onForget={() => fromTop(seen.forget)}
          isBusy={match !== null && list.isFetching}
        />
      ) : null}
      <AuditFilters place={place} onApply={go} />
      {isWrong || isFailed ? (
        <AuditProblem
          problems={problems}
          error={list.error}
          onRemove={(names) =>
            fromTop(() => {
              if (names.includes('match')) seen.forget();
              window.history.pushState(null, '', withoutAuditParts(query, names));
            })
          }
          onLastWeek={() => fromTop(() => go({ ...place, after: weekAgo() }))}
          onRetry={() => void list.refetch()}
        />
      ) : (
        <AuditRows
          list={list}
          events={events}
          place={place}
          match={match}
          onOpen={dialogs.openEvent}
          onActor={(actor) => fromTop(() => go({ ...place, ...actor }))}
          onClear={() =>
            fromTop(() => {
              seen.forget();
              go({});
            })
          }
        />
      )}
      <Dialogs dialogs={dialogs} filters={filters} match={match} />
    </div>
  );
}

/** Whether the panel for an exact value is open. Closing it forgets the value. */
function useSeenPanel(match: string | null, onMatch: (match: string | null) => void) {
  const [isOpen, setOpen] = useState(false);
  return {
    isShown: isOpen || match !== null,
    open: () => setOpen(true),
    forget: () => {
      setOpen(false);
      onMatch(null);
    },
  };
}

type DialogsProps = { dialogs: ReturnType<typeof useDialogs>; filters: Record<string, string>; match: string | null };

/** The dialogs of the page. The code of each is loaded when it is first opened. */
function Dialogs({ dialogs: { shown, event, close, forget }, filters, match }: DialogsProps) {
  if (shown === null) return null;
  const { opened } = shown;
  return (
    <LazyPanel onFailed={forget} key={shown.dialog}>
      {shown.dialog === 'event' && event !== null ? (
        <EventDialog event={event} opened={opened} onClose={close} />
      ) : null}
      {shown.dialog === 'export' ? (
        <ExportDialog filters={filters} match={match} opened={opened} onClose={close} />
      ) : null}
      {shown.dialog === 'verification' ? <VerificationDialog opened={opened} onClose={close} /> : null}
    </LazyPanel>
  );
}

/** Which dialog is open. A closed one stays for a moment, to return the focus. */
function useDialogs() {
  const [shown, setShown] = useState<{ dialog: Dialog; opened: boolean } | null>(null);
  const [event, setEvent] = useState<AuditEvent | null>(null);
  const open = (dialog: Dialog) => setShown({ dialog, opened: true });
  return {
    shown,
    event,
    open,
    openEvent: (of: AuditEvent) => {
      setEvent(of);
      open('event');
    },
    close: () => setShown((known) => known && { ...known, opened: false }),
    forget: () => setShown(null),
  };
}

/** j and k move between rows, Enter opens one, c copies the link to the list. */
function useAuditKeys(events: readonly AuditEvent[]): void {
  const { copy } = useCopy();
  useRowKeys({
    onCopy: (row) => {
      const requestId = row === null ? null : events[row]?.request_id;
      if (requestId) void copy(requestId, 'The request ID');
      else void copy(window.location.href, 'The link to this list');
    },
    onSelect: () => {},
  });
}

function weekAgo(): string {
  const minute = 60_000;
  const from = new Date(Math.floor(Date.now() / minute) * minute - 7 * 24 * 60 * minute);
  return from.toISOString().replace('.000Z', 'Z');
}
