import { randomInt } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Returns `count` random base62 characters, 5.95 bits each, from the system's secure generator. */
export function randomCharacters(count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** Returns a new id: the prefix for its kind and 22 random characters (131 bits), never derived from content. */
export function newId(
  prefix:
    | 'agt'
    | 'ase'
    | 'chg'
    | 'exp'
    | 'inv'
    | 'per'
    | 'req'
    | 'rev'
    | 'rst'
    | 'rvl'
    | 'sgn'
    | 'shl'
    | 'tmb'
    | 'vew'
    | 'vrd',
): string {
  return `${prefix}_${randomCharacters(22)}`;
}
