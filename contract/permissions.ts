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

/** What each role may do. The API, the pages and every hidden button read this one table. */
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

/** What decides about access: the permissions held and the agents they hold for (null: all agents). */
export type Access = { permissions: readonly Permission[]; agentIds: readonly string[] | null };

/**
 * Whether this access allows the permission, for the agent where one is named.
 * The only place where a permission is decided.
 */
export function can(access: Access, permission: Permission, agentId?: string): boolean {
  return access.permissions.includes(permission) && (agentId === undefined || reaches(access, agentId));
}

/** Whether the agent is inside this access's list. */
export function reaches(access: Access, agentId: string): boolean {
  return access.agentIds === null || access.agentIds.includes(agentId);
}

/** The roles that hold a permission: "who could help" in a refusal. */
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

/** Whether this access names agents though its permissions reach beyond any list of them. */
export function refusesAgentList(access: { permissions: readonly Permission[]; agent_ids: readonly string[] | null }) {
  return access.agent_ids !== null && access.permissions.some((permission) => beyondAgents.includes(permission));
}
