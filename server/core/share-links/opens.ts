import { DeskError } from '#contract/errors';
import { can, reaches } from '#contract/permissions';
import { listShareLinkOpens, type ShareLinkOpen } from '#contract/share-link-opens';
import { formatTime } from '#contract/times';
import { operation } from '#core/access/operation';
import { decodeCursor, paginate } from '#core/platform/cursors';
import { type FullAuditEventRow, findAuditEvents } from '#data/audit-events';
import { inTransaction } from '#data/prisma';
import { findLink } from '#data/share-links';

/**
 * Lists the opens of a link, successful and refused, newest first, from the audit log. Throws `forbidden`,
 * `invalid_request`, and `not_found`, also for a link of an agent that the actor cannot reach.
 */
export const list = operation(listShareLinkOpens, async (actor, input) => {
  const { link_id: id } = input.params;
  const link = await findLink(id, new Date());
  if (link === null || !reaches(actor, link.agent_id)) throw new DeskError('not_found', `No share link ${id}.`);
  const { limit, page_key } = input.query;
  const page = { list: 'share_link_opens', actor, of: input.params };
  const position = decodeCursor(page, page_key);
  const after = position === null ? null : { at: new Date(position[0] ?? 0), id: BigInt(position[1] ?? '0') };
  const condition = { agentIds: [link.agent_id], actorId: id, actorKind: 'share_link', action: 'share_link.open' };
  const rows = await inTransaction((tx) => findAuditEvents(tx, condition, after, limit + 1));
  const isTrusted = can(actor, 'personal_data:read', link.agent_id) || can(actor, 'audit:read', link.agent_id);
  const { shown, metadata } = paginate(page, rows, limit, (row) => [row.at.toISOString(), String(row.id)]);
  return { opens: shown.map((row) => toOpen(row, isTrusted)), metadata };
});

function toOpen(row: FullAuditEventRow, isTrusted: boolean): ShareLinkOpen {
  return {
    id: String(row.id),
    at: formatTime(row.at),
    outcome: row.outcome as ShareLinkOpen['outcome'],
    refused_because: row.outcome === 'ok' ? null : reasonOf((row.details as { reason?: unknown }).reason),
    ...(isTrusted ? { address: row.address, user_agent: row.user_agent } : {}),
  };
}

const reasons = new Set<unknown>([
  'revoked',
  'expired',
  'used_up',
  'passphrase_missing',
  'passphrase_wrong',
  'locked',
] satisfies ShareLinkOpen['refused_because'][]);

/** Reasons for a link that ended on its own are shown with the link only. */
function reasonOf(recorded: unknown): ShareLinkOpen['refused_because'] {
  return reasons.has(recorded) ? (recorded as ShareLinkOpen['refused_because']) : 'ended';
}
