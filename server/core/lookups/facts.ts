import type { Recognised } from '#contract/pasted-text/pasted-text';
import { reaches } from '#contract/permissions';
import type { Actor } from '#core/access/actor';
import {
  type Deletion,
  findCallTargets,
  findDeletions,
  findDeletionsAnywhere,
  findExistingAgents,
  findExistingSessions,
  findHolders,
  type NamedByCall,
} from '#data/lookups';

/** At most this many agents are listed for one session id. */
export const maxHolders = 20;
const maxCallsPerRequestId = 100;

/** What exists in the database of all that a text names, within the actor's agents. */
export type Facts = {
  agentExists(agentId: string): boolean;
  sessionExists(agentId: string, sessionId: string): boolean;
  /** the actor's agents that hold the session, sorted, at most 20 */
  holders(sessionId: string): string[];
  /**
   * the last deletion of the session under the agent; for a session id alone (null), under any of the actor's agents
   */
  deletion(agentId: string | null, sessionId: string): Deletion | null;
};

/**
 * Looks up everything that the items of a text name, in five queries however many items there are. Agents outside the
 * actor's list are not looked up.
 */
export async function gatherFacts(actor: Actor, items: readonly Recognised[]): Promise<Facts> {
  const named = items.filter(({ agentId }) => agentId === null || reaches(actor, agentId));
  const agentIds = unique(named.map(({ agentId }) => agentId));
  const sessionIds = unique(named.map(({ sessionId }) => sessionId));
  const alone = unique(named.map(({ agentId, sessionId }) => (agentId === null ? sessionId : null)));
  const pairs = new Map(
    named.flatMap(({ agentId, sessionId }) =>
      agentId === null || sessionId === null ? [] : [[keyOf(agentId, sessionId), { agent_id: agentId, id: sessionId }]],
    ),
  );
  const [agents, sessions, holders, ofPairs, anywhere] = await Promise.all([
    findExistingAgents(agentIds),
    findExistingSessions([...pairs.values()]),
    findHolders(sessionIds, actor.agentIds, maxHolders),
    findDeletions([...pairs.values()]),
    findDeletionsAnywhere(alone, actor.agentIds),
  ]);
  const existingAgents = new Set(agents);
  const existingSessions = new Set(sessions.map(({ agent_id, id }) => keyOf(agent_id, id)));
  const holdersOf = new Map<string, string[]>(sessionIds.map((id) => [id, []]));
  for (const { agent_id, id } of holders) holdersOf.get(id)?.push(agent_id);
  const deletions = new Map([
    ...ofPairs.map((gone) => [keyOf(gone.agent_id, gone.id), gone] as const),
    ...anywhere.map((gone) => [keyOf(null, gone.id), gone] as const),
  ]);
  return {
    agentExists: (agentId) => existingAgents.has(agentId),
    sessionExists: (agentId, sessionId) => existingSessions.has(keyOf(agentId, sessionId)),
    holders: (sessionId) => holdersOf.get(sessionId) ?? [],
    deletion: (agentId, sessionId) => deletions.get(keyOf(agentId, sessionId)) ?? null,
  };
}

/**
 * Looks up the agents and sessions named by calls with these request ids, within the actor's agents, for lines that
 * hold no id of the desk. The returned function takes the request ids of one line and returns what their newest call
 * named, or null. A call without an agent, or on an agent outside the list, is treated as if it did not exist.
 */
export async function gatherCalls(
  actor: Actor,
  requestIds: readonly string[],
): Promise<(requestIds: readonly string[]) => NamedByCall | null> {
  const calls = await findCallTargets(unique(requestIds), actor.agentIds, maxCallsPerRequestId);
  const byId = new Map(calls.map((call) => [call.request_id, call]));
  return (ids) =>
    ids.reduce<NamedByCall | null>((newest, id) => {
      const call = byId.get(id) ?? null;
      return newest === null || (call !== null && call.number > newest.number) ? call : newest;
    }, null);
}

function keyOf(agentId: string | null, sessionId: string): string {
  return `${agentId ?? ''}/${sessionId}`;
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
