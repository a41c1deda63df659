import type { Agent } from '#contract/agents';
import { describeFailure } from '#hooks/failures';

type AgentOption = { value: string; label: string };

/**
 * Takes the agents that could be read (undefined: none yet) and the IDs that are chosen; gives what a field offers. An
 * ID that is not among the agents, for instance of one deleted meanwhile, comes first: it stays chosen.
 */
export function agentOptions(agents: readonly Agent[] | undefined, chosen: readonly string[]): AgentOption[] {
  const known = (agents ?? []).map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} · ${id}` }));
  const others = chosen.filter((id) => !known.some(({ value }) => value === id));
  return [...others.map((id) => ({ value: id, label: id })), ...known];
}

/** Takes why the agents could not be read; gives the words for it below a field. */
export function agentsUnread(error: unknown): string {
  return `The agents could not be loaded. ${describeFailure(error).messages.join(' ')}`;
}
