export const permissions = [
  'agents:read',
  'agents:write',
  'sessions:read',
  'sessions:write',
  'personal_data:read',
  'share_links:write',
  'verdicts:write',
  'exports:create',
  'api_keys:write',
  'people:write',
  'audit:read',
  'settings:write',
] as const;

export type Permission = (typeof permissions)[number];

export const roles = ['admin', 'support', 'reviewer', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** The permissions of each role. The API, the pages and every hidden button use this one table. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  admin: permissions,
  support: [
    'agents:read',
    'sessions:read',
    'sessions:write',
    'personal_data:read',
    'share_links:write',
    'verdicts:write',
    'exports:create',
  ],
  reviewer: ['agents:read', 'sessions:read', 'share_links:write', 'verdicts:write'],
  auditor: ['agents:read', 'sessions:read', 'audit:read'],
};

/** What access is decided by: the permissions and the agents they apply to (null: all agents). */
export type Access = { permissions: readonly Permission[]; agentIds: readonly string[] | null };

/**
 * Whether this access allows the permission, for the given agent if there is one. Permissions are decided only here.
 */
export function can(access: Access, permission: Permission, agentId?: string): boolean {
  return access.permissions.includes(permission) && (agentId === undefined || reaches(access, agentId));
}

/** Whether the agent is in this access's list. */
export function reaches(access: Access, agentId: string): boolean {
  return access.agentIds === null || access.agentIds.includes(agentId);
}

/** The roles that have a permission: "who could help" in a refusal. */
export function rolesWith(permission: Permission): Role[] {
  return roles.filter((role) => rolePermissions[role].includes(permission));
}

const beyondAgents: readonly Permission[] = [
  'agents:write',
  'api_keys:write',
  'people:write',
  'settings:write',
  'audit:read',
];

/** Whether this access lists agents although its permissions go beyond any list of agents. */
export function refusesAgentList(access: { permissions: readonly Permission[]; agent_ids: readonly string[] | null }) {
  return access.agent_ids !== null && access.permissions.some((permission) => beyondAgents.includes(permission));
}
