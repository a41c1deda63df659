import type { Agent } from '#contract/agents';
import { idProblems, isId, longestId } from '#contract/id-forms';
import type { Failure } from '#hooks/failures';
import type { AgentChange } from '#hooks/use-agents';
import { fieldWords } from '../problems/field-words';
import { badFields } from '../problems/refused-fields';

/** What is typed for an agent. Without an ID the desk makes one. */
export type AgentDraft = { id: string; name: string; description: string };

const fields = ['id', 'name', 'description'] as const;

/** What is wrong, by the field that it is about. */
export type AgentProblems = Partial<Record<(typeof fields)[number], string>>;

/** What a new agent begins with. */
export const emptyDraft: AgentDraft = { id: '', name: '', description: '' };

/** Takes an agent; gives what a form begins with. */
export function draftOf({ id, name, description }: Agent): AgentDraft {
  return { id, name, description: description ?? '' };
}

/** Takes what was typed as an ID; gives what is wrong with it, in the contract's words. Nothing is right: one is made. */
export function idProblem(typed: string): string | undefined {
  const id = typed.trim();
  if (id === '' || isId('agent', id)) return undefined;
  return fieldWords(id.length > longestId ? idProblems.longAgent : idProblems.agent);
}

/** Takes a draft; gives what is wrong with it before anybody is asked, or null. */
export function problemsOf({ id, name }: AgentDraft): AgentProblems | null {
  const wrongId = idProblem(id);
  const problems = {
    ...(wrongId === undefined ? {} : { id: wrongId }),
    ...(name.trim() === '' ? { name: 'Enter a name.' } : {}),
  };
  return Object.keys(problems).length === 0 ? null : problems;
}

/** Takes a draft; gives the new agent that it stands for, as the API takes it. */
export function newAgentOf(draft: AgentDraft) {
  const id = draft.id.trim();
  return { ...(id === '' ? {} : { id }), ...textsOf(draft) };
}

/** Takes an agent and a draft; gives what the draft changes of the agent, and nothing else. */
export function changeOf(agent: Agent, draft: AgentDraft): AgentChange {
  const { name, description } = textsOf(draft);
  return {
    ...(name === agent.name ? {} : { name }),
    ...(description === agent.description ? {} : { description }),
  };
}

/** Takes two states of an agent; gives what differs now, in words: which field, and what it holds. */
export function differencesOf(before: Agent, now: Agent): (readonly [string, string])[] {
  return [
    ...(before.name === now.name ? [] : [['the name', now.name] as const]),
    ...(before.description === now.description ? [] : [['the description', now.description ?? 'none'] as const]),
    ...(before.enabled === now.enabled ? [] : [['the status', now.enabled ? 'enabled' : 'disabled'] as const]),
  ];
}

/**
 * Takes a refusal of a new agent, or of a change; gives the API's words by the field that they are about, or null where
 * they are about none: then they stand for the form as a whole.
 */
export function refusedFields(failure: Failure): AgentProblems | null {
  const { code, messages } = failure;
  if (code === 'conflict' && messages.some((words) => words.startsWith('There is already'))) {
    return { id: messages.join(' ') };
  }
  return badFields(failure, fields);
}

/** Takes what was not done, and why; gives it with what that means where the agent is gone, or is about to be. */
export function unchangedWords(what: string, { code }: Pick<Failure, 'code'>): string {
  if (code === 'agent_not_found') return `${what}: someone deleted this agent`;
  if (code === 'conflict')
    return `${what}: this agent is being deleted. If the deletion was interrupted, delete the agent again`;
  return what;
}

/** A description that holds nothing is none. */
function textsOf({ name, description }: AgentDraft) {
  return { name: name.trim(), description: description.trim() === '' ? null : description };
}
