import { type Permission, permissions } from '#contract/permissions';

/** The level granted for a noun. `write_only`: writing without the reading that normally comes with it. */
export type Level = 'none' | 'read' | 'write' | 'write_only';

export type Noun = Permission extends `${infer Name}:${string}` ? Name : never;

export type Levels = Record<Noun, Level>;

const nounWords: Record<Noun, { name: string; about: string }> = {
  agents: { name: 'Agents', about: 'The list of agents' },
  sessions: { name: 'Sessions', about: 'Sessions, their history and search' },
  personal_data: { name: 'Personal data', about: 'Unmasked values' },
  share_links: { name: 'Share links', about: 'Links that show a session to people outside' },
  verdicts: { name: 'Verdicts', about: 'Reviewers’ judgements of sessions' },
  exports: { name: 'Exports', about: 'Files with many sessions' },
  api_keys: { name: 'API keys', about: 'Create, update and revoke other keys' },
  people: { name: 'People', about: 'Who can sign in, and with which role' },
  audit: { name: 'Audit log', about: 'Who did what, and when' },
  settings: { name: 'Settings', about: 'Desk settings and masking rules' },
};

/** All nouns of the permissions, in order. */
export const nouns = [...new Set(permissions.map(nounOf))];

/** Returns the name of a noun, and what it covers. */
export function wordsOf(noun: Noun): { name: string; about: string } {
  return nounWords[noun];
}

/** Returns the permissions of a noun's level. */
export function permissionsAt(noun: Noun, level: Level): Permission[] {
  const all = permissions.filter((permission) => nounOf(permission) === noun);
  if (level === 'none') return [];
  if (level === 'write') return all;
  return all.filter((permission) => isReading(permission) === (level === 'read'));
}

/**
 * Returns the levels that can be chosen for a noun. `write_only` is not one: it is only offered for a key that already
 * has it.
 */
export function levelsOf(noun: Noun): Level[] {
  const all = permissions.filter((permission) => nounOf(permission) === noun);
  const ways: Level[] = ['none'];
  if (all.some(isReading)) ways.push('read');
  if (!all.every(isReading)) ways.push('write');
  return ways;
}

/** Returns the name of a noun's level. */
export function levelWord(noun: Noun, level: Level): string {
  if (level === 'none') return 'None';
  if (level === 'read') return 'Read';
  if (level === 'write_only') return 'Write only';
  return noun === 'exports' ? 'Create' : 'Write';
}

/** Returns the level of every noun for a list of permissions. */
export function toLevels(held: readonly Permission[]): Levels {
  return Object.fromEntries(nouns.map((noun) => [noun, levelIn(held, noun)])) as Levels;
}

/** Returns the permissions for the level of every noun, in their usual order. The inverse of `toLevels`. */
export function toPermissions(levels: Levels): Permission[] {
  return nouns.flatMap((noun) => permissionsAt(noun, levels[noun]));
}

/** Describes permissions in a few words: `Sessions read, Verdicts write`. */
export function permissionsInWords(held: readonly Permission[]): string {
  if (held.length === 0) return 'None';
  if (permissions.every((permission) => held.includes(permission))) return 'All';
  const levels = toLevels(held);
  return nouns
    .filter((noun) => levels[noun] !== 'none')
    .map((noun) => {
      const { name } = wordsOf(noun);
      return noun === 'personal_data' ? name : `${name} ${levelWord(noun, levels[noun]).toLowerCase()}`;
    })
    .join(', ');
}

function levelIn(held: readonly Permission[], noun: Noun): Level {
  const own = held.filter((permission) => nounOf(permission) === noun);
  const reads = own.some(isReading);
  const writes = own.some((permission) => !isReading(permission));
  if (reads && writes) return 'write';
  if (reads) return 'read';
  if (!writes) return 'none';
  return levelsOf(noun).includes('read') ? 'write_only' : 'write';
}

function nounOf(permission: Permission): Noun {
  return permission.split(':')[0] as Noun;
}

function isReading(permission: Permission): boolean {
  return permission.endsWith(':read');
}
