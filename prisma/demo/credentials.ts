import { randomInt } from 'node:crypto';
import type { Permission, Role } from '#contract/permissions';

/** One person per role. The admin and the support person also appear in the histories of sessions. */
export const demoPeople: readonly { name: string; email: string; role: Role }[] = [
  { name: 'Amara Nwosu', email: 'admin@example.com', role: 'admin' },
  { name: 'Sarah Lindqvist', email: 'support@example.com', role: 'support' },
  { name: 'Kenji Mori', email: 'reviewer@example.com', role: 'reviewer' },
  { name: 'Leila Haddad', email: 'auditor@example.com', role: 'auditor' },
];

export const demoKey: { name: string; permissions: Permission[]; limit: number } = {
  name: 'Demo key',
  permissions: [
    'agents:read',
    'agents:write',
    'sessions:read',
    'sessions:write',
    'personal_data:read',
    'share_links:write',
    'exports:create',
  ],
  limit: 600,
};

// Without letters and digits that are easily confused; five bits each, a hundred in total.
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 5;
const lettersPerGroup = 4;

/** A random password that can be read out and typed: five groups of four. */
export function inventPassword(): string {
  const group = () => Array.from({ length: lettersPerGroup }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
