import { metadataFilterLimits } from './metadata-filter';

// The rules of a session list that a page needs as soon as it is there, before any schema: its address is read by them.

export const orderColumns = ['created_at', 'updated_at'] as const;
export const directions = ['desc', 'asc'] as const;

export const orderProblem = 'must be created_at or updated_at';
export const directionProblem = 'must be desc or asc';
export const statusProblem = 'must be true or false';

const fewestLetters = 3;
const maxLetters = 200;

export const emptyProblem = 'must not be empty';

/** So long an expression on the metadata may be, in units of UTF-16; its grammar counts characters. */
export const maxExpressionLength = 2 * metadataFilterLimits.characters;
export const longExpressionProblem = `can have at most ${metadataFilterLimits.characters} characters`;

/** So long a page's key may be. Whether it is one is the server's to say. */
export const maxPageKeyLength = 2_048;
export const longPageKeyProblem = 'is not a page key';

/** Takes a text that is sought, without blanks around it; gives what is wrong with it, or null. */
export function searchTextProblem(text: string): string | null {
  const letters = [...text].length;
  if (letters < fewestLetters) return `must have at least ${fewestLetters} characters`;
  if (letters > maxLetters) return `can have at most ${maxLetters} characters`;
  return text.includes('\u0000') || !text.isWellFormed() ? 'must be plain text' : null;
}
