import { DeskError } from '#contract/errors';
import type { Actor, CallContext } from '#core/access/actor';
import { recordAuditNow } from '#core/audit/recording';
import { RateLimiter, secondsUntil } from '#core/platform/rate-limiter';
import { identityHashesOf } from './document';

/** How often an actor may search for an exact personal value in a minute. */
const matchesPerMinute = 30;

const limiter = new RateLimiter();

/**
 * Returns the hashes under which an exact personal value may be stored, and records the search with the hashes, never
 * with the value. Throws `rate_limit_exceeded` beyond 30 a minute.
 */
export async function hashesToMatch(actor: Actor, value: string, where: string, call: CallContext): Promise<string[]> {
  const standing = limiter.take(`${actor.kind}:${actor.id}`, matchesPerMinute);
  if (!standing.allowed) {
    throw new DeskError(
      'rate_limit_exceeded',
      `You can search for an exact value ${matchesPerMinute} times a minute.`,
      {
        retryAfterSeconds: secondsUntil(standing.resetAt),
      },
    );
  }
  const hashes = identityHashesOf(value);
  await recordAuditNow({ action: 'session.match', outcome: 'ok', actor, details: { in: where, hashes }, call });
  return hashes;
}
