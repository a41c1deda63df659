import { splitMasked } from '../masking/split-masked';

export type TextPart = { kind: 'text' | 'found' | 'masked' | 'masked-found' | 'control'; text: string; at: number };

/**
 * Invisible characters that change how text looks: controls, zero-width and bidirectional ones, tags.
 * Joiners are left alone where a script or an emoji needs them.
 */
const control = new RegExp(
  [
    '[\\u0001-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180e\\u200b\\u200e\\u200f]',
    '[\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb]',
    '(?<!\\p{L}|\\p{M})\\u200c',
    '(?<!\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\ufe0f|\\p{M}|[\\p{L}--\\p{Script=Latin}])\\u200d',
    '(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007f}]{0,6})[\\u{e0000}-\\u{e007f}]',
  ].join('|'),
  'gv',
);

const names: Record<string, string> = {
  '00AD': 'soft hyphen',
  '061C': 'Arabic letter mark',
  '200B': 'zero-width space',
  '200C': 'zero-width non-joiner',
  '200D': 'zero-width joiner',
  '200E': 'left-to-right mark',
  '200F': 'right-to-left mark',
  '202A': 'left-to-right embedding',
  '202B': 'right-to-left embedding',
  '202C': 'pop directional formatting',
  '202D': 'left-to-right override',
  '202E': 'right-to-left override',
  '2060': 'word joiner',
  '2066': 'left-to-right isolate',
  '2067': 'right-to-left isolate',
  '2068': 'first strong isolate',
  '2069': 'pop directional isolate',
  FEFF: 'zero-width no-break space',
};

/** More marks than this would cost more to draw than they are worth. */
const maxMarks = 1000;

/** Returns the code of an invisible character, and its name where it has a helpful one. */
export function nameControl(character: string): { code: string; name: string } {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { code: `U+${hex}`, name: Object.hasOwn(names, hex) ? `${names[hex]}` : 'invisible character' };
}

/** Returns a case-insensitive pattern for the literal text; null for an empty one. */
export function findPattern(query: string): RegExp | null {
  if (query === '') return null;
  return new RegExp(query.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'giu');
}

/**
 * Splits a text into parts that are drawn differently: matches of the find pattern, placeholders (where the text is
 * masked), and invisible characters. After a thousand marks the rest is one part, with every invisible character
 * replaced by a visible one, so that no text can make a page slow.
 */
export function textParts(text: string, how: { find?: RegExp | null; masked?: boolean } = {}): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const piece of how.masked ? splitMasked(text) : [{ masked: false, text }]) {
    if (parts.length > maxMarks) break;
    if (piece.masked) {
      const found = how.find ? piece.text.search(how.find) >= 0 : false;
      parts.push({ kind: found ? 'masked-found' : 'masked', text: piece.text, at });
    } else {
      splitPlain(piece.text, at, how.find ?? null, parts);
    }
    at = (parts.at(-1)?.at ?? 0) + (parts.at(-1)?.text.length ?? 0);
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at).replace(control, '\ufffd'), at });
  return parts;
}

function splitPlain(text: string, offset: number, find: RegExp | null, parts: TextPart[]): void {
  let from = 0;
  for (const mark of marksOf(text, find)) {
    if (parts.length > maxMarks) return;
    if (mark.start < from) continue;
    if (mark.start > from) parts.push({ kind: 'text', text: text.slice(from, mark.start), at: offset + from });
    parts.push({ kind: mark.kind, text: text.slice(mark.start, mark.end), at: offset + mark.start });
    from = mark.end;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from), at: offset + from });
}

type Mark = { kind: 'control' | 'found'; start: number; end: number };

function* marksOf(text: string, find: RegExp | null): Generator<Mark> {
  const controls = marksBy(text, control, 'control');
  const founds = find ? marksBy(text, find, 'found') : [][Symbol.iterator]();
  let nextControl = controls.next().value as Mark | undefined;
  let nextFound = founds.next().value as Mark | undefined;
  while (nextControl || nextFound) {
    if (nextControl && (!nextFound || nextControl.start <= nextFound.start)) {
      yield nextControl;
      nextControl = controls.next().value as Mark | undefined;
    } else if (nextFound) {
      yield nextFound;
      nextFound = founds.next().value as Mark | undefined;
    }
  }
}

function* marksBy(text: string, pattern: RegExp, kind: Mark['kind']): Generator<Mark> {
  for (const found of text.matchAll(pattern)) {
    yield { kind, start: found.index, end: found.index + found[0].length };
  }
}
