import { splitMasked } from '../masking/split-masked';

/** Whether two texts with placeholders are the same, as far as that can be told, and why. */
export type HiddenVerdict = { kind: 'same' | 'different' | 'unknown'; words: string | null };

/**
 * Compares two masked texts by their placeholders: the same value has the same placeholder. Unknown if a placeholder
 * has no digits, or if two rules masked the values, since each rule has its own digits.
 */
export function compareHidden(a: string, b: string): HiddenVerdict {
  const [left, right] = [splitMasked(a), splitMasked(b)];
  const isAlike = (index: number) => {
    const [one, other] = [left[index], right[index]];
    return one?.masked === other?.masked && (one?.masked || one?.text === other?.text);
  };
  if (left.length !== right.length || !left.every((_, index) => isAlike(index)))
    return { kind: 'different', words: null };
  const hidden = left.flatMap((part, index) => (part.masked ? [[part.text, right[index]?.text ?? '']] : []));
  if (hidden.length === 0) return { kind: 'same', words: null };
  const told = hidden.map(([one = '', other = '']) => compareOne(one, other));
  if (told.includes('different'))
    return { kind: 'different', words: 'The placeholders differ, so the masked values differ.' };
  if (told.includes('unknown')) {
    const words = 'The placeholders don’t show whether the masked values are the same.';
    return { kind: 'unknown', words };
  }
  return { kind: 'same', words: 'The placeholder is the same, so the masked value is the same.' };
}

function compareOne(a: string, b: string): HiddenVerdict['kind'] {
  const [labelA, digitsA] = a.split('·');
  const [labelB, digitsB] = b.split('·');
  if (labelA !== labelB || digitsA === 'hidden' || digitsB === 'hidden') return 'unknown';
  return digitsA === digitsB ? 'same' : 'different';
}
