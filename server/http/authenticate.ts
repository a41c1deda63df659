import { DeskError } from '#contract/errors';
import { type Actor, nobody } from '#core/access/actor';
import { checkApiKey, hasKeyForm } from '#core/api-keys/credentials';
import { recordFailedCredential } from '#core/audit/failed-credentials';
import { findSignIn } from '#core/people/sign-ins';
import { failedCredentialsKey, type Incoming, otherCallsKey } from './call';
import { addressLimits, limiter } from './call-limits';
import { cookieFrom, readSignInId, signInCookieName } from './sign-in-cookie';

/** The value of an Authorization header; the credential is its first group. */
export const bearer = /^bearer(?: +(.*))?$/i;

/**
 * Returns the actor of a call. An API key header, if present, is the only credential that counts, even if it is bad;
 * otherwise the sign-in cookie does. Throws `unauthorized` (which never says why), or `rate_limit_exceeded` over the
 * address's limits.
 */
export async function authenticate(incoming: Incoming): Promise<Actor> {
  const key = keyFrom(incoming.request.headers);
  if (key !== null) return authenticateKey(incoming, key);
  const cookie = cookieFrom(incoming.request.headers.get('cookie'), signInCookieName());
  if (cookie !== null) return authenticateCookie(incoming, cookie);
  countOtherCall(incoming);
  throw new DeskError('unauthorized', 'Send an API key in x-api-key or as Bearer, or sign in to the desk.');
}

/** Counts a call that needs no credential against its address. Throws `rate_limit_exceeded`. */
export function admitAnyone(incoming: Incoming): Actor {
  countOtherCall(incoming);
  return nobody;
}

/** Counts a call without a credential against its address. Throws `rate_limit_exceeded`. */
export function countOtherCall(incoming: Incoming): void {
  incoming.rateLimit = limiter.take(otherCallsKey(incoming.address), addressLimits.otherCalls);
  if (!incoming.rateLimit.allowed) throw tooMany('calls without a credential');
}

/** Counts the call against the actor's own limit. Throws `rate_limit_exceeded`. */
export function limitCalls(incoming: Incoming, actor: Actor): void {
  incoming.rateLimit = limiter.take(`${actor.kind}:${actor.id}`, actor.callsPerMinute);
  if (!incoming.rateLimit.allowed) throw tooMany('calls');
}

function keyFrom(headers: Headers): string | null {
  const own = headers.get('x-api-key');
  if (own !== null) return own;
  const authorization = headers.get('authorization');
  if (authorization === null) return null;
  return bearer.exec(authorization)?.[1] ?? '';
}

async function authenticateKey(incoming: Incoming, key: string): Promise<Actor> {
  incoming.byKey = true;
  // A malformed key costs neither a hash nor a query, even over the limit.
  if (!hasKeyForm(key)) return fail(incoming, 'malformed', null);
  const check = await checkApiKey(key);
  return 'actor' in check ? check.actor : fail(incoming, check.refusal, check.keyId);
}

async function authenticateCookie(incoming: Incoming, cookie: string): Promise<Actor> {
  const signInId = await readSignInId(cookie);
  const found = signInId === null ? null : await findSignIn(signInId);
  return found === null ? fail(incoming, 'sign_in_over', null) : found.actor;
}

function fail(incoming: Incoming, reason: string, keyId: string | null): never {
  countFailedCredential(incoming);
  recordFailedCredential({ reason, keyId }, incoming);
  if (!incoming.rateLimit.allowed) throw tooMany('failed credentials');
  throw new DeskError('unauthorized', 'This credential is not accepted. Check it, or ask an admin for another.');
}

/**
 * Counts a failed credential against its address; afterwards the call's rate limit tells whether it is within the
 * limit.
 */
export function countFailedCredential(incoming: Incoming): void {
  incoming.rateLimit = limiter.take(failedCredentialsKey(incoming.address), addressLimits.failedCredentials);
}

/** The error for a call over a limit. */
export function tooMany(what: string): DeskError {
  return new DeskError('rate_limit_exceeded', `Too many ${what}. Wait the number of seconds in Retry-After.`);
}
