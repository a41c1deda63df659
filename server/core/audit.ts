import { prisma, type Transaction } from '#data/prisma';
import { log } from '#server/log';
import type { Actor, Call } from './actor';

/** What is recorded. `details` holds ids, JSON Pointers and counts: never a value, a secret or a pasted text. */
export type AuditEvent = {
  action: string;
  outcome: 'ok' | 'refused';
  actor: Pick<Actor, 'id' | 'label'> & { kind: Actor['kind'] | 'nobody' | 'system' };
  agentId?: string;
  sessionId?: string;
  details?: Record<string, string | number | boolean | string[] | null>;
  call: Call | null;
};

const longestUserAgent = 200;
const flushMilliseconds = 250;
const largestBatch = 1_000;
const largestQueue = 20_000;

/** Records an event inside the transaction of what it tells about: both commit together or neither does. */
export async function recordAudit(tx: Transaction, event: AuditEvent): Promise<void> {
  await tx.auditEvent.create({ data: row(event, new Date()) });
}

/** Records an event that belongs to no change, before the answer leaves. */
export async function recordAuditNow(event: AuditEvent): Promise<void> {
  await prisma().auditEvent.create({ data: row(event, new Date()) });
}

let queue: ReturnType<typeof row>[] = [];
let timer: NodeJS.Timeout | null = null;
let flushing: Promise<void> = Promise.resolve();

/**
 * Records a read by a key in a batch, at most 250 ms later; `flushAudit` writes what is left at stop.
 * Gives a promise only when the queue is full: then the caller waits, so the record is never thinned out.
 */
export function queueAudit(event: AuditEvent): Promise<void> | undefined {
  queue.push(row(event, new Date()));
  if (queue.length >= largestQueue) return flushAudit();
  timer ??= setTimeout(() => void flushAudit(), flushMilliseconds);
  return undefined;
}

/** Writes everything queued so far, in order. A batch that fails is kept and tried again. */
export function flushAudit(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  flushing = flushing.then(writeQueue);
  return flushing;
}

async function writeQueue(): Promise<void> {
  while (queue.length > 0) {
    const batch = queue.slice(0, largestBatch);
    try {
      await prisma().auditEvent.createMany({ data: batch });
      queue = queue.slice(batch.length);
    } catch (error) {
      log.error({ err: error, waiting: queue.length }, 'audit events could not be written and are kept in memory');
      timer ??= setTimeout(() => void flushAudit(), flushMilliseconds * 4);
      return;
    }
  }
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
    user_agent: event.call?.userAgent.slice(0, longestUserAgent) ?? null,
  };
}
