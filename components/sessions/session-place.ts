/** The tabs of a session's page, with their names in the URL. */
export const tabs = [
  { name: 'overview', title: 'Overview' },
  { name: 'history', title: 'History' },
  { name: 'audit', title: 'Audit' },
  { name: 'verdicts', title: 'Verdicts' },
  { name: 'share_links', title: 'Share links' },
] as const;

export type TabName = (typeof tabs)[number]['name'];

/** What a session's page shows. `at` is the moment that the session is shown at, as written in the URL. */
export type SessionPlace = { tab: TabName; at: string | null };

/** Reads the query of a session's page. An unknown tab is the overview. */
export function placeIn(query: { get: (name: string) => string | null }): SessionPlace {
  const named = query.get('tab');
  return { tab: tabs.find(({ name }) => name === named)?.name ?? 'overview', at: query.get('at') || null };
}

/** Returns the query string for a place; empty for the current overview. */
export function queryOf({ tab, at }: SessionPlace): string {
  const query = new URLSearchParams();
  if (tab !== 'overview') query.set('tab', tab);
  if (at !== null) query.set('at', at);
  return query.size === 0 ? '' : `?${query}`;
}
