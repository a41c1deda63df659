import { createHmac } from 'node:crypto';
import type { Method } from '#contract/endpoint';
import { DeskError } from '#contract/errors';
import type { Actor } from '#core/access/actor';
import { tryLock } from '#data/locks';
import type { Transaction } from '#data/prisma';
import { env } from '#server/env';

/** A key is good for this long. */
export const idempotencyHours = 24;

/** A creation that may be sent again: who sends it, with which key, where, and what. */
export type Creation = {
  actor: Actor;
  key: string;
  agentId: string;
  /** of the record of the endpoint */
  method: Method;
  path: string;
  body: unknown;
};

type Made = { session_id: string; revision_id: string };

/**
 * Looks whether this creation was done before. Gives what it made, or null: then `rememberCreation` is to be called in
 * the same transaction. Of the body only a keyed hash is ever kept.
 * Throws `conflict` for another body under the key, and while the first call is still running.
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

/** Keeps what a creation made: row and session commit together. */
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
