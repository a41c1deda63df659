import type { Permission } from './permissions';

/** The pages of the desk that stand in its header, and what one must hold to be shown the way there. */
export const deskPages: readonly { href: string; name: string; permission: Permission }[] = [
  { href: '/', name: 'Look up', permission: 'sessions:read' },
  { href: '/sessions', name: 'Sessions', permission: 'sessions:read' },
  { href: '/share-links', name: 'Share links', permission: 'share_links:write' },
  { href: '/api-keys', name: 'Keys', permission: 'api_keys:write' },
  { href: '/people', name: 'People', permission: 'people:write' },
  { href: '/audit', name: 'Audit', permission: 'audit:read' },
  { href: '/settings', name: 'Settings', permission: 'settings:write' },
];
