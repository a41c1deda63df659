import { idProblems, isId, maxIdLength } from '#contract/id-forms';
import { momentOf, momentProblem } from '#contract/moments';

/** The path of the audit log. */
const auditPath = '/audit';

/** The kinds of actors, as the filter and the API name them. */
export const actorKinds = ['person', 'api_key', 'share_link', 'nobody', 'system'] as const;

export const outcomes = ['ok', 'refused'] as const;

/** The filters of the audit log, as in its URL. An exact value is never among them. */
export type AuditPlace = {
  actor_id?: string | undefined;
  actor_kind?: (typeof actorKinds)[number] | undefined;
  action?: string | undefined;
  outcome?: (typeof outcomes)[number] | undefined;
  agent_id?: string | undefined;
  session_id?: string | undefined;
  request_id?: string | undefined;
  after?: string | undefined;
  before?: string | undefined;
};

export type AuditFilterName = keyof AuditPlace;

/** An invalid part of the URL: its name, and what is wrong with it. */
export type AuditAddressProblem = { name: string; problem: string };

type Rule = (text: string) => string | null;

const form =
  (pattern: RegExp, problem: string): Rule =>
  (text) =>
    pattern.test(text) ? null : problem;
const oneOf =
  (names: readonly string[]): Rule =>
  (text) =>
    names.includes(text) ? null : `must be one of ${names.join(', ')}`;
const moment: Rule = (text) => (momentOf(text) === null ? momentProblem : null);

/** The contract's rules without its schemas, in the order of the URL's parameters. */
const rules: Record<AuditFilterName, Rule> = {
  actor_id: form(/^[0-9A-Za-z_-]{1,255}$/, 'must be the ID of a person or an API key'),
  actor_kind: oneOf(actorKinds),
  action: form(/^[a-z_]{1,40}\.[a-z_]{1,40}$/, 'must be noun.verb, such as session.read'),
  outcome: oneOf(outcomes),
  agent_id: (text) =>
    isId('agent', text) ? null : text.length > maxIdLength ? idProblems.longAgent : idProblems.agent,
  session_id: (text) =>
    isId('session', text) ? null : text.length > maxIdLength ? idProblems.longSession : idProblems.session,
  request_id: form(/^[A-Za-z0-9_.-]{8,128}$/, 'a request_id has 8 to 128 letters, digits, _, . or -'),
  after: moment,
  before: moment,
};

const names = Object.keys(rules) as AuditFilterName[];

/**
 * Takes the query of the audit log's URL. Returns its filters and its problems. Unknown parameters are ignored, as on
 * any page.
 */
export function readAuditAddress(query: URLSearchParams): { place: AuditPlace; problems: AuditAddressProblem[] } {
  const found: Record<string, string> = {};
  const problems: AuditAddressProblem[] = [];
  for (const name of names) {
    const [value, ...more] = query.getAll(name);
    if (value === undefined) continue;
    const problem = more.length > 0 ? 'appears twice' : rules[name](value);
    if (problem === null) found[name] = value;
    else problems.push({ name, problem });
  }
  if (query.has('session_id') && !query.has('agent_id')) {
    problems.push({
      name: 'session_id',
      problem: 'needs an agent, since several agents can have a session with the same ID',
    });
  }
  if (query.has('match')) problems.push({ name: 'match', problem: 'a link can’t contain an exact value' });
  return { place: found as AuditPlace, problems };
}

/** Returns the query of the URL with these filters. */
export function writeAuditQuery(place: { [Name in AuditFilterName]?: string | undefined }): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = place[name];
    if (value !== undefined && value !== '') query.set(name, value);
  }
  return query;
}

/** Returns the URL of the audit log with these filters. */
export function auditAddress(place: AuditPlace): string {
  return addressOf(writeAuditQuery(place));
}

/** Takes the query of a URL. Returns the URL of the audit log without the named parameters. */
export function withoutAuditParts(query: URLSearchParams, left: readonly string[]): string {
  return addressOf(new URLSearchParams([...query].filter(([name]) => !left.includes(name))));
}

/** Whether the time range ends at or before its start; the end is exclusive. */
export function isBackwards({ after, before }: AuditPlace): boolean {
  return after !== undefined && before !== undefined && Date.parse(after) >= Date.parse(before);
}

function addressOf(query: URLSearchParams): string {
  return query.size === 0 ? auditPath : `${auditPath}?${query}`;
}
