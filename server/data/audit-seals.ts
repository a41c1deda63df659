import { type AuditCondition, conditionSql } from './audit-conditions';
import { Prisma } from './generated/client';
import { prisma, type Transaction } from './prisma';

/** An audit event with all its columns. */
export type StoredAuditEvent = {
  id: bigint;
  at: Date;
  action: string;
  outcome: string;
  actor_kind: string;
  actor_id: string | null;
  actor_label: string;
  agent_id: string | null;
  session_id: string | null;
  details: unknown;
  request_id: string | null;
  address: string | null;
  user_agent: string | null;
};

export type StoredSeal = {
  number: number;
  at: Date;
  count: number;
  first_id: bigint;
  last_id: bigint;
  first_at: Date;
  last_at: Date;
  events_digest: string;
  previous: string | null;
  digest: string;
  key_id: string;
  signature: string;
};

/** The list of a batch: ids and digests in the order of the batch. */
export type StoredBatch = { seal_number: number; event_ids: bigint[]; event_digests: string[] };

const eventColumns = Prisma.sql`e.id, e.at, e.action, e.outcome, e.actor_kind, e.actor_id, e.actor_label, e.agent_id,
  e.session_id, e.details, e.request_id, e.address, e.user_agent`;

/** The newest seal; null if there is none. */
export async function findHead(db: Pick<Transaction, 'auditSeal'> = prisma()): Promise<StoredSeal | null> {
  return db.auditSeal.findFirst({ orderBy: { number: 'desc' } });
}

/** Returns unsealed events, ordered by id. */
export async function findUnsealed(tx: Transaction, count: number): Promise<StoredAuditEvent[]> {
  return tx.$queryRaw<StoredAuditEvent[]>`
    SELECT ${eventColumns} FROM unsealed_audit_events u JOIN audit_events e ON e.id = u.event_id
    ORDER BY u.event_id LIMIT ${count}`;
}

/** How many events are unsealed. */
export async function countUnsealed(): Promise<number> {
  return prisma().unsealedAuditEvent.count();
}

/** Stores a seal with its batch; its events are then no longer pending. */
export async function storeSeal(tx: Transaction, seal: StoredSeal, batch: StoredBatch): Promise<void> {
  await tx.auditSeal.create({ data: seal });
  await tx.auditBatch.create({ data: batch });
  await tx.$executeRaw`DELETE FROM unsealed_audit_events WHERE event_id = ANY(${batch.event_ids}::bigint[])`;
}

/** Returns the seals in a range of numbers, in order, at most `count`. */
export async function findSeals(from: number, to: number, count: number): Promise<StoredSeal[]> {
  return prisma().auditSeal.findMany({
    where: { number: { gte: from, lte: to } },
    orderBy: { number: 'asc' },
    take: count,
  });
}

/** Returns the batches of these seals that still exist. */
export async function findBatches(numbers: readonly number[]): Promise<StoredBatch[]> {
  return prisma().auditBatch.findMany({ where: { seal_number: { in: [...numbers] } } });
}

/**
 * Returns the events of batches that match a condition, each with its seal number, in the order in which they were
 * sealed.
 */
export async function findSealedEvents(
  numbers: readonly number[],
  condition: AuditCondition,
): Promise<(StoredAuditEvent & { seal_number: number })[]> {
  return prisma().$queryRaw<(StoredAuditEvent & { seal_number: number })[]>`
    SELECT b.seal_number, ${eventColumns}
    FROM audit_batches b CROSS JOIN LATERAL unnest(b.event_ids) WITH ORDINALITY AS listed (id, place)
    JOIN audit_events e ON e.id = listed.id
    WHERE b.seal_number = ANY(${[...numbers]}::int[]) AND ${conditionSql(condition)}
    ORDER BY b.seal_number, listed.place`;
}

/** How many events the remaining batches hold. */
export async function countSealed(tx: Transaction): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(s.count), 0)::float8 AS count FROM audit_seals s
    JOIN audit_batches b ON b.seal_number = s.number`;
  return rows[0]?.count ?? 0;
}

/** Returns ids of events in a range of ids that are neither in a batch nor pending. */
export async function findUnlisted(tx: Transaction, from: bigint, to: bigint, count: number): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    WITH sealed AS MATERIALIZED (
      SELECT unnest(b.event_ids) AS id FROM audit_seals s JOIN audit_batches b ON b.seal_number = s.number
      WHERE s.last_id >= ${from} AND s.first_id <= ${to}
    )
    SELECT e.id FROM audit_events e
    LEFT JOIN sealed ON sealed.id = e.id
    LEFT JOIN unsealed_audit_events u ON u.event_id = e.id
    WHERE e.id BETWEEN ${from} AND ${to} AND sealed.id IS NULL AND u.event_id IS NULL
    ORDER BY e.id LIMIT ${count}`;
  return rows.map(({ id }) => id);
}

/** Returns ids of pending events that no longer exist. */
export async function findLostUnsealed(count: number): Promise<bigint[]> {
  const rows = await prisma().$queryRaw<{ event_id: bigint }[]>`
    SELECT u.event_id FROM unsealed_audit_events u LEFT JOIN audit_events e ON e.id = u.event_id
    WHERE e.id IS NULL ORDER BY u.event_id LIMIT ${count}`;
  return rows.map(({ event_id }) => event_id);
}

/** The newest event id; null if there is none. */
export async function findNewestEventId(): Promise<bigint | null> {
  return (await prisma().auditEvent.aggregate({ _max: { id: true } }))._max.id;
}

/** The newest removal by the desk itself, and the seal of its event (null: not sealed yet); null if there was none. */
export async function findNewestRemoval(
  action: string,
): Promise<{ up_to_seal: number; seal_number: number | null } | null> {
  const rows = await prisma().$queryRaw<{ up_to_seal: number; seal_number: number | null }[]>`
    SELECT (e.details->>'up_to_seal')::int AS up_to_seal,
           (SELECT s.number FROM audit_seals s JOIN audit_batches b ON b.seal_number = s.number
            WHERE e.id BETWEEN s.first_id AND s.last_id AND e.id = ANY(b.event_ids)) AS seal_number
    FROM audit_events e WHERE e.action = ${action} AND e.actor_kind = 'system'
    ORDER BY e.at DESC, e.id DESC LIMIT 1`;
  return rows[0] ?? null;
}
