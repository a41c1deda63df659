import type { Permission } from './permissions';

/** A page of the desk, for people who are signed in. */
export type DeskPage = {
  /** the address, with {parameters} for a page about one thing */
  href: string;
  name: string;
  /** all of them are required to see the page and its link; empty: any signed-in person */
  permissions: readonly Permission[];
  /** whether the header links to it */
  inHeader: boolean;
};

/** All pages of the desk; those in the header come in the header's order. A page follows the page it lies below. */
export const deskPages = {
  lookUp: { href: '/', name: 'Look up', permissions: ['sessions:read'], inHeader: true },
  sessions: { href: '/sessions', name: 'Sessions', permissions: ['sessions:read'], inHeader: true },
  session: {
    href: '/agents/{agent_id}/sessions/{session_id}',
    name: 'Session',
    permissions: ['sessions:read'],
    inHeader: false,
  },
  compare: { href: '/compare', name: 'Compare two sessions', permissions: ['sessions:read'], inHeader: false },
  shareLinks: { href: '/share-links', name: 'Share links', permissions: ['share_links:write'], inHeader: true },
  apiKeys: { href: '/api-keys', name: 'Keys', permissions: ['api_keys:write'], inHeader: true },
  apiKey: { href: '/api-keys/{key_id}', name: 'Key', permissions: ['api_keys:write'], inHeader: false },
  people: { href: '/people', name: 'People', permissions: ['people:write'], inHeader: true },
  audit: { href: '/audit', name: 'Audit', permissions: ['audit:read'], inHeader: true },
  call: { href: '/calls/{request_id}', name: 'Call', permissions: [], inHeader: false },
  settings: { href: '/settings', name: 'Settings', permissions: ['settings:write'], inHeader: true },
  masking: { href: '/settings/masking', name: 'Masking', permissions: ['settings:write'], inHeader: false },
  agents: {
    href: '/settings/agents',
    name: 'Agents',
    permissions: ['settings:write', 'agents:write'],
    inHeader: false,
  },
  profile: { href: '/profile', name: 'Your profile', permissions: [], inHeader: false },
} as const satisfies Record<string, DeskPage>;

const allPages: readonly DeskPage[] = Object.values(deskPages);

/** The pages that the header links to, in its order. */
export const headerPages = allPages.filter(({ inHeader }) => inHeader);

/** The nearest page at or above a path; undefined where the desk has none. */
export function deskPageAt(pathname: string): DeskPage | undefined {
  return allPages.findLast(({ href }) => patternOf(href, href === '/' ? '$' : '(?:/|$)').test(pathname));
}

/** The parameters of a page's address in a path, as they stand there; null for a path that is not the page's. */
export function pageParams({ href }: DeskPage, pathname: string): Record<string, string> | null {
  const found = patternOf(href, '$').exec(pathname);
  return found === null ? null : { ...found.groups };
}

function patternOf(href: string, end: string): RegExp {
  return new RegExp(`^${href.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}${end}`);
}
