import { metadataFilterLimits } from './metadata-filter';

// The rules of a session list that a page needs at once to read its address, before any schema is loaded.

export const orderColumns = ['created_at', 'updated_at'] as const;
export const directions = ['desc', 'asc'] as const;

export const orderProblem = 'must be created_at or updated_at';
export const directionProblem = 'must be desc or asc';
export const statusProblem = 'must be true or false';

const fewestLetters = 3;
const maxLetters = 200;

export const emptyProblem = 'must not be empty';

/** The maximum length of a metadata filter in UTF-16 units; its grammar counts characters. */
export const maxExpressionLength = 2 * metadataFilterLimits.characters;
export const longExpressionProblem = `can have at most ${metadataFilterLimits.characters} characters`;

/** The maximum length of a page key. The server decides whether it is valid. */
export const maxPageKeyLength = 2_048;
export const longPageKeyProblem = 'is not a page key';

/** Returns what is wrong with a search text, which is already trimmed, or null. */
export function searchTextProblem(text: string): string | null {
  const letters = [...text].length;
  if (letters < fewestLetters) return `must have at least ${fewestLetters} characters`;
  if (letters > maxLetters) return `can have at most ${maxLetters} characters`;
  return text.includes('\u0000') || !text.isWellFormed() ? 'must be plain text' : null;
}
