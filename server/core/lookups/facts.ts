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

/** Of one session id so many agents are told. */
export const maxHolders = 20;
const maxCallsPerRequestId = 100;

/** What the database says of everything that a text names, inside the actor's agents. */
export type Facts = {
  agentExists(agentId: string): boolean;
  sessionExists(agentId: string, sessionId: string): boolean;
  /** the actor's agents that hold the session, sorted, at most 20 */
  holders(sessionId: string): string[];
  /** the last deletion of the session under the agent or, of a session id alone (null), under any of the actor's */
  deletion(agentId: string | null, sessionId: string): Deletion | null;
};

/**
 * Asks for everything that the items of a text name, in five questions however many items there are. Agents outside of
 * the actor's list are not asked for.
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
 * What calls on the actor's agents named, by the request ids that lines without any ID of ours may hold. Of several ids
 * the newest call counts. A call that named no agent, or one outside of the list, is as one that never was.
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
