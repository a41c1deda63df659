import { Anchor, Skeleton } from '@mantine/core';
import Link from 'next/link';
import { useState } from 'react';
import type { AuditEvent } from '#contract/audit-events';
import { useAuditLog } from '#hooks/use-audit-log';
import { auditAddress } from '../addresses/audit-address';
import { AuditTable } from '../audit-events/audit-table';
import { lazyComponent } from '../lazy/lazy-component';
import { LazyPanel } from '../lazy/lazy-panel';
import { OlderRows } from '../paging/older-rows';
import { PartFailure } from '../problems/part-failure';
import classes from './calls.module.css';

const EventDialog = lazyComponent(async () => (await import('../audit-events/event-dialog')).EventDialog);

/** The audit events of a request ID's calls. Viewing them is recorded as well. */
export function CallEvents({ requestId }: { requestId: string }) {
  const list = useAuditLog({ filters: { request_id: requestId }, match: null }, true);
  const [opened, setOpened] = useState<{ event: AuditEvent; isOpen: boolean } | null>(null);
  const { data, error } = list;
  const events = data?.pages.flatMap((page) => page.audit_events) ?? [];
  return (
    <section aria-labelledby="call-events" className={classes.section}>
      <h2 id="call-events">In the audit log</h2>
      {data === undefined && error === null ? <Skeleton height={76} aria-label="Loading the audit log" /> : null}
      {data === undefined && error !== null ? (
        <PartFailure words="The audit log could not be loaded." error={error} onRetry={() => void list.refetch()} />
      ) : null}
      {data !== undefined && events.length === 0 ? (
        <p className={classes.quiet}>
          No audit events have this request ID: the call neither showed nor changed anything, or its events have been
          removed.
        </p>
      ) : null}
      {events.length > 0 ? (
        <AuditTable events={events} isOld={false} onOpen={(event) => setOpened({ event, isOpen: true })} />
      ) : null}
      {data === undefined ? null : (
        <OlderRows words="Older events" failure="Older events could not be loaded." className={undefined} list={list} />
      )}
      <Anchor component={Link} href={auditAddress({ request_id: requestId })} prefetch={false} inherit>
        Open in the audit log
      </Anchor>
      {opened === null ? null : (
        <LazyPanel onFailed={() => setOpened(null)}>
          <EventDialog
            event={opened.event}
            opened={opened.isOpen}
            onClose={() => setOpened({ ...opened, isOpen: false })}
          />
        </LazyPanel>
      )}
    </section>
  );
}
