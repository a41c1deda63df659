import type { Transaction } from './prisma';

export type AccessKey = {
  agentId: string;
  sessionId: string;
  signInId: string;
  revisionId: string;
  /** "" while nothing is revealed */
  revealId: string;
  personId: string;
};

/**
 * Stores one read and returns whether it starts a new access: the first in this sign-in at this revision and reveal, or
 * the first after the window. Of two reads at once exactly one starts it (the row lock decides).
 */
export async function insertAccess(
  tx: Transaction,
  look: AccessKey,
  now: Date,
  windowSeconds: number,
): Promise<boolean> {
  const windowStart = new Date(now.getTime() - windowSeconds * 1_000);
  const begun = await tx.$queryRaw<unknown[]>`
    INSERT INTO looks AS l (agent_id, session_id, sign_in_id, revision_id, reveal_id, person_id, started_at, last_at)
    VALUES (${look.agentId}, ${look.sessionId}, ${look.signInId}, ${look.revisionId}, ${look.revealId},
            ${look.personId}, ${now}, ${now})
    ON CONFLICT (agent_id, session_id, sign_in_id, revision_id, reveal_id)
    DO UPDATE SET started_at = excluded.started_at, last_at = excluded.last_at WHERE l.started_at <= ${windowStart}
    RETURNING 1 AS begun`;
  if (begun.length > 0) return true;
  await tx.look.updateMany({
    where: {
      agent_id: look.agentId,
      session_id: look.sessionId,
      sign_in_id: look.signInId,
      revision_id: look.revisionId,
      reveal_id: look.revealId,
    },
    data: { last_at: now },
  });
  return false;
}

export type RecentAccess = { agent_id: string; session_id: string; looked_at: Date };

/** The sessions a person viewed last, newest first, each once, within the given agents (null: all). */
export async function findRecentAccesses(
  tx: Transaction,
  personId: string,
  agentIds: readonly string[] | null,
  count: number,
): Promise<RecentAccess[]> {
  return tx.$queryRaw<RecentAccess[]>`
    SELECT agent_id, session_id, max(last_at) AS looked_at FROM looks
    WHERE person_id = ${personId} AND (${agentIds === null} OR agent_id = ANY(${agentIds ?? []}))
    GROUP BY agent_id, session_id ORDER BY looked_at DESC, agent_id, session_id LIMIT ${count}`;
}
