import { isDeskError } from '#contract/errors';
import type { SharedSession } from '#contract/shared-session';
import { formatTime } from '#contract/times';
import type { CallContext } from '#core/access/actor';
import { findByCredential, findByToken, holderOf, isRunning } from '#core/share-links/credentials';
import { maxAttempts } from '#core/share-links/passphrase-attempts';
import { endedLinkMessage, type LinkRow, type OpenedLinkRow } from '#core/share-links/rows';
import { readShared } from '#core/share-links/shared-session';

/** What the page of a share link shows. */
export type ShareVisit =
  | { kind: 'unknown' }
  | { kind: 'ended'; words: string }
  | {
      kind: 'closed';
      sharedBy: string;
      until: string;
      needsPassphrase: boolean;
      triesLeft: number;
      lockedUntil: string | null;
    }
  | { kind: 'open'; sharedBy: string; until: string; openUntil: string; session: SharedSession };

type LinkAccess =
  | { kind: 'unknown' }
  | { kind: 'ended'; link: LinkRow }
  | { kind: 'closed'; link: LinkRow }
  | { kind: 'open'; link: OpenedLinkRow };

/**
 * What a browser gets at a link: the session if it holds a running open of this link, recorded as an access; otherwise
 * what the visitor can do. Visiting an unopened link counts nothing, so a chat's preview uses nothing up.
 */
export async function visitShare(token: string, credential: string | null, call: CallContext): Promise<ShareVisit> {
  const now = new Date();
  const door = await findLinkAccess(token, credential, now);
  if (door.kind === 'unknown') return door;
  if (door.kind === 'ended') return { kind: 'ended', words: endedLinkMessage(door.link) };
  const known = { sharedBy: door.link.made_by_name, until: formatTime(door.link.expires_at) };
  if (door.kind === 'closed') {
    const { link } = door;
    return {
      kind: 'closed',
      ...known,
      needsPassphrase: link.passphrase_hash !== null,
      triesLeft: Math.max(1, maxAttempts - link.recent_tries),
      lockedUntil: isLocked(link, now) ? formatTime(link.locked_until as Date) : null,
    };
  }
  const { link } = door;
  try {
    const { body } = await readShared(holderOf(link, link.open_id), link, call);
    return { kind: 'open', ...known, openUntil: formatTime(link.open_ends_at), session: body };
  } catch (error) {
    if (isDeskError(error) && error.code === 'unauthorized') return { kind: 'ended', words: error.message };
    throw error;
  }
}

/** The HTTP status of that page; returns nothing of the session and records nothing. Throws `unavailable`. */
export async function sharePageStatus(token: string, credential: string | null): Promise<number> {
  const now = new Date();
  const door = await findLinkAccess(token, credential, now);
  if (door.kind === 'unknown') return 404;
  if (door.kind === 'ended') return 410;
  return door.kind === 'closed' && isLocked(door.link, now) ? 429 : 200;
}

/**
 * Whether a browser still holds a running open of the token's link. Returns nothing of the session and records nothing.
 */
export async function isShareOpen(token: string, credential: string | null): Promise<boolean> {
  return (await findLinkAccess(token, credential, new Date())).kind === 'open';
}

/** Whether a browser holds a running open of this link. */
export async function holdsOpen(link: LinkRow, credential: string | null): Promise<boolean> {
  if (credential === null) return false;
  const found = await findByCredential(credential);
  return 'row' in found && found.row.id === link.id && isRunning(found.row);
}

async function findLinkAccess(token: string, credential: string | null, now: Date): Promise<LinkAccess> {
  const found = await findByToken(token, now);
  if ('refusal' in found) return { kind: 'unknown' };
  const link = found.row;
  const opened = credential === null ? null : await findByCredential(credential, now);
  // The cookie of another link opens nothing here.
  if (opened !== null && 'row' in opened && opened.row.id === link.id && isRunning(opened.row, now)) {
    return { kind: 'open', link: opened.row };
  }
  return { kind: link.status === 'active' ? 'closed' : 'ended', link };
}

function isLocked(link: LinkRow, now: Date): boolean {
  return link.passphrase_hash !== null && link.locked_until !== null && link.locked_until > now;
}
