import type { Permission } from './permissions';

/** A page that stands in the desk's header, and what one must hold to be shown the way there. */
export type DeskPage = { href: string; name: string; permission: Permission };

/** The pages of the desk that stand in its header. */
export const deskPages: readonly DeskPage[] = [
  { href: '/', name: 'Look up', permission: 'sessions:read' },
  { href: '/sessions', name: 'Sessions', permission: 'sessions:read' },
  { href: '/share-links', name: 'Share links', permission: 'share_links:write' },
  { href: '/api-keys', name: 'Keys', permission: 'api_keys:write' },
  { href: '/people', name: 'People', permission: 'people:write' },
  { href: '/audit', name: 'Audit', permission: 'audit:read' },
  { href: '/settings', name: 'Settings', permission: 'settings:write' },
];
