import type { Agent } from '#contract/agents';
import { describeFailure } from '#hooks/failures';

type AgentOption = { value: string; label: string };

/**
 * Takes the loaded agents (undefined: none yet) and the chosen IDs. Returns the options of a field. IDs that are not
 * among the agents, for example because the agent was deleted, come first, so that they stay chosen.
 */
export function agentOptions(agents: readonly Agent[] | undefined, chosen: readonly string[]): AgentOption[] {
  const known = (agents ?? []).map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} · ${id}` }));
  const others = chosen.filter((id) => !known.some(({ value }) => value === id));
  return [...others.map((id) => ({ value: id, label: id })), ...known];
}

/** Returns the error text below a field whose agents could not be loaded. */
export function agentsUnread(error: unknown): string {
  return `The agents could not be loaded. ${describeFailure(error).messages.join(' ')}`;
}
