import { type Permission, permissions } from '#contract/permissions';

/** How much of a noun is given. `write_only`: writing without the reading that otherwise comes with it. */
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

/** All nouns of the permissions, in their order. */
export const nouns = [...new Set(permissions.map(nounOf))];

/** Gives what a noun is called, and what it is about. */
export function wordsOf(noun: Noun): { name: string; about: string } {
  return nounWords[noun];
}

/** Gives the permissions that a level of a noun stands for. */
export function permissionsAt(noun: Noun, level: Level): Permission[] {
  const all = permissions.filter((permission) => nounOf(permission) === noun);
  if (level === 'none') return [];
  if (level === 'write') return all;
  return all.filter((permission) => isReading(permission) === (level === 'read'));
}

/** Gives the levels that a noun has. `write_only` is none to choose: it is only there for a key that has it already. */
export function levelsOf(noun: Noun): Level[] {
  const all = permissions.filter((permission) => nounOf(permission) === noun);
  const ways: Level[] = ['none'];
  if (all.some(isReading)) ways.push('read');
  if (!all.every(isReading)) ways.push('write');
  return ways;
}

/** What a level of a noun is called. */
export function levelWord(noun: Noun, level: Level): string {
  if (level === 'none') return 'None';
  if (level === 'read') return 'Read';
  if (level === 'write_only') return 'Write only';
  return noun === 'exports' ? 'Create' : 'Write';
}

/** Takes permissions; gives the level of every noun. */
export function toLevels(held: readonly Permission[]): Levels {
  return Object.fromEntries(nouns.map((noun) => [noun, levelIn(held, noun)])) as Levels;
}

/** Takes the level of every noun; gives the permissions, in their usual order. The other way round of `toLevels`. */
export function toPermissions(levels: Levels): Permission[] {
  return nouns.flatMap((noun) => permissionsAt(noun, levels[noun]));
}

/** Takes permissions; gives them in a few words: `Sessions read, Verdicts write`. */
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
