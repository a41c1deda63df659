import type { Transaction } from './prisma';

/** Takes a named lock until the transaction ends. Returns false at once if another transaction holds it. */
export async function tryLock(tx: Transaction, name: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ locked: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS locked`;
  return rows[0]?.locked ?? false;
}

/** Takes the same lock, waiting until it is free. */
export async function waitForLock(tx: Transaction, name: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS taken FROM (SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))) held`;
}
