/**
 * A text as the detectors read it: full-width and other digits as ASCII, every kind of dash and space as one,
 * percent-encoded characters decoded, zero-width characters removed. `starts` and `ends` map each unit back to the
 * original, so that a disguised number is found and exactly its own range is replaced.
 */
export class FoldedText {
  constructor(
    readonly text: string,
    private readonly starts: readonly number[] | null,
    private readonly ends: readonly number[] | null,
  ) {}

  /** The range in the original text of a non-empty range in the folded text. */
  original(start: number, end: number): { start: number; end: number } {
    return { start: this.starts?.[start] ?? start, end: this.ends?.[end - 1] ?? end };
  }

  /** The same text with these ranges made unreadable for the detectors that follow. */
  without(ranges: readonly { start: number; end: number }[]): FoldedText {
    if (ranges.length === 0) return this;
    let text = '';
    let at = 0;
    for (const range of ranges) {
      text += this.text.slice(at, range.start) + barrier.repeat(range.end - range.start);
      at = range.end;
    }
    return new FoldedText(text + this.text.slice(at), this.starts, this.ends);
  }
}

/** Replaces what is already found; it is in no detector's alphabet. */
export const barrier = '\uffff';

const invisible = /\p{Default_Ignorable_Code_Point}|\u20e3/u;
const dash = /[\p{Pd}\u2212]/u;
const space = /\p{Zs}/u;
const digit = /\p{Nd}/u;
const needsFolding = /[\u0080-\uffff]|%[2-7][0-9a-fA-F]/;
const percentEncoded = /%[2-7][0-9a-fA-F]/y;

const foldedCharacters = new Map<number, string>();
const maxRemembered = 20_000;

/**
 * Folds a text. `known` is a sticky pattern for parts that no detector may read (placeholders); each becomes a barrier.
 */
export function foldText(original: string, known?: RegExp): FoldedText {
  if (!needsFolding.test(original)) return new FoldedText(original, null, null);
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < original.length) {
    const { text, length } = foldAt(original, at, known);
    for (let unit = 0; unit < text.length; unit += 1) {
      units.push(text[unit] as string);
      starts.push(at);
      ends.push(at + length);
    }
    at += length;
  }
  return new FoldedText(units.join(''), starts, ends);
}

function foldAt(original: string, at: number, known: RegExp | undefined): { text: string; length: number } {
  const placeholder = known && matchAt(known, original, at);
  if (placeholder) return { text: barrier, length: placeholder.length };
  const code = original.codePointAt(at) as number;
  if (code === 0x25) {
    const encoded = matchAt(percentEncoded, original, at);
    if (encoded) return { text: String.fromCharCode(Number.parseInt(encoded.slice(1), 16)), length: 3 };
  }
  return { text: code < 0x80 ? (original[at] as string) : foldCharacter(code), length: code > 0xffff ? 2 : 1 };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function foldCharacter(code: number): string {
  const remembered = foldedCharacters.get(code);
  if (remembered !== undefined) return remembered;
  const character = String.fromCodePoint(code);
  const folded = invisible.test(character) ? '' : Array.from(character.normalize('NFKC'), foldOne).join('');
  if (foldedCharacters.size < maxRemembered) foldedCharacters.set(code, folded);
  return folded;
}

function foldOne(character: string): string {
  if (character < '\u0080') return character;
  if (invisible.test(character)) return '';
  if (dash.test(character)) return '-';
  if (space.test(character)) return ' ';
  return digit.test(character) ? String(digitValue(character.codePointAt(0) as number)) : character;
}

// Unicode keeps the ten digits of a script next to each other, zero first.
function digitValue(code: number): number {
  let below = 0;
  while (below < 10 && digit.test(String.fromCodePoint(code - below - 1))) below += 1;
  return below % 10;
}
