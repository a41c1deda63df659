import type { Outcome } from '#contract/lookups';
import type { PastedItem } from '#contract/pasted-text/lines';

/** The icon and colour of an outcome. */
export type OutcomeLook = 'found' | 'elsewhere' | 'unknown' | 'deleted' | 'not_yours' | 'nothing';

/** One line of a pasted text with its outcome, as the table shows it. */
export type OutcomeRow = {
  line: number;
  /** the start of the line, on one line, without credentials */
  text: string;
  look: OutcomeLook;
  words: string;
  /** what is wrong with an ID that could not be looked up, or the request ID that led to the result */
  details: string[];
  /** `exists`: the desk confirmed it, so it is a link */
  agents: { id: string; exists: boolean }[];
  /** every session with this ID */
  sessions: { agent_id: string; session_id: string }[];
  /** the pasted session ID, if there is no such session */
  writtenSession: string | null;
  outcome: Outcome;
};

const maxCharacters = 80;
const tellsAgent: Outcome['outcome'][] = ['agent_found', 'session_not_found', 'exists_under_another_agent'];
const looks: Record<Outcome['outcome'], OutcomeLook> = {
  found: 'found',
  found_under_several_agents: 'found',
  agent_found: 'found',
  agent_not_found: 'unknown',
  session_not_found: 'unknown',
  exists_under_another_agent: 'elsewhere',
  deleted: 'deleted',
  not_yours_to_see: 'not_yours',
  nothing_recognised: 'nothing',
};

/** Takes the items that were sent and their outcomes, in the same order. Returns the rows of the table. */
export function outcomeRows(items: readonly PastedItem[], outcomes: readonly Outcome[]): OutcomeRow[] {
  return outcomes.map((outcome, at) => outcomeRow(outcome, items[at]?.text ?? ''));
}

/** Returns the row of one outcome and its text. */
export function outcomeRow(outcome: Outcome, text: string): OutcomeRow {
  const { agent_id, session_id, agent_ids } = outcome;
  const sessions = session_id === null ? [] : agent_ids.map((id) => ({ agent_id: id, session_id }));
  const held = agent_ids.map((id) => ({ id, exists: true }));
  const written = agent_id === null ? [] : [{ id: agent_id, exists: tellsAgent.includes(outcome.outcome) }];
  return {
    line: outcome.line,
    text: beginningOf(text),
    look: looks[outcome.outcome],
    words: wordsOf(outcome),
    details: detailsOf(outcome),
    agents: held.length > 0 ? held : written,
    sessions,
    writtenSession: sessions.length === 0 ? session_id : null,
    outcome,
  };
}

/** An outcome in words. For a deletion, without its time. */
function wordsOf({ outcome, agent_id, session_id, agent_ids, deleted_by }: Outcome): string {
  switch (outcome) {
    case 'found':
      return 'Found';
    case 'found_under_several_agents':
      return `Found under ${agent_ids.length} agents`;
    case 'agent_found':
      return 'Agent found, no session ID in this line';
    case 'agent_not_found':
      return agent_ids.length > 0 ? 'Wrong agent. Found under another' : 'No such agent';
    case 'session_not_found':
      return agent_id === null ? 'No such session in your agents' : 'No such session in this agent';
    case 'exists_under_another_agent':
      return agent_ids.length > 1 ? 'Found under other agents' : 'Found under another agent';
    case 'deleted':
      return `Deleted by ${deleted_by}${agent_ids.length > 0 && session_id !== null ? '; another session with this ID exists' : ''}`;
    case 'not_yours_to_see':
      return 'No access';
    case 'nothing_recognised':
      return 'No ID found';
  }
}

// For specific outcomes, the problem would only repeat the words.
function detailsOf({ outcome, agent_id, session_id, agent_problem, session_problem, request_id }: Outcome): string[] {
  const isOwnKind = outcome !== 'nothing_recognised' && outcome !== 'agent_found';
  const problems = [
    isOwnKind && agent_id !== null ? null : agent_problem,
    isOwnKind && session_id !== null ? null : session_problem,
  ];
  return [...problems, request_id === null ? null : `Found by request ID ${request_id}`].filter(
    (each) => each !== null,
  );
}

/** The start of a text on one line, cut between whole characters. */
function beginningOf(text: string): string {
  const line = text
    .slice(0, 20 * maxCharacters)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= maxCharacters ? line : `${characters.slice(0, maxCharacters).join('')}…`;
}

/** A suggestion as text: both IDs, or only the agent's. */
export function writtenPair({ agent_id, session_id }: Outcome['did_you_mean'][number]): string {
  return session_id === null ? agent_id : `${agent_id} ${session_id}`;
}

/** The rows as a table for spreadsheets: tab-separated, with a heading. */
export function asTsv(rows: readonly OutcomeRow[]): string {
  const heading = ['Line', 'Text', 'Outcome', 'Agent', 'Session', 'Did you mean'];
  const table = rows.map(({ line, text, words, details, agents, sessions, writtenSession, outcome }) => [
    String(line),
    text,
    [outcome.deleted_at === null ? words : `${words} on ${outcome.deleted_at}`, ...details].join('. '),
    agents.map(({ id }) => id).join(', '),
    sessions[0]?.session_id ?? writtenSession ?? '',
    outcome.did_you_mean.map(writtenPair).join(', '),
  ]);
  return [heading, ...table].map((row) => row.map(cell).join('\t')).join('\n');
}

/** A cell on one line. Text that a spreadsheet would take for a formula gets an apostrophe, as in exports. */
function cell(text: string): string {
  const line = text.replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}
