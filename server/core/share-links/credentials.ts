import { timingSafeEqual } from 'node:crypto';
import type { Actor } from '#core/access/actor';
import { randomCharacters } from '#core/access/ids';
import { hashSecret, hasValidChecksum, newSecret } from '#core/access/secrets';
import { findLink, findOpenedLink, type LinkRow, type OpenedLinkRow } from '#data/share-links';

const idLength = 22;
const tokenForm = /^shr_([0-9A-Za-z]{22})_[0-9A-Za-z]{39}$/;
const credentialForm = /^shc_([0-9A-Za-z]{22})_[0-9A-Za-z]{39}$/;

/** The row for a share link's token or an open's credential, or why there is none. */
export type CredentialLookup<Row> = { row: Row } | { refusal: 'malformed' | 'unknown' };

/** Returns a new link's token, which is shown once, its id, and the hash to store. */
export function newShareToken(): { token: string; id: string; secretHash: string } {
  const id = randomCharacters(idLength);
  const token = newSecret(`shr_${id}_`);
  return { token, id: `shl_${id}`, secretHash: hashSecret(token) };
}

/** Returns a new credential for an open, the open's id, and the hash to store. */
export function newOpenCredential(): { credential: string; id: string; secretHash: string } {
  const id = randomCharacters(idLength);
  const credential = newSecret(`shc_${id}_`);
  return { credential, id, secretHash: hashSecret(credential) };
}

/** The link of a token, in its current state. */
export async function findByToken(text: string, now = new Date()): Promise<CredentialLookup<LinkRow>> {
  const id = publicPartOf(text, tokenForm);
  if (id === null) return { refusal: 'malformed' };
  const row = await findLink(`shl_${id}`, now);
  const isKnown = isSecretOf(row?.secret_hash ?? null, text);
  return row === null || !isKnown ? { refusal: 'unknown' } : { row };
}

/**
 * The link that an open's credential belongs to, in its current state. The caller checks whether the open has ended.
 */
export async function findByCredential(text: string, now = new Date()): Promise<CredentialLookup<OpenedLinkRow>> {
  const id = publicPartOf(text, credentialForm);
  if (id === null) return { refusal: 'malformed' };
  const row = await findOpenedLink(id, now);
  const isKnown = isSecretOf(row?.open_secret_hash ?? null, text);
  return row === null || !isKnown ? { refusal: 'unknown' } : { row };
}

/** Whether an open still shows the session: a used-up link takes no new opens but keeps its running ones. */
export function isRunning(row: OpenedLinkRow, now = new Date()): boolean {
  return row.open_ends_at > now && (row.status === 'active' || row.status === 'used_up');
}

/** The holder of a link as an actor. They have no permissions; the link alone decides what they see. */
export function holderOf(link: LinkRow, openId: string | null): Actor {
  return {
    kind: 'share_link',
    id: link.id,
    label: `share link of ${link.made_by_name}`,
    callsPerMinute: link.limit,
    permissions: [],
    agentIds: [link.agent_id],
    share: { agent_id: link.agent_id, session_id: link.session_id, openId },
  };
}

/** Checked without hashing or a query. */
function publicPartOf(text: string, form: RegExp): string | null {
  const id = form.exec(text)?.[1];
  return id !== undefined && hasValidChecksum(text) ? id : null;
}

/** A missing row is passed as null and takes as long to check. */
function isSecretOf(secretHash: string | null, secret: string): boolean {
  const same = timingSafeEqual(Buffer.from(secretHash ?? hashSecret('')), Buffer.from(hashSecret(secret)));
  return same && secretHash !== null;
}
