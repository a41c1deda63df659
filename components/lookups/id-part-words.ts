import type { Outcome } from '#contract/lookups';
import type { Recognised } from '#contract/pasted-text/pasted-text';

/** What is known about one of the two pasted IDs. */
export type IdPartState = {
  kind: 'agent' | 'session';
  id: string | null;
  /** seen: has the right form, but was not looked up yet */
  state: 'seen' | 'right' | 'wrong' | 'missing';
  words: string;
};

/** Returns the state of both IDs before the look-up, from what the browser recognises in the text. */
export function idPartsBefore(seen: Recognised): IdPartState[] {
  const idParts: IdPartState[] = [];
  if (seen.agentProblem !== null) idParts.push({ kind: 'agent', id: null, state: 'wrong', words: seen.agentProblem });
  else if (seen.agentId !== null) idParts.push({ kind: 'agent', id: seen.agentId, state: 'seen', words: 'agent ID' });
  else if (seen.sessionId !== null) {
    idParts.push({ kind: 'agent', id: null, state: 'missing', words: 'No agent ID: searching all your agents.' });
  }
  if (seen.sessionProblem !== null) {
    idParts.push({ kind: 'session', id: null, state: 'wrong', words: seen.sessionProblem });
  } else if (seen.sessionId !== null) {
    idParts.push({ kind: 'session', id: seen.sessionId, state: 'seen', words: 'session ID' });
  } else if (seen.agentId !== null)
    idParts.push({ kind: 'session', id: null, state: 'missing', words: 'No session ID yet.' });
  return idParts;
}

/** Returns the state of both IDs after the look-up. */
export function idPartsAfter(found: Outcome): IdPartState[] {
  const idParts: IdPartState[] = [];
  const { agent_id, session_id, agent_problem, session_problem } = found;
  if (agent_problem !== null) idParts.push({ kind: 'agent', id: agent_id, state: 'wrong', words: agent_problem });
  else if (agent_id !== null)
    idParts.push({
      kind: 'agent',
      id: agent_id,
      state: 'right',
      words: found.outcome === 'deleted' ? 'agent ID' : 'agent found',
    });
  if (session_problem !== null) {
    idParts.push({ kind: 'session', id: session_id, state: 'wrong', words: session_problem });
  } else if (session_id !== null) idParts.push(sessionPart(session_id, found));
  return idParts;
}

function sessionPart(id: string, found: Outcome): IdPartState {
  const isFound = found.agent_ids.length > 0;
  if (isFound) return { kind: 'session', id, state: 'right', words: 'session found' };
  return { kind: 'session', id, state: 'seen', words: 'not looked up' };
}
