import { idProblems, isId, longestId } from '#contract/id-forms';
import {
  directionProblem,
  directions,
  emptyProblem,
  longExpressionProblem,
  longestExpression,
  longestPageKey,
  longPageKeyProblem,
  orderColumns,
  orderProblem,
  searchTextProblem,
  statusProblem,
} from '#contract/list-rules';
import { momentOf, momentProblem } from '#contract/moments';
import type { ViewFilters } from '#contract/views';

const listPath = '/sessions';

/** Returns what is wrong with a query parameter; null where nothing is. */
type Rule = (text: string) => string | null;

const oneOf =
  (names: readonly string[], problem: string): Rule =>
  (text) =>
    names.includes(text) ? null : problem;
const long =
  (most: number, problem: string): Rule =>
  (text) =>
    text === '' ? emptyProblem : text.length > most ? problem : null;
const moment: Rule = (text) => (momentOf(text) === null ? momentProblem : null);

/**
 * The list's query parameters, in the order in which they are written, each with its rule. They are the contract's
 * rules without its schemas, which are as large as everything else the page loads at first.
 */
const parts: Record<string, Rule> = {
  agent_id: (text) => (isId('agent', text) ? null : text.length > longestId ? idProblems.longAgent : idProblems.agent),
  enabled: oneOf(['true', 'false'], statusProblem),
  created_after: moment,
  created_before: moment,
  updated_after: moment,
  updated_before: moment,
  q: (text) => searchTextProblem(text.trim()),
  metadata_filter: long(longestExpression, longExpressionProblem),
  order_by: oneOf(orderColumns, orderProblem),
  direction: oneOf(directions, directionProblem),
  page_key: long(longestPageKey, longPageKeyProblem),
};

/** An invalid query parameter: which one, and what is wrong with it. */
export type AddressProblem = { name: string; problem: string };

export type ListAddress = {
  filters: ViewFilters;
  pageKey: string | undefined;
  problems: AddressProblem[];
};

/**
 * Reads the list's query: the filters, the page, and what is wrong in it. Unknown parameters are ignored, as on any
 * page.
 */
export function readListAddress(query: URLSearchParams): ListAddress {
  const found: Record<string, unknown> = {};
  const problems: AddressProblem[] = [];
  for (const [name, rule] of Object.entries(parts)) {
    const [value, ...more] = query.getAll(name);
    if (value === undefined) continue;
    const problem = more.length > 0 ? 'appears twice' : rule(value);
    if (problem !== null) problems.push({ name, problem });
    else found[name] = name === 'enabled' ? value === 'true' : name === 'q' ? value.trim() : value;
  }
  if (query.has('match')) problems.push({ name: 'match', problem: 'an exact value can’t be part of a link' });
  const { page_key, ...filters } = found as ViewFilters & { page_key?: string };
  return { filters, pageKey: page_key, problems };
}

/** Returns the URL of the list for filters and a page key, leaving out defaults. */
export function writeListAddress(filters: ViewFilters, pageKey?: string): string {
  const query = new URLSearchParams();
  const given: Record<string, unknown> = { ...filters, page_key: pageKey };
  for (const name of Object.keys(parts)) {
    const value = given[name];
    const isUsual = (name === 'order_by' && value === 'created_at') || (name === 'direction' && value === 'desc');
    if (value !== undefined && !isUsual) query.set(name, String(value));
  }
  return query.size === 0 ? listPath : `${listPath}?${query}`;
}

/** Returns the list's URL without the named query parameters. */
export function withoutParts(query: URLSearchParams, names: readonly string[]): string {
  const left = new URLSearchParams([...query].filter(([name]) => !names.includes(name)));
  return left.size === 0 ? listPath : `${listPath}?${left}`;
}

/** Returns the names of the filters that narrow the list; the order does not. */
export function narrowing({ order_by: _by, direction: _direction, ...filters }: ViewFilters): string[] {
  return Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
}

/** Returns the curl command that lists the same over the API. It refers to a variable for the key, never a key. */
export function curlForList(origin: string, { agent_id, ...filters }: ViewFilters): string {
  const query = new URL(writeListAddress(filters), origin).search;
  const path = agent_id === undefined ? '/v2/sessions' : `/v2/agents/${encodeURIComponent(agent_id)}/sessions`;
  // URL encoding leaves no character that would end the shell's quotes, except this one.
  return `curl -H "x-api-key: $KEY" '${origin}${path}${query.replaceAll("'", '%27')}'`;
}
