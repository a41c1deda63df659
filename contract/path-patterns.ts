/**
 * One part of a path pattern: a literal key, a key with `*` in it (the texts between the stars), or `**`, which matches
 * any number of keys, including none.
 */
export type PathPart = { kind: 'key'; key: string } | { kind: 'glob'; pieces: string[] } | { kind: 'any_depth' };

/** `parts` exceeds the maximum depth of metadata, so that every existing path can be matched. */
export const pathPatternLimits = { characters: 200, parts: 40 } as const;

/** What is wrong with a path pattern. The message says what to do and repeats nothing of the pattern. */
export class PathPatternError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PathPatternError';
  }
}

const nameCharacters = /[^."\s\p{Cc}]+/uy;
const quotedName = /"((?:[^"]|"")*)"/y;

/**
 * Parses a path pattern such as `customer.email`, `profile.*.phone`, `**.notes`, `*_email` or `"a.b".c`: keys from the
 * outermost object inwards, separated by dots. A key in double quotes is literal, including its dots and stars; a quote
 * inside it is doubled. Linear in the text's length. Throws PathPatternError.
 */
export function parsePathPattern(text: string): PathPart[] {
  if (text === '') throw new PathPatternError('is empty: enter a path such as customer.email');
  if ([...text].length > pathPatternLimits.characters) {
    throw new PathPatternError(`has more than ${pathPatternLimits.characters} characters`);
  }
  const parts: PathPart[] = [];
  let at = 0;
  for (;;) {
    const { part, end } = readPart(text, at);
    // Two in a row mean the same as one.
    if (part.kind !== 'any_depth' || parts.at(-1)?.kind !== 'any_depth') parts.push(part);
    if (end === text.length) break;
    if (text[end] !== '.') throw new PathPatternError(`needs a dot ${place(text, end)}: ${quoteAdvice}`);
    at = end + 1;
  }
  // At the end it matches what is beneath, at least one key: `customer.**` does not match `customer` itself.
  if (parts.at(-1)?.kind === 'any_depth') parts.push({ kind: 'glob', pieces: ['', ''] });
  if (parts.length > pathPatternLimits.parts) {
    throw new PathPatternError(`has more than ${pathPatternLimits.parts} keys`);
  }
  return parts;
}

const quoteAdvice = 'separate keys with dots, and put keys with other characters in double quotes';

function readPart(text: string, at: number): { part: PathPart; end: number } {
  if (text[at] === '"') {
    const quoted = matchAt(quotedName, text, at);
    if (quoted === null) throw new PathPatternError(`has a quote ${place(text, at)} that is not closed`);
    const key = (quoted[1] ?? '').replaceAll('""', '"');
    return { part: { kind: 'key', key }, end: at + quoted[0].length };
  }
  const name = matchAt(nameCharacters, text, at)?.[0] ?? '';
  if (name === '') throw new PathPatternError(`needs a key ${place(text, at)}: ${quoteAdvice}`);
  return { part: partOf(name, place(text, at)), end: at + name.length };
}

function partOf(name: string, where: string): PathPart {
  if (name === '**') return { kind: 'any_depth' };
  if (name.includes('**')) throw new PathPatternError(`has ** ${where} next to other characters: it must stand alone`);
  return name.includes('*') ? { kind: 'glob', pieces: name.split('*') } : { kind: 'key', key: name };
}

function place(text: string, at: number): string {
  return at >= text.length ? 'at the end' : `at character ${[...text.slice(0, at)].length + 1}`;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
