import { DeskError } from '#contract/errors';
import { prisma } from '#data/prisma';
import { agentExists } from './agents';

export type SessionKey = { agent_id: string; session_id: string };

/**
 * Gives the stored row. Access to the agent is decided before (see the endpoint's steps).
 * Throws `agent_not_found`, or `session_not_found` when the agent exists.
 */
export async function requireSession({ agent_id, session_id }: SessionKey) {
  const row = await prisma().session.findUnique({ where: { agent_id_id: { agent_id, id: session_id } } });
  if (row !== null) return row;
  if (await agentExists(agent_id)) {
    throw new DeskError('session_not_found', `No session ${session_id} under agent ${agent_id}.`);
  }
  throw new DeskError('agent_not_found', `No agent ${agent_id}.`);
}
