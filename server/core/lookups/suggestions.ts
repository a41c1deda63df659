import type { Outcome } from '#contract/lookups';
import { reaches } from '#contract/permissions';
import { listSuggestions, maxSuggestions, type Suggestion } from '#contract/suggestions';
import type { Actor } from '#core/access/actor';
import { operation } from '#core/access/operation';
import { agentExists, reachableAgents } from '#core/agents/agents';
import { findSimilarAgents, findSimilarSessions, findSimilarSessionsAnywhere, sessionExists } from '#data/lookups';
import { similarIds } from './similar-ids';

type Suggestions = Outcome['did_you_mean'];

const most = 3;
// How many neighbours to read on each side. Together these limit the cost of one look-up, however much data there is.
const neighbours = { agents: 250, ofOneAgent: 250, ofEachAgent: 25, anywhere: 100 } as const;
const maxAgentsSearched = 20;

/**
 * Suggests agents of the actor with ids similar to this one; with the session, if it exists under them. An id that
 * exists exactly (a guess built from look-alike letters) is the only suggestion.
 */
export async function suggestAgents(actor: Actor, agentId: string, sessionId: string | null): Promise<Suggestions> {
  if (reaches(actor, agentId) && (await agentExists(agentId))) return [await paired(agentId, sessionId)];
  const near = await findSimilarAgents(agentId, reachableAgents(actor), neighbours.agents);
  return Promise.all(similarIds(agentId, near, most).map(({ id }) => paired(id, sessionId)));
}

/** Suggests sessions with ids similar to this one, of this agent or (null) of any of the actor's agents. */
export async function suggestSessions(actor: Actor, agentId: string | null, sessionId: string): Promise<Suggestions> {
  if (agentId !== null && (await sessionExists(agentId, sessionId)))
    return [{ agent_id: agentId, session_id: sessionId }];
  const found = await neighbourSessions(actor, agentId, sessionId);
  const exact = found.filter(({ id }) => id === sessionId);
  const near = exact.length > 0 ? exact.slice(0, most) : similarIds(sessionId, found, most);
  return near.map(({ agent_id, id }) => ({ agent_id, session_id: id }));
}

/**
 * Suggests ids of the actor's agents, or of their sessions, that start with the given text; if none do, similar ones.
 * An agent outside the actor's list has no suggestions, like one that does not exist. Only ids are returned, so nothing
 * is recorded but the call. Throws `forbidden`.
 */
export const list = operation(listSuggestions, async (actor, input) => {
  const { beginning, agent_id = null } = input.query;
  const found: (Suggestion & { id: string })[] = beginning.startsWith('agt_')
    ? (await findSimilarAgents(beginning, reachableAgents(actor), neighbours.agents)).map(({ id }) => ({
        agent_id: id,
        session_id: null,
        id,
      }))
    : (await sessionsNear(actor, agent_id, beginning)).map(({ agent_id, id }) => ({ agent_id, session_id: id, id }));
  const begin = found
    .filter(({ id }) => id.startsWith(beginning))
    .sort((a, b) => order(a.id, b.id) || order(a.agent_id, b.agent_id))
    .slice(0, maxSuggestions);
  const shown = begin.length > 0 ? begin : similarIds(beginning, found, most);
  return {
    suggestions: shown.map(({ agent_id, session_id }) => ({ agent_id, session_id })),
    begin_so: begin.length > 0,
  };
});

async function sessionsNear(actor: Actor, agentId: string | null, beginning: string) {
  return agentId !== null && !reaches(actor, agentId) ? [] : neighbourSessions(actor, agentId, beginning);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function neighbourSessions(actor: Actor, agentId: string | null, sessionId: string) {
  if (agentId !== null) return findSimilarSessions([agentId], sessionId, neighbours.ofOneAgent);
  if (actor.agentIds === null) return findSimilarSessionsAnywhere(sessionId, neighbours.anywhere);
  return findSimilarSessions(actor.agentIds.slice(0, maxAgentsSearched), sessionId, neighbours.ofEachAgent);
}

async function paired(agentId: string, sessionId: string | null): Promise<Suggestions[number]> {
  const isThere = sessionId !== null && (await sessionExists(agentId, sessionId));
  return { agent_id: agentId, session_id: isThere ? sessionId : null };
}
