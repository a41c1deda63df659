import { describe, expect, test } from 'vitest';
import {
  can,
  type Permission,
  permissions,
  type Role,
  reaches,
  rolePermissions,
  roles,
  rolesWith,
} from './permissions';

// The product's table, written out once more: x means that the role holds the permission.
const table: Record<Permission, Record<Role, 'x' | ''>> = {
  'agents:read': { admin: 'x', support: 'x', reviewer: 'x', auditor: 'x' },
  'agents:write': { admin: 'x', support: '', reviewer: '', auditor: '' },
  'sessions:read': { admin: 'x', support: 'x', reviewer: 'x', auditor: 'x' },
  'sessions:write': { admin: 'x', support: 'x', reviewer: '', auditor: '' },
  'personal_data:read': { admin: 'x', support: 'x', reviewer: '', auditor: '' },
  'share_links:write': { admin: 'x', support: 'x', reviewer: 'x', auditor: '' },
  'verdicts:write': { admin: 'x', support: 'x', reviewer: 'x', auditor: '' },
  'exports:create': { admin: 'x', support: 'x', reviewer: '', auditor: '' },
  'api_keys:write': { admin: 'x', support: '', reviewer: '', auditor: '' },
  'people:write': { admin: 'x', support: '', reviewer: '', auditor: '' },
  'audit:read': { admin: 'x', support: '', reviewer: '', auditor: 'x' },
  'settings:write': { admin: 'x', support: '', reviewer: '', auditor: '' },
};

describe.each(permissions)('%s', (permission) => {
  test.each(roles)('is granted to %s exactly as the table says', (role) => {
    const access = { permissions: rolePermissions[role], agentIds: null };
    expect(can(access, permission)).toBe(table[permission][role] === 'x');
  });

  test('names the roles that could help', () => {
    expect(rolesWith(permission)).toEqual(roles.filter((role) => table[permission][role] === 'x'));
  });
});

describe('a list of agents', () => {
  const access = (agentIds: string[] | null) => ({ permissions: ['sessions:read'] as const, agentIds });

  test('that is null allows every agent', () => {
    expect(can(access(null), 'sessions:read', 'agt_a')).toBe(true);
  });

  test('allows its agents and no other', () => {
    expect(can(access(['agt_a']), 'sessions:read', 'agt_a')).toBe(true);
    expect(can(access(['agt_a']), 'sessions:read', 'agt_ab')).toBe(false);
    expect(reaches(access(['agt_a']), 'agt_A')).toBe(false);
  });

  test('that is empty allows none', () => {
    expect(can(access([]), 'sessions:read', 'agt_a')).toBe(false);
    expect(can(access([]), 'sessions:read')).toBe(true);
  });

  test('grants no permission that is not held', () => {
    expect(can(access(['agt_a']), 'sessions:write', 'agt_a')).toBe(false);
  });
});
