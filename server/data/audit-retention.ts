import type { StoredSeal } from './audit-seals';
import { prisma, type Transaction } from './prisma';

/** Totals of the expired batches. */
export type ExpiredBatches = { seals: number; events: number; oldest_at: Date | null; newest_at: Date | null };

const none: ExpiredBatches = { seals: 0, events: 0, oldest_at: null, newest_at: null };

/**
 * The one rule of retention. Batches are removed whole and oldest first: those whose events are all older than the
 * limit, up to the first batch with a newer event. Returns the number of the last one to remove; null if there is none.
 */
export async function findLastExpired(
  limit: Date,
  db: Pick<Transaction, '$queryRaw'> = prisma(),
): Promise<number | null> {
  // Seals are kept for ever, so the search starts at the oldest remaining batch rather than at the oldest seal.
  const rows = await db.$queryRaw<{ number: number | null }[]>`
    SELECT max(b.seal_number) AS number FROM audit_batches b WHERE b.seal_number < coalesce((
      SELECT s.number FROM audit_seals s JOIN audit_batches held ON held.seal_number = s.number
      WHERE s.number >= (SELECT min(seal_number) FROM audit_batches) AND s.last_at >= ${limit}
      ORDER BY s.number LIMIT 1)::bigint, 9223372036854775807)`;
  return rows[0]?.number ?? null;
}

/** Returns how much this limit would remove now. */
export async function countExpired(limit: Date): Promise<ExpiredBatches> {
  const last = await findLastExpired(limit);
  if (last === null) return none;
  const rows = await prisma().$queryRaw<ExpiredBatches[]>`
    SELECT count(*)::int AS seals, coalesce(sum(s.count), 0)::float8 AS events,
           min(s.first_at) AS oldest_at, max(s.last_at) AS newest_at
    FROM audit_seals s JOIN audit_batches b ON b.seal_number = s.number
    WHERE s.number BETWEEN (SELECT min(seal_number) FROM audit_batches) AND ${last}`;
  return rows[0] ?? none;
}

/** Returns the seals of the oldest remaining batches, up to a seal number, at most `count`. */
export async function findOldestBatches(tx: Transaction, upTo: number, count: number): Promise<StoredSeal[]> {
  const batches = await tx.auditBatch.findMany({
    where: { seal_number: { lte: upTo } },
    orderBy: { seal_number: 'asc' },
    take: count,
    select: { seal: true },
  });
  return batches.map(({ seal }) => seal);
}

/**
 * Removes a batch: the settings values that its events refer to, its events, and then its list. The seal stays. The
 * tables' triggers allow nothing else.
 */
export async function removeBatch(tx: Transaction, sealNumber: number): Promise<void> {
  const name = (value: string) => tx.$queryRaw`SELECT set_config('session_desk.removed_audit_batch', ${value}, true)`;
  // Each change of the settings belongs to one event; after that event is removed, nothing refers to it.
  await tx.$executeRaw`
    DELETE FROM setting_changes WHERE id IN (
      SELECT e.details->>'change_id' FROM audit_batches b JOIN audit_events e ON e.id = ANY(b.event_ids)
      WHERE b.seal_number = ${sealNumber} AND e.action = 'settings.update')`;
  await name(String(sealNumber));
  await tx.$executeRaw`
    DELETE FROM audit_events WHERE id IN (SELECT unnest(event_ids) FROM audit_batches WHERE seal_number = ${sealNumber})`;
  await tx.$executeRaw`DELETE FROM audit_batches WHERE seal_number = ${sealNumber}`;
  await name('');
}
