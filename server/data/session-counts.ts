import type { Bucket } from '#contract/session-counts';
import { Prisma } from './generated/client';
import type { Transaction } from './prisma';
import { everyCondition, type SessionQuery } from './session-search';

/** Counts the sessions that match a query by creation bucket (in UTC) and by status, oldest first. */
export async function countByBucket(
  tx: Transaction,
  question: SessionQuery,
  bucket: Bucket,
): Promise<{ from: Date; enabled: number; disabled: number }[]> {
  return tx.$queryRaw<{ from: Date; enabled: number; disabled: number }[]>`
    SELECT date_trunc(${bucket}, s.created_at, 'UTC') AS "from",
           (count(*) FILTER (WHERE s.enabled))::int AS enabled,
           (count(*) FILTER (WHERE NOT s.enabled))::int AS disabled
    FROM sessions s WHERE ${everyCondition(question)} GROUP BY 1 ORDER BY 1`;
}

/** Counts the sessions that match a query. */
export async function countSessions(tx: Transaction, question: SessionQuery): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM sessions s WHERE ${everyCondition(question)}`,
  );
  return rows[0]?.count ?? 0;
}
