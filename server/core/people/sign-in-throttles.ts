import { createHmac } from 'node:crypto';
import { inTransaction } from '#data/prisma';
import { lockThrottles, type Throttle } from '#data/sign-in-throttles';
import { env } from '#server/env';

const windowSeconds = 300;
const lockSeconds = 300;
const limits = { pair: 5, email: 50, address: 30 } as const;

type Kind = keyof typeof limits;

/** One attempt to sign in, counted as a failure until `forgiveAttempt` uncounts it. */
export type Attempt = { keys: Record<Kind, string> };

/**
 * Counts an attempt before the password is checked, so that parallel guesses cannot exceed the limit together. Returns
 * the seconds to wait when the pair, the e-mail or the address is locked.
 */
export async function beginAttempt(
  email: string,
  address: string,
  now = new Date(),
): Promise<{ attempt: Attempt } | { waitSeconds: number }> {
  const keys: Record<Kind, string> = {
    pair: keyOf('pair', `${email}\n${address}`),
    email: keyOf('email', email),
    address: keyOf('address', address),
  };
  return inTransaction(async (tx) => {
    const rows = await lockThrottles(tx, Object.values(keys), now);
    const states = rows.map((row) => ({ ...current(row, now), limit: limits[kindOf(row.key)] }));
    const waits = states.map((state) => secondsLocked(state, now)).filter((seconds) => seconds > 0);
    if (waits.length > 0) return { waitSeconds: Math.max(...waits) };
    for (const state of states) {
      const failures = state.failures + 1;
      const lockedUntil = failures >= state.limit ? new Date(now.getTime() + lockSeconds * 1_000) : null;
      await tx.signInThrottle.update({
        where: { key: state.key },
        data: { failures, started_at: state.started_at, locked_until: lockedUntil },
      });
    }
    return { attempt: { keys } };
  });
}

/** Uncounts an attempt that succeeded: the pair starts again from zero, the others lose one failure. */
export async function forgiveAttempt(attempt: Attempt, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const rows = await lockThrottles(tx, Object.values(attempt.keys), now);
    for (const row of rows) {
      const failures = row.key === attempt.keys.pair ? 0 : Math.max(0, row.failures - 1);
      const lifted = failures < limits[kindOf(row.key)];
      await tx.signInThrottle.update({
        where: { key: row.key },
        data: { failures, ...(lifted ? { locked_until: null } : {}) },
      });
    }
  });
}

// A counter whose window or lock has ended starts from zero.
function current(row: Throttle, now: Date): Throttle {
  const lockOver = row.locked_until !== null && row.locked_until <= now;
  const windowOver = row.locked_until === null && now.getTime() - row.started_at.getTime() >= windowSeconds * 1_000;
  return lockOver || windowOver ? { key: row.key, failures: 0, started_at: now, locked_until: null } : row;
}

function secondsLocked(row: Throttle, now: Date): number {
  return row.locked_until === null ? 0 : Math.ceil((row.locked_until.getTime() - now.getTime()) / 1_000);
}

// Keyed, so that the table does not reveal who tried to sign in.
function keyOf(kind: Kind, text: string): string {
  return `${kind}:${createHmac('sha256', env().authSecret).update(`sign-in ${kind}\n${text}`).digest('hex')}`;
}

function kindOf(key: string): Kind {
  return key.slice(0, key.indexOf(':')) as Kind;
}
