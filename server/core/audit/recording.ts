import type { Actor, CallContext } from '#core/access/actor';
import { BatchWriter } from '#core/platform/batch-writer';
import { onePerProcess } from '#data/one-per-process';
import { prisma, type Transaction } from '#data/prisma';

/** An event to record. `details` holds ids, JSON Pointers and counts: never a value, a secret or a pasted text. */
export type AuditEvent = {
  action: string;
  outcome: 'ok' | 'refused';
  actor: Pick<Actor, 'id' | 'label' | 'kind'>;
  agentId?: string;
  sessionId?: string;
  details?: Record<string, string | number | boolean | string[] | Record<string, number> | null>;
  /** null: not part of a call, such as a command on the desk's own machine */
  call: CallContext | null;
};

const maxUserAgentLength = 200;

/** Records an event in the transaction of the change it describes: both commit together or neither does. */
export async function recordAudit(tx: Transaction, event: AuditEvent): Promise<void> {
  await tx.auditEvent.create({ data: row(event, new Date()) });
}

/** Records several events of one change, as `recordAudit` does for one. */
export async function recordAudits(tx: Transaction, events: readonly AuditEvent[]): Promise<void> {
  await tx.auditEvent.createMany({ data: events.map((event) => row(event, new Date())) });
}

/** Records an event that belongs to no change, before the answer is sent. */
export async function recordAuditNow(event: AuditEvent): Promise<void> {
  await prisma().auditEvent.create({ data: row(event, new Date()) });
}

const queued = onePerProcess(
  'audit-events',
  () =>
    new BatchWriter<ReturnType<typeof row>>('audit events', async (data) => {
      await prisma().auditEvent.createMany({ data });
    }),
);

/**
 * Records a read by an API key in a batch, at most 250 ms later; `flushAudit` writes the rest at shutdown.
 * Returns a promise only when the queue is full: the caller must then wait, so that no event is ever dropped.
 */
export function queueAudit(event: AuditEvent): Promise<void> | undefined {
  return queued.add(row(event, new Date()));
}

/** Records that an actor was given something: for a person before the answer is sent, for an API key in a batch. */
export async function recordRead(event: AuditEvent): Promise<void> {
  await (event.actor.kind === 'api_key' ? queueAudit(event) : recordAuditNow(event));
}

/** Writes all queued events, in order. A batch that fails is kept and tried again. */
export function flushAudit(): Promise<void> {
  return queued.flush();
}

function row(event: AuditEvent, at: Date) {
  return {
    at,
    action: event.action,
    outcome: event.outcome,
    actor_kind: event.actor.kind,
    actor_id: event.actor.id === '' ? null : event.actor.id,
    actor_label: event.actor.label,
    agent_id: event.agentId ?? null,
    session_id: event.sessionId ?? null,
    details: event.details ?? {},
    request_id: event.call?.requestId ?? null,
    address: event.call?.address ?? null,
    user_agent: event.call?.userAgent.slice(0, maxUserAgentLength) ?? null,
  };
}
