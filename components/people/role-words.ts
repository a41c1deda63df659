import { can, type Permission, permissions, type Role, rolePermissions, roles } from '#contract/permissions';
import type { WriteNumber } from '../numbers/use-number';

/** What each permission allows, in plain words. A missing permission is a type error. */
const abilities: Record<Permission, string> = {
  'agents:read': 'Read agents',
  'agents:write': 'Create, update and delete agents',
  'sessions:read': 'Look up, list and read sessions',
  'sessions:write': 'Create, update, enable, disable and delete sessions',
  'personal_data:read': 'Reveal masked values, with a reason',
  'share_links:write': 'Create and revoke share links',
  'verdicts:write': 'Give verdicts and comments',
  'exports:create': 'Export sessions',
  'api_keys:write': 'Create, rotate, disable and revoke API keys',
  'people:write': 'Invite and suspend people, and change roles',
  'audit:read': 'Read, verify and export the audit log',
  'settings:write': 'Change masking, retention and share link settings',
};

export const roleNames: Record<Role, string> = {
  admin: 'Admin',
  support: 'Support',
  reviewer: 'Reviewer',
  auditor: 'Auditor',
};

/** Returns what each permission allows, those in `held` first. */
export function abilitiesOf(held: readonly Permission[]): { words: string; allowed: boolean }[] {
  const access = { permissions: held, agentIds: null };
  const all = permissions.map((permission) => ({ words: abilities[permission], allowed: can(access, permission) }));
  return [...all.filter(({ allowed }) => allowed), ...all.filter(({ allowed }) => !allowed)];
}

/** What each role may do, permission by permission, in the order of the desk's own table. */
export function roleTable(): { permission: Permission; words: string; roles: { role: Role; allowed: boolean }[] }[] {
  return permissions.map((permission) => ({
    permission,
    words: abilities[permission],
    roles: roles.map((role) => ({
      role,
      allowed: can({ permissions: rolePermissions[role], agentIds: null }, permission),
    })),
  }));
}

/** Describes a list of agents in words. */
export function agentsInWords(agentIds: readonly string[] | null, write: WriteNumber): string {
  if (agentIds === null) return 'All agents';
  if (agentIds.length === 0) return 'No agents';
  return agentIds.length === 1 ? '1 agent' : `${write(agentIds.length)} agents`;
}
