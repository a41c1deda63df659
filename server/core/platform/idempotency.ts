import { createHmac } from 'node:crypto';
import type { Method } from '#contract/endpoint';
import { DeskError } from '#contract/errors';
import type { Actor } from '#core/access/actor';
import { tryLock } from '#data/locks';
import type { Transaction } from '#data/prisma';
import { env } from '#server/env';

/** How long a key is valid. */
export const idempotencyHours = 24;

/** A creation that may be sent again: by whom, with which key, to which path and with which body. */
export type Creation = {
  actor: Actor;
  key: string;
  agentId: string;
  /** from the endpoint's contract record */
  method: Method;
  path: string;
  body: unknown;
};

type Made = { session_id: string; revision_id: string };

/**
 * Looks up whether this creation was done before. Returns what it created, or null; after null, `rememberCreation` must
 * be called in the same transaction. Only a keyed hash of the body is ever stored.
 * Throws `conflict` for another body under the same key, and while the first call is still running.
 */
export async function findCreation(tx: Transaction, creation: Creation): Promise<Made | null> {
  const where = placeOf(creation);
  if (!(await tryLock(tx, JSON.stringify(where)))) {
    throw new DeskError('conflict', 'The first call with this Idempotency-Key is still running. Try again shortly.', {
      retryAfterSeconds: 1,
    });
  }
  const row = await tx.idempotencyKey.findUnique({ where: { agent_id_actor_kind_actor_id_method_path_key: where } });
  if (row === null) return null;
  if (row.created_at.getTime() < Date.now() - idempotencyHours * 3_600_000) {
    await tx.idempotencyKey.delete({ where: { agent_id_actor_kind_actor_id_method_path_key: where } });
    return null;
  }
  if (row.body_hash !== hash(creation.body)) {
    throw new DeskError(
      'conflict',
      'This Idempotency-Key was already used with a different body. Use a new key for a new session.',
    );
  }
  return { session_id: row.session_id, revision_id: row.revision_id };
}

/** Stores what a creation created: this row and the session commit together. */
export async function rememberCreation(tx: Transaction, creation: Creation, made: Made): Promise<void> {
  const body_hash = hash(creation.body);
  await tx.idempotencyKey.create({ data: { ...placeOf(creation), ...made, body_hash, created_at: new Date() } });
}

function placeOf({ actor, key, agentId, method, path }: Creation) {
  return { agent_id: agentId, actor_kind: actor.kind, actor_id: actor.id, method, path, key };
}

function hash(body: unknown): string {
  return createHmac('sha256', env().maskKey)
    .update(`idempotency\u0000${JSON.stringify(body)}`)
    .digest('hex');
}
