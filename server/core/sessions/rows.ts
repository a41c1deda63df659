import { DeskError } from '#contract/errors';
import { agentExists } from '#core/agents/agents';
import { holdAgent, type LockedAgent } from '#data/agents';
import { prisma, type Transaction } from '#data/prisma';
import { type LockedSession, lockSession } from '#data/sessions';

export type SessionKey = { agent_id: string; session_id: string };

/**
 * Returns the stored row. Access to the agent has been checked before, by `operation` or by the caller.
 * Throws `agent_not_found`, or `session_not_found` when the agent exists.
 */
export async function requireSession({ agent_id, session_id }: SessionKey) {
  const row = await prisma().session.findUnique({ where: { agent_id_id: { agent_id, id: session_id } } });
  if (row !== null) return row;
  throw await missing({ agent_id, session_id });
}

/** Returns the stored row, locked until the transaction ends. Throws as `requireSession` does. */
export async function requireLockedSession(tx: Transaction, key: SessionKey): Promise<LockedSession> {
  const row = await lockSession(tx, key.agent_id, key.session_id);
  if (row !== null) return row;
  // Through the transaction: calls that each hold a connection and wait for another one would block each other.
  throw await missing(key, tx);
}

/**
 * Returns an agent that can take new sessions, and keeps it from being deleted until the transaction ends.
 * Throws `agent_not_found`, and `conflict` while the agent is being deleted.
 */
export async function requireOpenAgent(tx: Transaction, agentId: string): Promise<LockedAgent> {
  const agent = await holdAgent(tx, agentId);
  if (agent === null) throw new DeskError('agent_not_found', `No agent ${agentId}.`);
  if (agent.deleting_since !== null) {
    throw new DeskError('conflict', `Agent ${agentId} is being deleted: nothing can be added to it.`);
  }
  return agent;
}

async function missing({ agent_id, session_id }: SessionKey, tx?: Transaction): Promise<DeskError> {
  if (!(await agentExists(agent_id, tx))) return new DeskError('agent_not_found', `No agent ${agent_id}.`);
  return new DeskError('session_not_found', `No session ${session_id} under agent ${agent_id}.`);
}
