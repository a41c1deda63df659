import type { Permission } from './permissions';

/** A page of the desk, for people who are signed in. */
export type DeskPage = {
  /** the address, with {parameters} where the page is of one thing */
  href: string;
  name: string;
  /** all of them are needed to be shown the page, and the way there; none: whoever is signed in */
  permissions: readonly Permission[];
  /** whether the way there stands in the header */
  inHeader: boolean;
};

/** All pages of the desk, those in the header in its order. A page below another one stands after it. */
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

/** The pages that stand in the header, in its order. */
export const headerPages = allPages.filter(({ inHeader }) => inHeader);

/** The page that a path is of or lies below, the nearest one; undefined where the desk has none. */
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
