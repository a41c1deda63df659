import { openMinutes } from '#contract/shared-session';
import type { CallContext } from '#core/access/actor';
import { type AuditEvent, recordAudit, recordAuditNow } from '#core/audit/recording';
import { inTransaction } from '#data/prisma';
import { countOpen, findLink, type LinkRow } from '#data/share-links';
import { holderOf, newOpenCredential } from './credentials';
import { attemptPassphrase } from './passphrase-attempts';

/** An open: its credential reads the session until `endsAt`. */
export type Opened = { credential: string; endsAt: Date };

/** Why a link did not open. `link` is its current state. */
export type OpenRefusal =
  | { why: 'ended'; link: LinkRow }
  | { why: 'passphrase_missing' }
  | { why: 'passphrase_wrong'; triesLeft: number }
  | { why: 'locked'; until: Date };

/**
 * Opens a link once: counts the open and returns a credential for half an hour. Of many attempts at once, exactly as
 * many succeed as the link has opens left. Every attempt is recorded, refused ones too.
 */
export async function openLink(
  link: LinkRow,
  passphrase: string | undefined,
  call: CallContext,
): Promise<Opened | { refusal: OpenRefusal }> {
  if (link.status !== 'active') return refuse(link, { why: 'ended', link }, call);
  if (link.passphrase_hash !== null) {
    if (passphrase === undefined) return refuse(link, { why: 'passphrase_missing' }, call);
    const key = { agent_id: link.agent_id, session_id: link.session_id, id: link.id };
    const result = await attemptPassphrase(key, link.passphrase_hash, passphrase);
    if (result !== 'right') {
      const isLocked = 'lockedUntil' in result;
      const refusal: OpenRefusal = isLocked
        ? { why: 'locked', until: result.lockedUntil }
        : { why: 'passphrase_wrong', triesLeft: result.triesLeft };
      return refuse(link, refusal, call);
    }
  }
  const opened = await begin(link, call);
  if (opened !== null) return opened;
  const now = (await findLink(link.id, new Date())) ?? link;
  return refuse(link, { why: 'ended', link: now.status === 'active' ? { ...now, status: 'used_up' } : now }, call);
}

/** Records that a link, or an earlier open of it, was refused. */
export async function recordRefusedOpen(link: LinkRow, reason: string, call: CallContext): Promise<void> {
  await recordAuditNow({ ...eventOf(link, null, call), outcome: 'refused', details: { ...detailsOf(link), reason } });
}

async function begin(link: LinkRow, call: CallContext): Promise<Opened | null> {
  const { agent_id, session_id, id: link_id } = link;
  const { credential, id, secretHash } = newOpenCredential();
  const now = new Date();
  const ends_at = new Date(now.getTime() + openMinutes * 60_000);
  return inTransaction(async (tx) => {
    if (!(await countOpen(tx, { agent_id, session_id, id: link_id }, now))) return null;
    const open = { agent_id, session_id, link_id, id, secret_hash: secretHash, created_at: now, ends_at };
    await tx.shareLinkOpen.create({ data: open });
    await recordAudit(tx, { ...eventOf(link, id, call), details: { ...detailsOf(link), open_id: id } });
    return { credential, endsAt: ends_at };
  });
}

async function refuse(link: LinkRow, refusal: OpenRefusal, call: CallContext): Promise<{ refusal: OpenRefusal }> {
  await recordRefusedOpen(link, refusal.why === 'ended' ? refusal.link.status : refusal.why, call);
  return { refusal };
}

function eventOf(link: LinkRow, openId: string | null, call: CallContext): AuditEvent {
  const event: AuditEvent = {
    action: 'share_link.open',
    outcome: 'ok',
    actor: holderOf(link, openId),
    agentId: link.agent_id,
    call,
  };
  // A new session may have the ids of the shared one; events of an old link must not show up under it.
  return link.session_deleted_at === null ? { ...event, sessionId: link.session_id } : event;
}

function detailsOf(link: LinkRow): Record<string, string> {
  const { id: link_id, session_id } = link;
  return link.session_deleted_at === null ? { link_id } : { link_id, deleted_session_id: session_id };
}
