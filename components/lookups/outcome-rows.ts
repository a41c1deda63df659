import type { Outcome } from '#contract/lookups';
import type { PastedItem } from '#contract/pasted-lines';

/** How an outcome is shown beside its words. */
export type OutcomeLook = 'found' | 'elsewhere' | 'unknown' | 'deleted' | 'not_yours' | 'nothing';

/** One line of a pasted text with what it came to, as the table shows it. */
export type OutcomeRow = {
  line: number;
  /** the beginning of the line, in one line, without credentials */
  text: string;
  look: OutcomeLook;
  words: string;
  /** what is wrong with a half that could not be looked up, or by which request ID it was found */
  details: string[];
  /** `exists`: the desk said so, so a link leads there */
  agents: { id: string; exists: boolean }[];
  /** each place where the session is */
  sessions: { agent_id: string; session_id: string }[];
  /** the session as it was written, where it is nowhere */
  writtenSession: string | null;
  outcome: Outcome;
};

const mostCharacters = 80;
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

/** Takes the items of the text that was sent and their outcomes, in one order; gives the rows of the table. */
export function outcomeRows(items: readonly PastedItem[], outcomes: readonly Outcome[]): OutcomeRow[] {
  return outcomes.map((outcome, at) => outcomeRow(outcome, items[at]?.text ?? ''));
}

/** The row of one outcome, and the text that it is about. */
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

/** An outcome in words; of a deletion without its time. */
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

// Where an outcome has a kind of its own, its problem only repeats the words.
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

/** The beginning of a text in one line, cut at a whole character. */
function beginningOf(text: string): string {
  const line = text
    .slice(0, 20 * mostCharacters)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= mostCharacters ? line : `${characters.slice(0, mostCharacters).join('')}…`;
}

/** A suggestion as it is written: both halves, or the agent alone. */
export function writtenPair({ agent_id, session_id }: Outcome['did_you_mean'][number]): string {
  return session_id === null ? agent_id : `${agent_id} ${session_id}`;
}

/** The rows as a table for spreadsheets: tabs between cells, a heading first. */
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

/** A cell in one line. A spreadsheet would take some beginnings for a formula: those get an apostrophe, as in exports. */
function cell(text: string): string {
  const line = text.replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}
