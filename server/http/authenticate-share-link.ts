import { DeskError } from '#contract/errors';
import type { Actor } from '#core/access/actor';
import { recordFailedCredential } from '#core/audit/failed-credentials';
import { findByCredential, findByToken, holderOf, isRunning } from '#core/share-links/credentials';
import { recordRefusedOpen } from '#core/share-links/opening';
import { endedLinkMessage } from '#core/share-links/rows';
import { endedOpenMessage, noSuchLink } from '#core/share-links/shared-session';
import { bearer, countFailedCredential, countOtherCall, tooMany } from './authenticate';
import type { Incoming } from './call';

/**
 * Returns the holder of the share link whose token was sent. Throws `unauthorized`: for a link that no longer opens
 * with the reason, for anything else only that there is no such link; `rate_limit_exceeded` over the limits of the
 * address.
 */
export async function authenticateToken(incoming: Incoming): Promise<Actor> {
  const found = await findByToken(shownIn(incoming, 'the token of a share link'));
  if ('refusal' in found) return unknown(incoming, found.refusal);
  const { row } = found;
  if (row.status === 'active') return holderOf(row, null);
  countFailedCredential(incoming);
  if (!incoming.rateLimit.allowed) throw tooMany('failed credentials');
  await recordRefusedOpen(row, row.status, incoming);
  throw new DeskError('unauthorized', endedLinkMessage(row));
}

/** Returns the holder of an open, by its credential. Throws as `authenticateToken` does. */
export async function authenticateOpen(incoming: Incoming): Promise<Actor> {
  const found = await findByCredential(shownIn(incoming, 'the credential that opening a share link returns'));
  if ('refusal' in found) return unknown(incoming, found.refusal);
  const { row } = found;
  if (isRunning(row)) return holderOf(row, row.open_id);
  countFailedCredential(incoming);
  if (!incoming.rateLimit.allowed) throw tooMany('failed credentials');
  throw new DeskError('unauthorized', endedOpenMessage(row));
}

/** As elsewhere, an API key in its own header is the only credential that counts, and it opens no link. */
function shownIn(incoming: Incoming, what: string): string {
  const { headers } = incoming.request;
  if (headers.get('x-api-key') !== null) return '';
  const authorization = headers.get('authorization');
  if (authorization !== null) return bearer.exec(authorization)?.[1] ?? '';
  countOtherCall(incoming);
  throw new DeskError('unauthorized', `Send ${what} as Authorization: Bearer.`);
}

function unknown(incoming: Incoming, reason: string): never {
  countFailedCredential(incoming);
  recordFailedCredential({ reason: `share_link_${reason}`, keyId: null }, incoming);
  if (!incoming.rateLimit.allowed) throw tooMany('failed credentials');
  throw new DeskError('unauthorized', noSuchLink);
}
