import { type IdKind, isId, maxIdLength } from '../id-forms';

/** Something in a text that is an ID, or was meant to be one. */
export type RecognizedId = {
  kind: IdKind;
  /** as written */
  text: string;
  /** null for a well-formed ID; otherwise what is wrong with it, in a sentence */
  problem: string | null;
  /** the well-formed ID that was probably meant; equal to `text` where that is well-formed */
  guess: string | null;
  /** it reads like the name of a variable (`agt_id`), so another ID of the kind takes precedence */
  isName: boolean;
};

/** `parts`: the run could also be two IDs joined by a hyphen or underscore. */
type Found = { whole: RecognizedId; parts: RecognizedId[] | null };

const prefixes = { agent: 'agt_', session: 'ase_' } as const;
const nouns = { agent: 'agent ID', session: 'session ID' } as const;

// Letters that other programs, keyboards and pranks put in place of a Latin letter. Everything that Unicode itself
// calls a form of a letter (full-width, mathematical, accented) is found by normalising and is not listed.
const lookAlikes = new Map<string, string>(
  Object.entries({
    a: 'аα\u0251',
    b: 'ƅ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еε',
    g: '\u0261ց',
    h: 'һ',
    i: 'іıι',
    j: 'јϳ',
    k: 'κ',
    l: 'ӏ',
    n: 'ո',
    o: 'оοօ',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕꜱ',
    t: 'тτ',
    u: 'υս',
    v: 'ѵν',
    w: 'ԝ',
    x: 'хχ',
    y: 'уγ',
    A: 'АΑ',
    B: 'ВΒ',
    C: 'СϹ',
    E: 'ЕΕ',
    G: 'Ԍ',
    H: 'НΗ',
    I: 'ІΙ',
    J: 'Ј',
    K: 'КΚ',
    M: 'МΜ',
    N: 'Ν',
    O: 'ОΟ',
    P: 'РΡ',
    S: 'Ѕ',
    T: 'ТΤ',
    X: 'ХΧ',
    Y: 'ҮΥ',
    Z: 'Ζ',
    '-': '\u2010\u2011\u2212',
    _: '\uff3f\u203f',
  }).flatMap(([plain, others]) => [...others].map((other) => [other, plain] as const)),
);

// A run of characters that could belong to one ID. Letters of scripts that look nothing like Latin (Han, Arabic, …) end
// it, so that an ID in the middle of such a sentence is found; so do long dashes, which people put between two IDs.
const run =
  /[0-9A-Za-z_\-\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{M}\u2010\u2011\u2212\uff10-\uff19\uff3f\u203f\u{1d400}-\u{1d7ff}]+/gu;

/**
 * Returns every ID in a text and every run of characters that was meant to be one, in the order of the text. Linear in
 * the text's length.
 */
export function recognizeIds(text: string): RecognizedId[] {
  const found: Found[] = [];
  for (const match of text.matchAll(run)) {
    if (match[0].length < 4) continue;
    const inRun = idInRun(match[0], text[match.index + match[0].length] === '>');
    if (inRun) found.push(inRun);
  }
  const alone = new Set(
    found.filter(({ whole, parts }) => !parts && whole.problem === null).map(({ whole }) => whole.kind),
  );
  return found.flatMap(({ whole, parts }) => (parts && !alone.has(other(whole.kind)) ? parts : [whole]));
}

/** Classifies a text where an ID of this kind is expected (a path segment, a JSON value), whatever it contains. */
export function classifyId(kind: IdKind, text: string): RecognizedId {
  const written = text.trim();
  const [only, ...others] = recognizeIds(written);
  if (only && others.length === 0 && only.kind === kind && only.text === written) return only;
  const problem = `The ${nouns[kind]} does not begin with ${prefixes[kind]}.`;
  return {
    kind,
    text: written,
    problem: written === '' ? `The ${nouns[kind]} is empty.` : problem,
    guess: null,
    isName: false,
  };
}

function idInRun(raw: string, isArrow: boolean): Found | null {
  const characters = [...raw];
  const folded = characters.map(plainLetter).join('');
  const lower = folded.toLowerCase();
  const first = /(?:^|[_-])(agt|ase)[_-]/.exec(lower);
  if (!first) return null;
  const start = first.index + first[0].length - 4;
  const end = trimmedEnd(characters, start, isArrow);
  const kind: IdKind = first[1] === 'agt' ? 'agent' : 'session';
  const part = (of: IdKind, from: number, to: number) =>
    written(of, characters.slice(from, to).join(''), folded.slice(from, to));
  const joint = joinedAt(lower.slice(start, end), kind);
  return {
    whole: part(kind, start, end),
    parts: joint && [part(kind, start, start + joint.before), part(other(kind), start + joint.from, end)],
  };
}

function other(kind: IdKind): IdKind {
  return kind === 'agent' ? 'session' : 'agent';
}

/** For two IDs joined by a hyphen or underscore (`agt_a-ase_b`): where the first ends and the second begins. */
function joinedAt(lower: string, kind: IdKind): { before: number; from: number } | null {
  const joint = (kind === 'agent' ? /[^_-]([_-]+)(?=ase_[^_-])/ : /[^_-]([_-]+)(?=agt_[^_-])/).exec(lower.slice(4));
  if (!joint?.[1]) return null;
  const from = 4 + joint.index + joint[0].length;
  return { before: from - joint[1].length, from };
}

/**
 * Arrows (`agt_a->ase_b`) and emphasis (`_ase_b_`) leave characters at the end that an ID may contain but that are not
 * meant.
 */
function trimmedEnd(characters: string[], start: number, isArrow: boolean): number {
  let end = characters.length;
  const emphasised = start > 0 && characters[start - 1] === '_' && characters[end - 1] === '_';
  if (emphasised) while (end > start + 4 && characters[end - 1] === '_') end -= 1;
  if (isArrow) while (end > start + 4 && characters[end - 1] === '-') end -= 1;
  return end;
}

function plainLetter(character: string): string {
  if (character <= '\u007f') return character;
  const known = lookAlikes.get(character);
  if (known !== undefined) return known;
  const base = character.normalize('NFKD')[0] ?? character;
  return base <= '\u007f' ? base : '\u00bf';
}

function written(kind: IdKind, text: string, folded: string): RecognizedId {
  const isName = /^a(?:gt|se)_id$/i.test(text);
  if (isId(kind, text)) return { kind, text, problem: null, guess: text, isName };
  const guess = prefixes[kind] + folded.slice(4);
  return {
    kind,
    text,
    problem: problemOf(kind, text),
    guess: isId(kind, guess) ? guess : null,
    isName,
  };
}

function problemOf(kind: IdKind, text: string): string {
  const noun = `The ${nouns[kind]}`;
  const prefix = prefixes[kind];
  const strange = [...text].find((character) => !/[0-9A-Za-z_-]/.test(character));
  if (strange !== undefined) return `${noun} ${strangeCharacter(strange)}`;
  if (!text.startsWith(prefix)) {
    const begins = text.slice(0, prefix.length);
    if (begins.toLowerCase() === prefix)
      return `${noun} begins with ${begins}; it must begin with ${prefix} in lower case.`;
    return `${noun} begins with ${begins}; it must begin with ${prefix}.`;
  }
  if (text.length > maxIdLength) return `${noun} has ${text.length} characters; the maximum is ${maxIdLength}.`;
  return `${noun} is cut off: nothing follows ${prefix}.`;
}

function strangeCharacter(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const like =
    lookAlikes.get(character) ?? (character.normalize('NFKC') <= '\u007f' ? character.normalize('NFKC') : undefined);
  if (/\p{M}/u.test(character)) return `holds an accent (${code}); only A to Z, a to z, digits, _ and - are allowed.`;
  if (like === undefined) return `holds “${character}” (${code}); only A to Z, a to z, digits, _ and - are allowed.`;
  return `holds “${character}” (${code}), which only looks like “${like}”.`;
}
