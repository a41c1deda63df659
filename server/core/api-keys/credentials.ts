import { timingSafeEqual } from 'node:crypto';
import type { ApiKey } from '#contract/api-keys';
import type { Permission } from '#contract/permissions';
import type { Actor } from '#core/access/actor';
import { randomCharacters } from '#core/access/ids';
import { hashSecret, hasValidChecksum, newSecret } from '#core/access/secrets';
import { agentIdsOf } from '#core/agents/agents';
import { RowCache } from '#core/platform/row-cache';
import { prisma } from '#data/prisma';
import { noteUse } from './uses';

const keyForm = /^sd_[0-9A-Za-z]{8}_[0-9A-Za-z]{39}$/;

/** The noun under which cached API keys are invalidated. */
export const keyNoun = 'api_key';

const keys = new RowCache(keyNoun, (id) => prisma().apiKey.findUnique({ where: { id } }));

/** Why a key is refused. It is recorded, but never in the answer. */
type KeyRefusal = 'malformed' | 'unknown' | 'expired' | 'disabled' | 'revoked';

export type KeyCheck = { actor: Actor } | { refusal: KeyRefusal; keyId: string | null };

/** Returns a new key: `key` is shown once, `id` is its public part, `secretHash` is stored. */
export function newApiKey(): { key: string; id: string; secretHash: string } {
  const id = randomCharacters(8);
  const key = newSecret(`sd_${id}_`);
  return { key, id, secretHash: hashSecret(key) };
}

/** Whether the text has a key's format and a correct checksum; needs neither hashing nor a query. */
export function hasKeyForm(text: string): boolean {
  return keyForm.test(text) && hasValidChecksum(text);
}

/** The state of a stored key. If several apply, the one hardest to undo wins. */
export function keyState(
  row: { revoked_at: Date | null; disabled_at: Date | null; expires_at: Date | null },
  now: Date,
): ApiKey['state'] {
  if (row.revoked_at !== null) return 'revoked';
  if (row.disabled_at !== null) return 'disabled';
  return row.expires_at !== null && row.expires_at <= now ? 'expired' : 'active';
}

/**
 * Returns the actor for a key, or why the key is refused; it never throws for a bad key. A revocation takes effect on
 * the next call here, and within two seconds in every other process.
 */
export async function checkApiKey(key: string, now = new Date()): Promise<KeyCheck> {
  if (!hasKeyForm(key)) return { refusal: 'malformed', keyId: null };
  const row = await keys.get(key.slice(3, 11));
  const known = timingSafeEqual(Buffer.from(row?.secret_hash ?? hashSecret('')), Buffer.from(hashSecret(key)));
  if (row === null || !known) return { refusal: 'unknown', keyId: null };
  const state = keyState(row, now);
  if (state !== 'active') return { refusal: state, keyId: row.id };
  noteUse(row.id, now);
  return { actor: keyActor(row) };
}

/** A stored key as an actor. */
export function keyActor(row: {
  id: string;
  name: string;
  limit: number;
  expires_at: Date | null;
  permissions: string[];
  all_agents: boolean;
  agent_ids: string[];
}): Actor {
  return {
    kind: 'api_key',
    id: row.id,
    label: row.name,
    callsPerMinute: row.limit,
    expiresAt: row.expires_at,
    permissions: row.permissions as Permission[],
    agentIds: agentIdsOf(row),
  };
}
