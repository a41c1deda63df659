import type { EndpointAnswer, EndpointInput } from '#contract/endpoint';
import type { createLookup, Outcome } from '#contract/lookups';
import { withoutCredentials } from '#contract/pasted-credentials';
import { type Recognised, recognise } from '#contract/pasted-text';
import { reaches } from '#contract/permissions';
import { findHolders, sessionExists } from '#data/lookups';
import { requireAccess } from './access';
import type { Actor, Call } from './actor';
import { agentExists, reachableAgents } from './agents';
import { recordAuditNow } from './audit';
import { suggestAgents, suggestSessions } from './suggestions';

const mostHolders = 20;

const words = {
  notYours: 'This agent is not on your list of agents.',
  noAgent: 'There is no such agent.',
  noSession: 'There is no such session under this agent.',
  noSessionAnywhere: 'There is no such session under any of your agents.',
  elsewhere: 'There is no such session under this agent, but under another.',
  elsewhereSeveral: 'There is no such session under this agent, but under others.',
} as const;

/**
 * Finds what a pasted text names, and says which half is wrong. Looks only inside the actor's agents; an agent outside
 * of them is *not yours to see* before anything is looked up. The text is neither kept nor recorded: the record holds
 * the ids that were found. Throws `forbidden`, `unavailable`.
 */
export async function create(
  actor: Actor,
  input: EndpointInput<typeof createLookup>,
  call: Call,
): Promise<EndpointAnswer<typeof createLookup>> {
  requireAccess(actor, 'sessions:read');
  const { text, heldCredential } = withoutCredentials(input.body.text);
  const outcome = await outcomeOf(actor, recognise(text));
  await record(actor, outcome, heldCredential, call);
  return { outcomes: [outcome], held_credential: heldCredential };
}

/** The actor's agents that hold a session with this id, sorted, at most 20. */
export function agentsHolding(actor: Actor, sessionId: string): Promise<string[]> {
  return findHolders(sessionId, reachableAgents(actor), mostHolders);
}

async function outcomeOf(actor: Actor, seen: Recognised): Promise<Outcome> {
  const { agentId, sessionId } = seen;
  if (agentId !== null && !reaches(actor, agentId)) {
    return answer('not_yours_to_see', seen, { agent_problem: words.notYours });
  }
  if (agentId !== null) {
    if (sessionId !== null && (await sessionExists(agentId, sessionId))) {
      return answer('found', seen, { agent_ids: [agentId] });
    }
    return (await agentExists(agentId)) ? underAgent(actor, agentId, seen) : withoutAgent(actor, agentId, seen);
  }
  if (sessionId !== null) return sessionAlone(actor, sessionId, seen);
  const guesses = seen.agentGuess === null ? [] : await suggestAgents(actor, seen.agentGuess, seen.sessionGuess);
  const suggestions =
    guesses.length === 0 && seen.sessionGuess !== null
      ? await suggestSessions(actor, null, seen.sessionGuess)
      : guesses;
  return answer('nothing_recognised', seen, { did_you_mean: suggestions });
}

async function underAgent(actor: Actor, agentId: string, seen: Recognised): Promise<Outcome> {
  if (seen.sessionId === null) {
    const did_you_mean = seen.sessionGuess === null ? [] : await suggestSessions(actor, agentId, seen.sessionGuess);
    return answer('agent_found', seen, { did_you_mean });
  }
  const holders = await agentsHolding(actor, seen.sessionId);
  if (holders.length > 0) {
    const session_problem = holders.length > 1 ? words.elsewhereSeveral : words.elsewhere;
    return answer('exists_under_another_agent', seen, { agent_ids: holders, session_problem });
  }
  const did_you_mean = await suggestSessions(actor, agentId, seen.sessionId);
  return answer('session_not_found', seen, { session_problem: words.noSession, did_you_mean });
}

async function withoutAgent(actor: Actor, agentId: string, seen: Recognised): Promise<Outcome> {
  const holders = seen.sessionId === null ? [] : await agentsHolding(actor, seen.sessionId);
  const isUnknown = seen.sessionId !== null && holders.length === 0;
  const problems = { agent_problem: words.noAgent, session_problem: isUnknown ? words.noSessionAnywhere : null };
  const did_you_mean =
    holders.length > 0 ? [] : await suggestAgents(actor, agentId, seen.sessionId ?? seen.sessionGuess);
  return answer('agent_not_found', seen, { agent_ids: holders, ...problems, did_you_mean });
}

async function sessionAlone(actor: Actor, sessionId: string, seen: Recognised): Promise<Outcome> {
  const holders = await agentsHolding(actor, sessionId);
  const [only] = holders;
  if (only === undefined) {
    const did_you_mean = await suggestSessions(actor, null, sessionId);
    return answer('session_not_found', seen, { session_problem: words.noSessionAnywhere, did_you_mean });
  }
  // An agent was written, but in a wrong form: where the session is found is then for the person to judge.
  if (seen.agentProblem !== null) return answer('exists_under_another_agent', seen, { agent_ids: holders });
  if (holders.length > 1) return answer('found_under_several_agents', seen, { agent_ids: holders });
  return answer('found', { ...seen, agentId: only }, { agent_ids: holders });
}

function answer(outcome: Outcome['outcome'], seen: Recognised, more: Partial<Outcome>): Outcome {
  return {
    outcome,
    agent_id: seen.agentId,
    session_id: seen.sessionId,
    agent_ids: more.agent_ids ?? [],
    did_you_mean: more.did_you_mean ?? [],
    agent_problem: seen.agentProblem ?? more.agent_problem ?? null,
    session_problem: seen.sessionProblem ?? more.session_problem ?? null,
  };
}

/** One event with the ids that exist and were told to the actor; what was written and does not exist stays out. */
async function record(actor: Actor, outcome: Outcome, heldCredential: boolean, call: Call): Promise<void> {
  const isFound = outcome.outcome === 'found';
  const agentExists =
    isFound || ['agent_found', 'session_not_found', 'exists_under_another_agent'].includes(outcome.outcome);
  const agentId = agentExists ? (outcome.agent_id ?? undefined) : undefined;
  const sessionId = outcome.agent_ids.length > 0 ? (outcome.session_id ?? undefined) : undefined;
  await recordAuditNow({
    action: 'lookup.create',
    outcome: outcome.outcome === 'not_yours_to_see' ? 'refused' : 'ok',
    actor,
    ...(agentId === undefined ? {} : { agentId }),
    ...(sessionId === undefined ? {} : { sessionId }),
    details: {
      outcome: outcome.outcome,
      agent_ids: outcome.agent_ids,
      suggested: outcome.did_you_mean.map(({ agent_id, session_id }) =>
        [agent_id, session_id].filter(Boolean).join('/'),
      ),
      held_credential: heldCredential,
    },
    call,
  });
}
