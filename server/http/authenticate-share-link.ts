import { DeskError } from '#contract/errors';
import type { Actor } from '#core/actor';
import { recordFailedCredential } from '#core/failed-credentials';
import { findByCredential, findByToken, holderOf, isRunning } from '#core/share-credentials';
import { endWords } from '#core/share-link-rows';
import { recordRefusedOpen } from '#core/share-opens';
import { noSuchLink, overWords } from '#core/shared-session';
import { bearer, countFailedCredential, countOtherCall, tooMany } from './authenticate';
import type { Incoming } from './call';

/**
 * The holder of the share link whose token is shown. Throws `unauthorized`: for a link that no longer opens with why,
 * for anything else only that there is no such link; `rate_limit_exceeded` over the limits of the address.
 */
export async function authenticateToken(incoming: Incoming): Promise<Actor> {
  const found = await findByToken(shownIn(incoming, 'the token of a share link'));
  if ('refusal' in found) return unknown(incoming, found.refusal);
  const { row } = found;
  if (row.standing === 'active') return holderOf(row, null);
  countFailedCredential(incoming);
  if (!incoming.standing.allowed) throw tooMany('failed credentials');
  await recordRefusedOpen(row, row.standing, incoming);
  throw new DeskError('unauthorized', endWords(row));
}

/** The holder of an open, by its credential. Throws as `authenticateToken` does. */
export async function authenticateOpen(incoming: Incoming): Promise<Actor> {
  const found = await findByCredential(shownIn(incoming, 'the credential that opening a share link returns'));
  if ('refusal' in found) return unknown(incoming, found.refusal);
  const { row } = found;
  if (isRunning(row)) return holderOf(row, row.open_id);
  countFailedCredential(incoming);
  if (!incoming.standing.allowed) throw tooMany('failed credentials');
  throw new DeskError('unauthorized', overWords(row));
}

/** An API key in its own header decides alone here, too, and opens no link. */
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
  if (!incoming.standing.allowed) throw tooMany('failed credentials');
  throw new DeskError('unauthorized', noSuchLink);
}
