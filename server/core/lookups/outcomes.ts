import type { Outcome } from '#contract/lookups';
import type { Recognised } from '#contract/pasted-text/pasted-text';
import { reaches } from '#contract/permissions';
import { formatTime } from '#contract/times';
import type { Actor } from '#core/access/actor';
import type { Deletion } from '#data/lookups';
import type { Facts } from './facts';
import { suggestAgents, suggestSessions } from './suggestions';

/** An item of a pasted text: its line, what it names, and the request id it was found by, if any. */
export type Item = { line: number; seen: Recognised; requestId: string | null };

const words = {
  notYours: 'This agent is not on your list of agents.',
  noAgent: 'There is no such agent.',
  noSession: 'There is no such session under this agent.',
  noSessionAnywhere: 'There is no such session under any of your agents.',
  elsewhere: 'There is no such session under this agent, but under another.',
  elsewhereSeveral: 'There is no such session under this agent, but under others.',
  deleted: 'This session was deleted.',
} as const;

/**
 * Determines the outcome for one item, and which part of it is wrong. An agent outside the actor's list is *not yours
 * to see* before anything else is checked.
 */
export async function outcomeOf(actor: Actor, item: Item, facts: Facts): Promise<Outcome> {
  const { agentId, sessionId } = item.seen;
  if (agentId !== null && !reaches(actor, agentId)) {
    return answer('not_yours_to_see', item, { agent_problem: words.notYours });
  }
  if (agentId !== null) {
    if (sessionId !== null && facts.sessionExists(agentId, sessionId)) {
      return answer('found', item, { agent_ids: [agentId] });
    }
    const deletion = sessionId === null ? null : facts.deletion(agentId, sessionId);
    if (deletion !== null) return deleted(item, deletion, facts);
    return facts.agentExists(agentId)
      ? underAgent(actor, agentId, item, facts)
      : withoutAgent(actor, agentId, item, facts);
  }
  if (sessionId !== null) return sessionAlone(actor, sessionId, item, facts);
  return nothingNamed(actor, item);
}

function deleted(item: Item, deletion: Deletion, facts: Facts): Outcome {
  return answer('deleted', item, {
    agent_id: deletion.agent_id,
    agent_ids: facts.holders(deletion.id),
    session_problem: words.deleted,
    deleted_at: formatTime(deletion.deleted_at),
    deleted_by: deletion.actor_label,
  });
}

async function underAgent(actor: Actor, agentId: string, item: Item, facts: Facts): Promise<Outcome> {
  const { sessionId, sessionGuess } = item.seen;
  if (sessionId === null) {
    const did_you_mean = sessionGuess === null ? [] : await suggestSessions(actor, agentId, sessionGuess);
    return answer('agent_found', item, { did_you_mean });
  }
  const holders = facts.holders(sessionId);
  if (holders.length > 0) {
    const session_problem = holders.length > 1 ? words.elsewhereSeveral : words.elsewhere;
    return answer('exists_under_another_agent', item, { agent_ids: holders, session_problem });
  }
  const did_you_mean = await suggestSessions(actor, agentId, sessionId);
  return answer('session_not_found', item, { session_problem: words.noSession, did_you_mean });
}

async function withoutAgent(actor: Actor, agentId: string, item: Item, facts: Facts): Promise<Outcome> {
  const { sessionId, sessionGuess } = item.seen;
  const holders = sessionId === null ? [] : facts.holders(sessionId);
  const isUnknown = sessionId !== null && holders.length === 0;
  const problems = { agent_problem: words.noAgent, session_problem: isUnknown ? words.noSessionAnywhere : null };
  const did_you_mean = holders.length > 0 ? [] : await suggestAgents(actor, agentId, sessionId ?? sessionGuess);
  return answer('agent_not_found', item, { agent_ids: holders, ...problems, did_you_mean });
}

async function sessionAlone(actor: Actor, sessionId: string, item: Item, facts: Facts): Promise<Outcome> {
  const holders = facts.holders(sessionId);
  const [only] = holders;
  if (only === undefined) {
    const deletion = facts.deletion(null, sessionId);
    if (deletion !== null) return deleted(item, deletion, facts);
    const did_you_mean = await suggestSessions(actor, null, sessionId);
    return answer('session_not_found', item, { session_problem: words.noSessionAnywhere, did_you_mean });
  }
  // An agent was given but malformed, so the person must judge whether the session found is the right one.
  if (item.seen.agentProblem !== null) return answer('exists_under_another_agent', item, { agent_ids: holders });
  if (holders.length > 1) return answer('found_under_several_agents', item, { agent_ids: holders });
  return answer('found', item, { agent_id: only, agent_ids: holders });
}

async function nothingNamed(actor: Actor, item: Item): Promise<Outcome> {
  const { agentGuess, sessionGuess } = item.seen;
  const guesses = agentGuess === null ? [] : await suggestAgents(actor, agentGuess, sessionGuess);
  const did_you_mean =
    guesses.length === 0 && sessionGuess !== null ? await suggestSessions(actor, null, sessionGuess) : guesses;
  return answer('nothing_recognised', item, { did_you_mean });
}

function answer(outcome: Outcome['outcome'], { line, seen, requestId }: Item, more: Partial<Outcome>): Outcome {
  return {
    line,
    outcome,
    agent_id: more.agent_id ?? seen.agentId,
    session_id: seen.sessionId,
    agent_ids: more.agent_ids ?? [],
    did_you_mean: more.did_you_mean ?? [],
    agent_problem: seen.agentProblem ?? more.agent_problem ?? null,
    session_problem: seen.sessionProblem ?? more.session_problem ?? null,
    request_id: requestId,
    deleted_at: more.deleted_at ?? null,
    deleted_by: more.deleted_by ?? null,
  };
}
