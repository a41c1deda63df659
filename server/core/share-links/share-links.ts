import { DeskError } from '#contract/errors';
import { shareLinkPath } from '#contract/link-paths';
import { can, reaches } from '#contract/permissions';
import {
  createShareLink,
  deleteShareLink,
  listAllShareLinks,
  listShareLinks,
  previewShareLink,
  type ShareLink,
  type ShareLinkTerms,
} from '#contract/share-links';
import { formatTime } from '#contract/times';
import type { Actor } from '#core/access/actor';
import { requireHeld } from '#core/access/grants';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { requireAccess } from '#core/access/require-access';
import { recordAccess } from '#core/audit/access-log';
import { recordAudit } from '#core/audit/recording';
import { decodeCursor, paginate } from '#core/platform/cursors';
import { agentsWithin } from '#core/search/session-query';
import { type Visibility, visibilityFor } from '#core/sessions/presenter';
import { currentVisibility } from '#core/sessions/recorded-reads';
import { requireLockedSession, requireSession, type SessionKey } from '#core/sessions/rows';
import { currentSettings } from '#core/settings/settings';
import { inTransaction, prisma, type Transaction } from '#data/prisma';
import { findLink, findLinks, type LinkQuery } from '#data/share-links';
import { findSharedState, maskedVisibility, sharedBody } from './content';
import { newShareToken } from './credentials';
import { hashPassphrase } from './passphrase-attempts';
import { statusesByState, toShareLink } from './rows';

const callsPerMinute = 600;
const dayMilliseconds = 86_400_000;

type Page = { share_links: ShareLink[]; metadata: { page_key?: string } };

/**
 * Lists the links of a session, newest first. Throws `forbidden`, `agent_not_found`, `session_not_found`,
 * `invalid_request`.
 */
export const list = operation(listShareLinks, async (actor, input) => {
  const { agent_id, session_id } = input.params;
  await requireSession(input.params);
  return pageOf(actor, input.query, { agentIds: [agent_id], sessionId: session_id, statuses: null }, input.params);
});

/** Lists the links of all agents the actor can reach, newest first. Throws `forbidden`, `invalid_request`. */
export const listAll = operation(listAllShareLinks, async (actor, input) => {
  const { agent_id, state } = input.query;
  const statuses = state === undefined ? null : statusesByState[state];
  const question = { agentIds: agentsWithin(actor, agent_id), sessionId: null, statuses };
  return pageOf(actor, input.query, question, { agent_id, state, agents: actor.agentIds });
});

/**
 * Creates a link; its token is in this answer and nowhere else. Throws `forbidden` for what the actor does not hold and
 * where sharing is off, `agent_not_found`, `session_not_found`, and `invalid_request` for an expiry outside the desk's
 * limits or an unknown revision.
 */
export const create = operation(createShareLink, async (actor, input, call) => {
  const { agent_id, session_id } = input.params;
  const terms = input.body;
  const expires_at = await requireShareable(actor, agent_id, terms);
  await requireSession(input.params);
  const { token, id, secretHash } = newShareToken();
  const passphrase_hash = terms.passphrase === null ? null : await hashPassphrase(terms.passphrase);
  const blind_placeholders = await isBlind(actor, agent_id);
  const rules_at_creation = (await currentSettings()).masking as object;
  await inTransaction(async (tx) => {
    const session = await requireLockedSession(tx, input.params);
    const revision_id = terms.revision_id ?? session.revision_id;
    await requireRevisionOf(tx, input.params, revision_id);
    const data = {
      agent_id,
      session_id,
      id,
      secret_hash: secretHash,
      created_at: new Date(),
      made_by_kind: actor.kind,
      made_by_id: actor.id,
      made_by_name: actor.label,
      expires_at,
      revision_id,
      frozen: terms.mode === 'frozen',
      fields: terms.fields,
      all_metadata: terms.metadata_keys === null,
      metadata_keys: terms.metadata_keys ?? [],
      masked: terms.masked,
      blind_placeholders,
      rules_at_creation,
      reason: terms.reason ?? null,
      passphrase_hash,
      limit: linkLimit(actor),
      most_opens: terms.most_opens,
    };
    await tx.shareLink.create({ data });
    const { frozen, fields, masked, most_opens } = data;
    const details = {
      link_id: id,
      revision_id,
      frozen,
      fields,
      metadata_keys: terms.metadata_keys?.length ?? null,
      masked,
      expires_at: formatTime(expires_at),
      most_opens,
      has_passphrase: passphrase_hash !== null,
    };
    const event = { action: 'share_link.create', outcome: 'ok', actor, agentId: agent_id, details, call } as const;
    await recordAudit(tx, { ...event, sessionId: session_id });
  });
  const row = await findLink(id, new Date());
  if (row === null) throw new DeskError('session_not_found', `No session ${session_id} under agent ${agent_id}.`);
  const url = `${call.origin}${shareLinkPath(token)}`;
  return { ...toShareLink(row, isTrusted(actor, agent_id)), token, url };
});

/**
 * Returns what a recipient of such a link would see, without creating it; recorded as an access by the actor. Values
 * are shown only where the actor may see them now. Throws as `create` does.
 */
export const preview = operation(previewShareLink, async (actor, input, call) => {
  const { agent_id, session_id } = input.params;
  const terms = input.body;
  const expires_at = await requireShareable(actor, agent_id, terms);
  const session = await requireSession(input.params);
  const revision_id = terms.revision_id ?? session.revision_id;
  await requireRevisionOf(prisma(), input.params, revision_id);
  const state = await findSharedState({ agent_id, session_id, revision_id, frozen: terms.mode === 'frozen' });
  if (state === null) throw new DeskError('session_not_found', `No session ${session_id} under agent ${agent_id}.`);
  const now = await currentVisibility(actor, input.params);
  const showsValues = !terms.masked && now.placeholders === null;
  // Under a new id that belongs to no link, so that placeholders cannot be matched between previews either.
  const visibility: Visibility = showsValues
    ? now
    : maskedVisibility(newId('shl'), await isBlind(actor, agent_id), [(await currentSettings()).maskingRules]);
  const parts = { all_metadata: terms.metadata_keys === null, metadata_keys: terms.metadata_keys ?? [] };
  const body = sharedBody(state, visibility, { fields: terms.fields, ...parts });
  const looked = { agentId: agent_id, sessionId: session_id, revisionId: state.revision_id };
  const revealId = showsValues ? (now.revealId ?? null) : null;
  await recordAccess(actor, { ...looked, revealId, masked: body.masked ?? [] }, call);
  return {
    session: body,
    expires_at: formatTime(expires_at),
    revision_id: state.revision_id,
    shown_masked: !terms.masked && body.masked !== undefined,
  };
});

/**
 * Revokes a link at once and permanently, whoever created it; revoking it again changes nothing. Throws `forbidden`,
 * and `not_found`, also for a link of an agent that the actor cannot reach.
 */
const remove = operation(deleteShareLink, async (actor, input, call) => {
  const { link_id: id } = input.params;
  const link = await findLink(id, new Date());
  if (link === null || !reaches(actor, link.agent_id)) throw new DeskError('not_found', `No share link ${id}.`);
  const { agent_id, session_id } = link;
  await inTransaction(async (tx) => {
    const where = { agent_id, session_id, id, revoked_at: null };
    const { count } = await tx.shareLink.updateMany({ where, data: { revoked_at: new Date() } });
    if (count === 0) return;
    // A new session may have the ids of the shared one; events of an old link must not show up under it.
    const isGone = link.session_deleted_at !== null;
    await recordAudit(tx, {
      action: 'share_link.revoke',
      outcome: 'ok',
      actor,
      agentId: agent_id,
      ...(isGone ? {} : { sessionId: session_id }),
      details: { link_id: id, ...(isGone ? { deleted_session_id: session_id } : {}) },
      call,
    });
  });
  return null;
});

export { remove as delete };

async function pageOf(
  actor: Actor,
  { limit, page_key }: { limit: number; page_key?: string | undefined },
  question: Omit<LinkQuery, 'after'>,
  of: Record<string, unknown>,
): Promise<Page> {
  const page = { list: 'share_links', actor, of };
  const [at, id] = decodeCursor(page, page_key) ?? [];
  const after = at === undefined || id === undefined ? null : { created_at: new Date(at), id };
  const rows = await findLinks({ ...question, after }, limit + 1, new Date());
  const { shown, metadata } = paginate(page, rows, limit, (row) => [row.created_at.toISOString(), row.id]);
  return { share_links: shown.map((row) => toShareLink(row, isTrusted(actor, row.agent_id))), metadata };
}

/**
 * Checks that the actor may share on these terms, and returns when such a link expires. Throws `forbidden`,
 * `invalid_request`.
 */
async function requireShareable(actor: Actor, agentId: string, terms: ShareLinkTerms): Promise<Date> {
  if (!terms.masked) requireAccess(actor, 'personal_data:read', agentId);
  const { sharing_allowed, usual_share_days, longest_share_days } = await currentSettings();
  if (!sharing_allowed) throw new DeskError('forbidden', 'Sharing is off for this desk. An admin can turn it on.');
  const now = Date.now();
  const latest = new Date(now + longest_share_days * dayMilliseconds);
  if (terms.expires_at !== undefined && terms.expires_at.getTime() <= now) {
    throw wrongField('expires_at', 'must be in the future');
  }
  if (terms.expires_at !== undefined && terms.expires_at > latest) {
    throw wrongField('expires_at', `is more than ${longest_share_days} days away, the maximum on this desk`);
  }
  const usual = now + Math.min(usual_share_days, longest_share_days) * dayMilliseconds;
  const own = actor.expiresAt?.getTime() ?? usual;
  const expiresAt = terms.expires_at ?? new Date(Math.min(usual, own));
  requireHeld(actor, { permissions: [], agentIds: [agentId], expiresAt, limit: linkLimit(actor) });
  return expiresAt;
}

async function requireRevisionOf(db: Pick<Transaction, 'revision'>, key: SessionKey, id: string): Promise<void> {
  const where = { agent_id_session_id_id: { ...key, id } };
  const found = await db.revision.findUnique({ where, select: { id: true } });
  if (found === null) throw wrongField('revision_id', 'is not a revision of this session');
}

/** An actor that may write but not read personal data could write a guess and compare placeholders. */
async function isBlind(actor: Actor, agentId: string): Promise<boolean> {
  return (await visibilityFor(actor, agentId)).name === 'hidden';
}

function linkLimit(actor: Actor): number {
  return Math.min(callsPerMinute, actor.callsPerMinute);
}

function isTrusted(actor: Actor, agentId: string): boolean {
  return can(actor, 'personal_data:read', agentId) || can(actor, 'audit:read', agentId);
}

function wrongField(field: string, problem: string): DeskError {
  return new DeskError('invalid_request', `${field}: ${problem}.`, { fieldErrors: { [field]: problem } });
}
