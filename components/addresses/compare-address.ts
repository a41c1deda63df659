import { agentIdSchema, sessionIdSchema } from '#contract/ids';
import type { SessionKey } from './session-address';

type SideName = 'a' | 'b';

/** The two sessions in a comparison's URL, or one sentence for each side that is wrong. */
export type CompareAddress = { a: SessionKey; b: SessionKey } | { problems: string[]; named: SessionKey[] };

const maxQuoted = 80;

/** Parses the query of a comparison's URL: `a` and `b`, each an agent ID, a slash and a session ID. */
export function readCompareAddress(query: Readonly<Record<string, string | string[] | undefined>>): CompareAddress {
  const [a, b] = (['a', 'b'] as const).map((name) =>
    sideIn(name, Object.hasOwn(query, name) ? query[name] : undefined),
  );
  if (typeof a === 'object' && typeof b === 'object') return { a, b };
  const sides = [a, b];
  return {
    problems: sides.filter((side) => typeof side === 'string'),
    named: sides.filter((side) => typeof side === 'object'),
  };
}

function sideIn(name: SideName, given: string | string[] | undefined): SessionKey | string {
  if (given === undefined || given === '') return `No session is given after “${name}=”.`;
  if (typeof given !== 'string') return `More than one session is given after “${name}=”.`;
  const [agent_id = '', session_id, ...more] = given.split('/');
  const where = `“${name}=” is followed by ${quoted(given)}:`;
  if (session_id === undefined || more.length > 0) return `${where} expected two IDs with a slash between them.`;
  const wrong = agentIdSchema.safeParse(agent_id).error ?? sessionIdSchema.safeParse(session_id).error;
  return wrong === undefined ? { agent_id, session_id } : `${where} ${wrong.issues[0]?.message}.`;
}

function quoted(text: string): string {
  const characters = [...text];
  if (characters.length <= maxQuoted) return `“${text}”`;
  return `“${characters.slice(0, maxQuoted).join('')}…” (${characters.length} characters)`;
}
