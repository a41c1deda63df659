import type { Recognised } from '#contract/pasted-text';
import { reaches } from '#contract/permissions';
import {
  type Deletion,
  findCallTargets,
  findDeletions,
  findExistingAgents,
  findExistingSessions,
  findHolders,
  type NamedByCall,
} from '#data/lookups';
import type { Actor } from './actor';

/** Of one session id so many agents are told, and so many deletions looked at. */
export const mostHolders = 20;

/** What the database says of everything that a text names, inside the actor's agents. */
export type Facts = {
  agentExists(agentId: string): boolean;
  sessionExists(agentId: string, sessionId: string): boolean;
  /** the actor's agents that hold the session, sorted, at most 20 */
  holders(sessionId: string): string[];
  /** the last deletion of the session under the agent, or (null) under any of the actor's */
  deletion(agentId: string | null, sessionId: string): Deletion | null;
};

/**
 * Asks for everything that the items of a text name, in a few questions however many items there are. Agents outside of
 * the actor's list are not asked for.
 */
export async function gatherFacts(actor: Actor, items: readonly Recognised[]): Promise<Facts> {
  const named = items.filter(({ agentId }) => agentId === null || reaches(actor, agentId));
  const agentIds = unique(named.map(({ agentId }) => agentId));
  const sessionIds = unique(named.map(({ sessionId }) => sessionId));
  const pairs = named.flatMap(({ agentId, sessionId }) =>
    agentId === null || sessionId === null ? [] : [{ agent_id: agentId, id: sessionId }],
  );
  const [agents, sessions, holders, deletions] = await Promise.all([
    findExistingAgents(agentIds),
    findExistingSessions(pairs),
    findHolders(sessionIds, actor.agentIds, mostHolders),
    findDeletions(sessionIds, actor.agentIds, mostHolders),
  ]);
  const existing = new Set(sessions.map(({ agent_id, id }) => `${agent_id}/${id}`));
  return {
    agentExists: (agentId) => agents.includes(agentId),
    sessionExists: (agentId, sessionId) => existing.has(`${agentId}/${sessionId}`),
    holders: (sessionId) => holders.filter(({ id }) => id === sessionId).map(({ agent_id }) => agent_id),
    deletion: (agentId, sessionId) =>
      deletions.find(({ agent_id, id }) => id === sessionId && (agentId === null || agent_id === agentId)) ?? null,
  };
}

/** What calls on the actor's agents named, by the request ids that lines without any ID of ours may hold. */
export async function gatherCalls(
  actor: Actor,
  requestIds: readonly string[],
): Promise<(requestId: string) => NamedByCall | undefined> {
  const calls = await findCallTargets(unique(requestIds), actor.agentIds);
  return (requestId) => calls.find(({ request_id }) => request_id === requestId);
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
