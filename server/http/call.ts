import { requestIdSchema } from '#contract/request-ids';
import type { Actor, CallContext } from '#core/access/actor';
import { newId } from '#core/access/ids';
import type { RateLimitResult } from '#core/platform/rate-limiter';
import { addressLimits, limiter } from './call-limits';
import { addressGroup, addressOf } from './client-address';
import { ownOrigin } from './origin';

/** One call under /v2 on its way through the steps: what every answer needs, errors included. */
export type Incoming = CallContext & {
  request: Request;
  /** what the rate-limit headers show; the steps replace it as they learn who asks */
  rateLimit: RateLimitResult;
  /** the answer is about someone signed in by cookie, or nobody yet: never to be stored */
  byKey: boolean;
  /** once the credential is accepted */
  actor: Actor | null;
  startedAt: Date;
};

/** Begins a call: keeps a well-formed X-Request-Id, else makes one; shows the address's limit, uncounted. */
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

/** Gives the incoming id where it has the contract's form, else a new one. */
export function requestIdFrom(header: string | null | undefined): string {
  return requestIdSchema.safeParse(header).data ?? newId('req');
}

/** The counter of calls that name no credential. */
export function otherCallsKey(address: string): string {
  return `calls:${addressGroup(address)}`;
}

/** Where an address stands before anybody knows who asks; this counts nothing. */
export function addressRateLimit(address: string): RateLimitResult {
  return limiter.peek(otherCallsKey(address), addressLimits.otherCalls);
}

/** The counter of credentials that failed. */
export function failedCredentialsKey(address: string): string {
  return `failed:${addressGroup(address)}`;
}
