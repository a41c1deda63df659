import { DeskError, isDeskError } from '#contract/errors';
import { getSharedSession, openSharedSession, type SharedSession } from '#contract/shared-session';
import { formatTime } from '#contract/times';
import type { Actor, CallContext } from '#core/access/actor';
import { operation } from '#core/access/operation';
import { recordAccess } from '#core/audit/access-log';
import { findLink, findOpenedLink, type LinkRow, type OpenedLinkRow } from '#data/share-links';
import { findSharedState, linkVisibility, sharedBody, versionOfShared } from './content';
import { isRunning } from './credentials';
import { type OpenRefusal, openLink } from './opening';
import { endedLinkMessage } from './rows';

/** The message for a token or credential without a link: it never says why. */
export const noSuchLink = 'No such link.';

/** A shared session as one open gets it. */
type SharedRepresentation = { body: SharedSession; version: string };

/**
 * Opens the link whose token the actor holds, once. Throws `unauthorized` for a link that no longer opens and for a
 * wrong passphrase, `invalid_request` for a missing one, `rate_limit_exceeded` while the link is locked.
 */
export const open = operation(openSharedSession, async (actor, input, call) => {
  const link = await findLink(actor.id, new Date());
  if (link === null) throw new DeskError('unauthorized', noSuchLink);
  const result = await openLink(link, input.body.passphrase, call);
  if ('refusal' in result) throw errorOf(result.refusal);
  return {
    credential: result.credential,
    ends_at: formatTime(result.endsAt),
    shared_by: link.made_by_name,
    shared_until: formatTime(link.expires_at),
  };
});

/** Returns the session of an opened link. Throws `unauthorized` when the open or the link has ended. */
export const get = operation(getSharedSession, async (actor, _input, call) => {
  const row = await findOpenedLink(actor.share?.openId ?? '', new Date());
  if (row === null) throw new DeskError('unauthorized', noSuchLink);
  if (!isRunning(row)) throw new DeskError('unauthorized', endedOpenMessage(row));
  return readShared(actor, row, call);
});

/**
 * Returns what an open shows now. The access is recorded before anything is returned. Throws `unauthorized` for a
 * session that was deleted after the link was read.
 */
export async function readShared(actor: Actor, link: LinkRow, call: CallContext): Promise<SharedRepresentation> {
  const state = await findSharedState(link);
  if (state === null) throw gone(link);
  const visibility = await linkVisibility(link);
  const body = sharedBody(state, visibility, link);
  const looked = {
    agentId: link.agent_id,
    sessionId: link.session_id,
    revisionId: state.revision_id,
    revealId: null,
    masked: body.masked ?? [],
  };
  await recordAccess(actor, looked, call).catch((error: unknown) => {
    throw isDeskError(error) && error.code === 'session_not_found' ? gone(link) : error;
  });
  return { body, version: versionOfShared(state, link, visibility) };
}

/** The message for an open that has ended: what ended the link, or that the half hour is over. */
export function endedOpenMessage(row: OpenedLinkRow): string {
  if (row.status !== 'active' && row.status !== 'used_up') return endedLinkMessage(row);
  return 'This open has ended. Open the link again.';
}

function gone(link: LinkRow): DeskError {
  return new DeskError('unauthorized', endedLinkMessage({ ...link, status: 'session_deleted' }));
}

function errorOf(refusal: OpenRefusal): DeskError {
  switch (refusal.why) {
    case 'ended':
      return new DeskError('unauthorized', endedLinkMessage(refusal.link));
    case 'passphrase_missing': {
      const problem = 'is required to open this link';
      return new DeskError('invalid_request', `passphrase: ${problem}.`, { fieldErrors: { passphrase: problem } });
    }
    case 'passphrase_wrong':
      return new DeskError('unauthorized', wrongWords(refusal.triesLeft));
    case 'locked':
      return new DeskError('rate_limit_exceeded', lockedWords(refusal.until), {
        retryAfterSeconds: Math.max(1, Math.ceil((refusal.until.getTime() - Date.now()) / 1_000)),
      });
  }
}

function wrongWords(triesLeft: number): string {
  const left = triesLeft === 1 ? 'one try left' : `${triesLeft} tries left`;
  return `Wrong passphrase: ${left} before the link is locked for ten minutes.`;
}

function lockedWords(until: Date): string {
  return `Too many wrong passphrases: the link is locked until ${formatTime(until)}.`;
}
