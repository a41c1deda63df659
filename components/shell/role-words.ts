import { can, type Permission, type Role } from '#contract/permissions';
import type { WriteNumber } from '../numbers/use-number';

/** What the desk offers so far, as a person would say it. */
const abilities: { permission: Permission; words: string }[] = [
  { permission: 'sessions:read', words: 'Look up and read sessions' },
  { permission: 'personal_data:read', words: 'Reveal masked values, with a reason' },
];

export const roleNames: Record<Role, string> = {
  admin: 'Admin',
  support: 'Support',
  reviewer: 'Reviewer',
  auditor: 'Auditor',
};

/** Takes the permissions held; gives each thing that the desk offers, and whether they allow it. */
export function abilitiesOf(permissions: readonly Permission[]): { words: string; allowed: boolean }[] {
  const access = { permissions, agentIds: null };
  return abilities.map(({ permission, words }) => ({ words, allowed: can(access, permission) }));
}

/** Takes a list of agents; gives it in words. */
export function agentsInWords(agentIds: readonly string[] | null, write: WriteNumber): string {
  if (agentIds === null) return 'All agents';
  if (agentIds.length === 0) return 'No agents';
  return agentIds.length === 1 ? '1 agent' : `${write(agentIds.length)} agents`;
}
