import { DeskError } from '#contract/errors';
import type { Actor, CallContext } from '#core/access/actor';
import { insertAccess } from '#data/access-log';
import { isForeignKeyViolation } from '#data/failures';
import { inTransaction } from '#data/prisma';
import { type AuditEvent, queueAudit, recordAudit } from './recording';

/** Within this time, repeated reads of a session in one sign-in or one open of a share link are a single access. */
const accessSeconds = 60;

export type AccessedSession = {
  agentId: string;
  sessionId: string;
  revisionId: string;
  revealId: string | null;
  masked: readonly string[];
};

/**
 * Records that an actor was given a session. Accesses by people and share-link holders are recorded before the answer
 * is sent; reads by API keys are never merged and are written in batches. Nothing a client sends turns this off.
 * Throws `session_not_found` for a session that was deleted since it was read.
 */
export async function recordAccess(actor: Actor, looked: AccessedSession, call: CallContext): Promise<void> {
  const event: AuditEvent = {
    action: 'session.read',
    outcome: 'ok',
    actor,
    agentId: looked.agentId,
    sessionId: looked.sessionId,
    details: { revision_id: looked.revisionId, reveal_id: looked.revealId, masked: [...looked.masked] },
    call,
  };
  const within = actor.signInId ?? actor.share?.openId ?? null;
  if (actor.kind === 'api_key' || within === null) return queueAudit(event);
  const key = {
    agentId: looked.agentId,
    sessionId: looked.sessionId,
    signInId: within,
    revisionId: looked.revisionId,
    revealId: looked.revealId ?? '',
    personId: actor.id,
  };
  try {
    await inTransaction(async (tx) => {
      if (await insertAccess(tx, key, new Date(), accessSeconds)) await recordAudit(tx, event);
    });
  } catch (error) {
    throw isForeignKeyViolation(error) ? deletedMeanwhile(looked) : error;
  }
}

function deletedMeanwhile({ agentId, sessionId }: AccessedSession): DeskError {
  return new DeskError('session_not_found', `No session ${sessionId} under agent ${agentId}.`);
}
