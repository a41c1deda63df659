import type { DeskError } from '#contract/errors';
import { errorStatuses } from '#contract/errors';
import { recordCall } from '#core/audit-reading/calls';
import { RateLimiter } from '#core/platform/rate-limiter';
import { addressGroup } from './client-address';

const maxPerAddress = 20;
const maxOverall = 200;
const everybody = 'all';

const limiter = new RateLimiter();

/**
 * Logs an unrouted call (unknown path or method), so that its request id can be looked up. Such calls need no
 * credential and have no other limit, so at most 20 a minute per address and 200 in all are stored.
 */
export async function recordUnknownCall(
  error: DeskError,
  call: { requestId: string; address: string; method: string; startedAt: Date },
): Promise<void> {
  if (!limiter.peek(everybody, maxOverall).allowed) return;
  if (!limiter.take(addressGroup(call.address), maxPerAddress).allowed) return;
  limiter.take(everybody, maxOverall);
  await recordCall({
    requestId: call.requestId,
    startedAt: call.startedAt,
    actor: null,
    method: call.method,
    route: 'unknown',
    agentId: undefined,
    sessionId: undefined,
    status: errorStatuses[error.code],
    code: error.code,
    durationMilliseconds: Date.now() - call.startedAt.getTime(),
  });
}
