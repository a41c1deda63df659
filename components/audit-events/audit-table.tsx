import { Anchor } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import Link from 'next/link';
import type { AuditEvent } from '#contract/audit-events';
import { type AuditPlace, auditAddress } from '../addresses/audit-address';
import { callPath } from '../addresses/call-address';
import { sessionPath } from '../addresses/session-address';
import { isPlainClick } from '../browser/plain-click';
import { rowAttribute } from '../rows/use-row-keys';
import { TimeText } from '../times/time-text';
import { actionWords, actorKindWords } from './action-words';
import classes from './audit-table.module.css';

type AuditTableProps = {
  events: readonly AuditEvent[];
  /** other events are being loaded */
  isOld: boolean;
  onOpen: (event: AuditEvent) => void;
  /** filters by one actor; without it, the name links to the audit log */
  onActor?: (actor: Pick<AuditPlace, 'actor_id'>) => void;
};

/** Audit events, one per row. A row's action opens all details of the event. */
export function AuditTable({ events, isOld, onOpen, onActor }: AuditTableProps) {
  return (
    <table className={classes.table} aria-label="Audit events" aria-busy={isOld} data-old={isOld || undefined}>
      <AuditTableHead />
      <tbody>
        {events.map((event, row) => (
          <tr key={event.id}>
            <td className={classes.time}>
              <TimeText iso={event.at} />
            </td>
            <td className={classes.who}>
              <Who by={event.by} onActor={onActor} />
            </td>
            <td className={classes.what}>
              <button type="button" className={classes.open} {...{ [rowAttribute]: row }} onClick={() => onOpen(event)}>
                {actionWords(event.action, event.session_id !== null)}
              </button>
              {event.outcome === 'refused' ? (
                <span className={classes.refused}>
                  <IconBan size={14} stroke={2} aria-hidden /> Refused
                </span>
              ) : null}
            </td>
            <td className={classes.on}>
              <On event={event} />
            </td>
            <td className={classes.request}>
              {event.request_id === null ? null : (
                <Anchor component={Link} href={callPath(event.request_id)} prefetch={false} className={classes.id}>
                  {event.request_id}
                </Anchor>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AuditTableHead() {
  return (
    <>
      <colgroup>
        <col className={classes.timeColumn} />
        <col className={classes.whoColumn} />
        <col />
        <col className={classes.onColumn} />
        <col className={classes.requestColumn} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">On</th>
          <th scope="col">Request</th>
        </tr>
      </thead>
    </>
  );
}

function Who({ by, onActor }: { by: AuditEvent['by']; onActor: AuditTableProps['onActor'] }) {
  const kind = actorKindWords(by.kind);
  const { id } = by;
  // An actor without an accepted credential has no name.
  if (by.kind === 'nobody') return <span className={classes.quiet}>Unknown</span>;
  return (
    <>
      {id === null ? (
        <bdi>{by.name}</bdi>
      ) : (
        <Anchor
          component={Link}
          href={auditAddress({ actor_id: id })}
          prefetch={false}
          inherit
          className={classes.name}
          onClick={(event) => {
            if (onActor === undefined || !isPlainClick(event)) return;
            event.preventDefault();
            onActor({ actor_id: id });
          }}
        >
          <bdi>{by.name}</bdi>
        </Anchor>
      )}
      {kind === null ? null : <span className={classes.quiet}>{` (${kind})`}</span>}
    </>
  );
}

function On({ event: { agent_id, session_id } }: { event: AuditEvent }) {
  if (agent_id === null) return null;
  const href =
    session_id === null ? `/sessions?agent_id=${encodeURIComponent(agent_id)}` : sessionPath({ agent_id, session_id });
  return (
    <Anchor
      component={Link}
      href={href}
      prefetch={false}
      className={classes.id}
      title={session_id === null ? agent_id : `${agent_id} / ${session_id}`}
    >
      {session_id ?? agent_id}
    </Anchor>
  );
}

/** Takes the space of that many rows until they are loaded. */
export function AuditTableSkeleton({ rows }: { rows: number }) {
  return (
    <table className={classes.table} aria-label="Loading the audit log" aria-busy>
      <AuditTableHead />
      <tbody>
        {Array.from({ length: rows }, (_, row) => row).map((row) => (
          <tr key={row}>
            {['time', 'who', 'what', 'on', 'request'].map((cell) => (
              <td key={cell}>
                <span className={classes.bone} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
