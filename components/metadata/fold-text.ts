import { splitMasked } from '../masking/split-masked';

/** Longer texts are folded to this many UTF-16 units. */
const foldLength = 400;

export type Folded = { text: string; before: boolean; after: boolean };

type FoldHow = {
  /** where a match is that must stay visible */
  foundAt?: number | undefined;
  length?: number | undefined;
  /** the text contains placeholders, which are never cut */
  masked?: boolean | undefined;
};

/**
 * Returns the part of a long text to show while it is folded: its beginning or, where a match is further in, the text
 * around that match. Never cuts a character or a placeholder in half.
 */
export function foldText(text: string, { foundAt = 0, length = foldLength, masked = false }: FoldHow = {}): Folded {
  // A fold that hides only a few characters costs the reader more than it saves.
  if (text.length <= length * 1.2) return { text, before: false, after: false };
  const around = foundAt > length * 0.8 ? foundAt - Math.floor(length / 4) : 0;
  const cut = (index: number) => beforeCharacter(text, masked ? beforePlaceholder(text, index) : index);
  const start = cut(Math.min(around, text.length - length));
  const end = cut(Math.min(text.length, start + length));
  return { text: text.slice(start, end), before: start > 0, after: end < text.length };
}

function beforeCharacter(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
}

function beforePlaceholder(text: string, index: number): number {
  // A placeholder is far shorter than 100 characters; only those around the cut matter.
  const from = Math.max(0, index - 100);
  let at = from;
  for (const part of splitMasked(text.slice(from, index + 100))) {
    const end = at + part.text.length;
    if (part.masked && at < index && index < end) return at;
    at = end;
  }
  return index;
}
