/** The parts of a session's page, as they stand in its address. */
export const tabs = [
  { name: 'overview', title: 'Overview' },
  { name: 'history', title: 'History' },
  { name: 'audit', title: 'Audit' },
  { name: 'verdicts', title: 'Verdicts' },
  { name: 'share_links', title: 'Share links' },
] as const;

export type TabName = (typeof tabs)[number]['name'];

/** What of a session's page is shown. `at` is the moment that the session is shown at, as the address has it. */
export type SessionPlace = { tab: TabName; at: string | null };

/** Reads the query of a session's address. A tab that there is not is the overview. */
export function placeIn(query: { get: (name: string) => string | null }): SessionPlace {
  const named = query.get('tab');
  return { tab: tabs.find(({ name }) => name === named)?.name ?? 'overview', at: query.get('at') || null };
}

/** Writes a place as the end of a session's address; the overview as it is now is the address itself. */
export function queryOf({ tab, at }: SessionPlace): string {
  const query = new URLSearchParams();
  if (tab !== 'overview') query.set('tab', tab);
  if (at !== null) query.set('at', at);
  return query.size === 0 ? '' : `?${query}`;
}
