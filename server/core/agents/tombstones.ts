import type { Actor, CallContext } from '#core/access/actor';
import { newId } from '#core/access/ids';
import type { Transaction } from '#data/prisma';

/**
 * Stores who deleted the sessions and when, without content, in the transaction of the deletion. Their share links end;
 * what remains of them says who shared and when, and nothing of the content.
 */
export async function leaveTombstones(
  tx: Transaction,
  actor: Actor,
  agentId: string,
  sessionIds: readonly string[],
  call: CallContext,
): Promise<void> {
  const deleted_at = new Date();
  await tx.tombstone.createMany({
    data: sessionIds.map((session_id) => ({
      agent_id: agentId,
      session_id,
      id: newId('tmb'),
      deleted_at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_label: actor.label,
      request_id: call.requestId,
    })),
  });
  await tx.shareLink.updateMany({
    where: { agent_id: agentId, session_id: { in: [...sessionIds] }, session_deleted_at: null },
    data: { session_deleted_at: deleted_at, metadata_keys: [] },
  });
}
