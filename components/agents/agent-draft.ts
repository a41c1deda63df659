import type { Agent } from '#contract/agents';
import { idProblems, isId, maxIdLength } from '#contract/id-forms';
import type { Failure } from '#hooks/failures';
import type { AgentChange } from '#hooks/use-agents';
import { fieldWords } from '../problems/field-words';
import { badFields } from '../problems/refused-fields';

/** The form's input for an agent. If the ID is empty, the desk generates one. */
export type AgentDraft = { id: string; name: string; description: string };

const fields = ['id', 'name', 'description'] as const;

/** Problems, by field. */
export type AgentProblems = Partial<Record<(typeof fields)[number], string>>;

/** The initial input for a new agent. */
export const emptyDraft: AgentDraft = { id: '', name: '', description: '' };

/** Returns the initial form input for an existing agent. */
export function draftOf({ id, name, description }: Agent): AgentDraft {
  return { id, name, description: description ?? '' };
}

/** Returns what is wrong with a typed ID, in the contract's words. Empty is valid: the desk generates an ID. */
export function idProblem(typed: string): string | undefined {
  const id = typed.trim();
  if (id === '' || isId('agent', id)) return undefined;
  return fieldWords(id.length > maxIdLength ? idProblems.longAgent : idProblems.agent);
}

/** Validates a draft in the browser. Returns its problems, or null. */
export function problemsOf({ id, name }: AgentDraft): AgentProblems | null {
  const wrongId = idProblem(id);
  const problems = {
    ...(wrongId === undefined ? {} : { id: wrongId }),
    ...(name.trim() === '' ? { name: 'Enter a name.' } : {}),
  };
  return Object.keys(problems).length === 0 ? null : problems;
}

/** Converts a draft to the API's input for a new agent. */
export function newAgentOf(draft: AgentDraft) {
  const id = draft.id.trim();
  return { ...(id === '' ? {} : { id }), ...textsOf(draft) };
}

/** Returns only the fields in which the draft differs from the agent. */
export function changeOf(agent: Agent, draft: AgentDraft): AgentChange {
  const { name, description } = textsOf(draft);
  return {
    ...(name === agent.name ? {} : { name }),
    ...(description === agent.description ? {} : { description }),
  };
}

/** Compares two states of an agent. Returns each changed field, in words, with its new value. */
export function differencesOf(before: Agent, now: Agent): (readonly [string, string])[] {
  return [
    ...(before.name === now.name ? [] : [['the name', now.name] as const]),
    ...(before.description === now.description ? [] : [['the description', now.description ?? 'none'] as const]),
    ...(before.enabled === now.enabled ? [] : [['the status', now.enabled ? 'enabled' : 'disabled'] as const]),
  ];
}

/**
 * Takes the failure of a create or update. Returns the API's words by field, or null if they are about no field: then
 * they apply to the form as a whole.
 */
export function refusedFields(failure: Failure): AgentProblems | null {
  const { code, messages } = failure;
  if (code === 'conflict' && messages.some((words) => words.startsWith('There is already'))) {
    return { id: messages.join(' ') };
  }
  return badFields(failure, fields);
}

/** Takes what was not done, and why. Adds an explanation if the agent is deleted or being deleted. */
export function unchangedWords(what: string, { code }: Pick<Failure, 'code'>): string {
  if (code === 'agent_not_found') return `${what}: someone deleted this agent`;
  if (code === 'conflict')
    return `${what}: this agent is being deleted. If the deletion was interrupted, delete the agent again`;
  return what;
}

/** A blank description is stored as none. */
function textsOf({ name, description }: AgentDraft) {
  return { name: name.trim(), description: description.trim() === '' ? null : description };
}
