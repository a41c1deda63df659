import { requestIdSchema } from '#contract/request-ids';
import type { Actor, CallContext } from '#core/access/actor';
import { newId } from '#core/access/ids';
import type { RateLimitResult } from '#core/platform/rate-limiter';
import { addressLimits, limiter } from './call-limits';
import { addressGroup, addressOf } from './client-address';
import { ownOrigin } from './origin';

/** One call under /v2 as it passes through the steps: what every answer needs, errors included. */
export type Incoming = CallContext & {
  request: Request;
  /** what the rate-limit headers show; each step replaces it as it learns more about the actor */
  rateLimit: RateLimitResult;
  /**
   * whether an API key was sent; other answers concern a signed-in person or an unknown caller and must never be stored
   */
  byKey: boolean;
  /** once the credential is accepted */
  actor: Actor | null;
  startedAt: Date;
};

/**
 * Starts a call: keeps a well-formed X-Request-Id, otherwise creates one; shows the address's limit without counting.
 */
export function beginCall(request: Request): Incoming {
  const address = addressOf(request);
  return {
    request,
    requestId: requestIdFrom(request.headers.get('x-request-id')),
    address,
    userAgent: request.headers.get('user-agent') ?? '',
    origin: ownOrigin(request),
    rateLimit: addressRateLimit(address),
    byKey: false,
    actor: null,
    startedAt: new Date(),
  };
}

/** Returns the incoming id if it has the contract's format, otherwise a new one. */
export function requestIdFrom(header: string | null | undefined): string {
  return requestIdSchema.safeParse(header).data ?? newId('req');
}

/** The counter key for calls without a credential. */
export function otherCallsKey(address: string): string {
  return `calls:${addressGroup(address)}`;
}

/** The rate limit of an address before the actor is known; this counts nothing. */
export function addressRateLimit(address: string): RateLimitResult {
  return limiter.peek(otherCallsKey(address), addressLimits.otherCalls);
}

/** The counter key for failed credentials. */
export function failedCredentialsKey(address: string): string {
  return `failed:${addressGroup(address)}`;
}
