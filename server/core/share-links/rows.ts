import type { ShareLink } from '#contract/share-links';
import type { SharedField } from '#contract/shared-session';
import { formatTime } from '#contract/times';
import type { LinkRow, OpenedLinkRow, ShareLinkStatus } from '#data/share-links';

export type { LinkRow, OpenedLinkRow };

/** The statuses of links in each API state. */
export const statusesByState: Readonly<Record<ShareLink['state'], readonly ShareLinkStatus[]>> = {
  active: ['active'],
  used_up: ['used_up'],
  expired: ['expired'],
  revoked: ['revoked'],
  ended: ['session_deleted', 'sharing_forbidden', 'maker_suspended', 'maker_lost_permission'],
};

/** A stored link as the API shows it. `isTrusted`: whether the actor may see the reason and the creator's id. */
export function toShareLink(row: LinkRow, isTrusted: boolean, now = new Date()): ShareLink {
  const ended = statusesByState.ended.includes(row.status);
  return {
    id: row.id,
    agent_id: row.agent_id,
    session_id: row.session_id,
    made_by: {
      kind: row.made_by_kind as ShareLink['made_by']['kind'],
      ...(isTrusted ? { id: row.made_by_id } : {}),
      name: row.made_by_name,
    },
    created_at: formatTime(row.created_at),
    expires_at: formatTime(row.expires_at),
    mode: row.frozen ? 'frozen' : 'live',
    revision_id: row.frozen ? row.revision_id : null,
    fields: row.fields as SharedField[],
    metadata_keys: row.all_metadata ? null : row.metadata_keys,
    masked: row.masked,
    ...(isTrusted ? { reason: row.reason } : {}),
    has_passphrase: row.passphrase_hash !== null,
    locked_until: row.locked_until !== null && row.locked_until > now ? formatTime(row.locked_until) : null,
    most_opens: row.most_opens,
    opens: row.opens,
    last_opened_at: row.last_opened_at === null ? null : formatTime(row.last_opened_at),
    state: ended ? 'ended' : (row.status as ShareLink['state']),
    ended_because: ended ? (row.status as ShareLink['ended_because']) : null,
  };
}

/**
 * The message for a recipient whose link no longer opens: how it ended, and who shared it. Outside the desk it does not
 * say why the creator may no longer share.
 */
export function endedLinkMessage({ status: standing, made_by_name: name, expires_at }: LinkRow): string {
  switch (standing) {
    case 'revoked':
      return `The link that ${name} shared was revoked.`;
    case 'session_deleted':
      return `The session that ${name} shared was deleted, so the link no longer works.`;
    case 'expired':
      return `The link that ${name} shared expired at ${formatTime(expires_at)}.`;
    case 'sharing_forbidden':
      return `The link that ${name} shared ended because this desk no longer shares sessions.`;
    case 'maker_suspended':
    case 'maker_lost_permission':
      return `The link that ${name} shared ended because ${name} may no longer share personal data.`;
    default:
      return `The link that ${name} shared has reached its maximum number of opens.`;
  }
}
