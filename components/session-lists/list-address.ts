import { pageQuery } from '#contract/paging';
import { keptFilters, orderQuery, sessionFilterQuery } from '#contract/session-filters';
import type { ViewFilters } from '#contract/views';

const listPath = '/sessions';

/** What the address of the list holds, in the order in which it is written. */
const parts = {
  agent_id: keptFilters.agent_id,
  enabled: sessionFilterQuery.enabled,
  created_after: keptFilters.created_after,
  created_before: keptFilters.created_before,
  updated_after: keptFilters.updated_after,
  updated_before: keptFilters.updated_before,
  q: keptFilters.q,
  metadata_filter: keptFilters.metadata_filter,
  ...orderQuery,
  page_key: pageQuery.page_key,
} as const;

/** Something in the address that cannot be meant: which part, and what is wrong with it. */
export type AddressProblem = { name: string; problem: string };

export type ListAddress = {
  filters: ViewFilters;
  pageKey: string | undefined;
  problems: AddressProblem[];
};

/**
 * Takes the query of the list's address; gives the filters and the page that it names, and what is wrong in it. What
 * nobody knows is passed over, as on any page.
 */
export function readListAddress(query: URLSearchParams): ListAddress {
  const found: Record<string, unknown> = {};
  const problems: AddressProblem[] = [];
  for (const [name, schema] of Object.entries(parts)) {
    const [value, ...more] = query.getAll(name);
    if (value === undefined) continue;
    const read = schema.safeParse(value);
    if (more.length > 0) problems.push({ name, problem: 'stands there twice' });
    else if (!read.success) problems.push({ name, problem: read.error.issues[0]?.message ?? 'cannot be read' });
    else found[name] = read.data;
  }
  if (query.has('match')) problems.push({ name: 'match', problem: 'an exact value does not come with a link' });
  const { page_key, ...filters } = found as ViewFilters & { page_key?: string };
  return { filters, pageKey: page_key, problems };
}

/** Takes filters and a page's key; gives the address that names them, without what goes without saying. */
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

/** Takes the query of an address; gives the address without the parts of these names. */
export function withoutParts(query: URLSearchParams, names: readonly string[]): string {
  const left = new URLSearchParams([...query].filter(([name]) => !names.includes(name)));
  return left.size === 0 ? listPath : `${listPath}?${left}`;
}

/** The filters that leave something out; an order alone leaves out nothing. */
export function narrowing({ order_by: _by, direction: _direction, ...filters }: ViewFilters): string[] {
  return Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
}

/** The command line that lists the same over the API. It names the variable that holds the key, never a key. */
export function curlForList(origin: string, { agent_id, ...filters }: ViewFilters): string {
  const query = new URL(writeListAddress(filters), origin).search;
  const path = agent_id === undefined ? '/v2/sessions' : `/v2/agents/${encodeURIComponent(agent_id)}/sessions`;
  // What is encoded in a query holds no quote that would end the shell's, except this one.
  return `curl -H "x-api-key: $KEY" '${origin}${path}${query.replaceAll("'", '%27')}'`;
}
