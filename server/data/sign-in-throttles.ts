import type { Transaction } from './prisma';

export type Throttle = { key: string; failures: number; started_at: Date; locked_until: Date | null };

/** Returns the counters for these keys, creating missing ones, and locks their rows until the transaction ends. */
export async function lockThrottles(tx: Transaction, keys: string[], now: Date): Promise<Throttle[]> {
  const fresh = keys.map((key) => ({ key, failures: 0, started_at: now }));
  await tx.signInThrottle.createMany({ data: fresh, skipDuplicates: true });
  // Always in the same order, so that two sign-ins cannot deadlock.
  return tx.$queryRaw<Throttle[]>`
    SELECT key, failures, started_at, locked_until FROM sign_in_throttles
    WHERE key = ANY(${keys}) ORDER BY key FOR UPDATE`;
}
