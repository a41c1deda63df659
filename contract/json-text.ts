/**
 * JSON as text with offsets. Metadata must come back exactly as it went in (`1.0`, integers beyond 2^53, key order, a
 * key named `__proto__`), so nothing in the desk ever sends it through JSON.parse and JSON.stringify: it is parsed into
 * nodes that point into the text.
 */
export type JsonNode =
  | { kind: 'object'; start: number; end: number; members: JsonMember[] }
  | { kind: 'array'; start: number; end: number; items: JsonNode[] }
  | { kind: 'string'; start: number; end: number; value: string }
  | { kind: 'number' | 'boolean' | 'null'; start: number; end: number };

export type JsonMember = { key: string; keyStart: number; keyEnd: number; value: JsonNode };

/** `depth` counts nested objects and arrays, the outermost as 1; `nodes` counts every value. */
export type JsonLimits = { depth: number; nodes: number };

/** Text that is not JSON, or JSON beyond the limits. `offset` counts UTF-16 units from the start. */
export class JsonTextError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'JsonTextError';
  }
}

const whitespace = /[ \t\n\r]*/y;
const numberToken = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these unescaped (RFC 8259, section 7).
const plainCharacters = /[^"\\\u0000-\u001f]*/y;
const escapes: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const maxNumberLength = 400;
const largestExponent = 308;

/**
 * Parses one JSON value to nodes with ranges. Throws JsonTextError for text that is not JSON, and for what metadata
 * does not allow: duplicate keys, lone surrogates, NUL, numbers of more than 400 characters or with an exponent beyond
 * ±308, and more depth or nodes than the limits.
 */
export function parseJsonText(text: string, limits: JsonLimits = { depth: 64, nodes: 100_000 }): JsonNode {
  return new Reader(text, limits).document();
}

class Reader {
  private at = 0;
  private nodes = 0;

  constructor(
    private readonly text: string,
    private readonly limits: JsonLimits,
  ) {}

  document(): JsonNode {
    this.skip();
    const node = this.value(1);
    this.skip();
    if (this.at < this.text.length) this.fail('text after the end of the JSON value');
    return node;
  }

  private value(depth: number): JsonNode {
    this.nodes += 1;
    if (this.nodes > this.limits.nodes) this.fail(`more than ${this.limits.nodes} values`);
    const start = this.at;
    const first = this.text[start];
    if (first === '{') return this.object(start, this.enter(depth));
    if (first === '[') return this.array(start, this.enter(depth));
    if (first === '"') {
      const value = this.string();
      return { kind: 'string', start, end: this.at, value };
    }
    for (const word of ['true', 'false', 'null']) {
      if (this.text.startsWith(word, start)) {
        this.at = start + word.length;
        return { kind: word === 'null' ? 'null' : 'boolean', start, end: this.at };
      }
    }
    return this.number(start);
  }

  private enter(depth: number): number {
    if (depth > this.limits.depth) this.fail(`nested deeper than ${this.limits.depth} levels`);
    return depth + 1;
  }

  private object(start: number, depth: number): JsonNode {
    const members: JsonMember[] = [];
    const keys = new Set<string>();
    this.at += 1;
    this.skip();
    while (this.text[this.at] !== '}') {
      if (members.length > 0) this.comma('}');
      const keyStart = this.at;
      if (this.text[keyStart] !== '"') this.fail('a key in double quotes is expected');
      const key = this.string();
      const keyEnd = this.at;
      if (keys.has(key)) this.fail('the key occurs twice in one object', keyStart);
      keys.add(key);
      this.skip();
      if (this.text[this.at] !== ':') this.fail('a colon is expected after the key');
      this.at += 1;
      this.skip();
      members.push({ key, keyStart, keyEnd, value: this.value(depth) });
      this.skip();
    }
    this.at += 1;
    return { kind: 'object', start, end: this.at, members };
  }

  private array(start: number, depth: number): JsonNode {
    const items: JsonNode[] = [];
    this.at += 1;
    this.skip();
    while (this.text[this.at] !== ']') {
      if (items.length > 0) this.comma(']');
      items.push(this.value(depth));
      this.skip();
    }
    this.at += 1;
    return { kind: 'array', start, end: this.at, items };
  }

  private comma(closing: string): void {
    if (this.text[this.at] !== ',') this.fail(`a comma or ${closing} is expected`);
    this.at += 1;
    this.skip();
  }

  private string(): string {
    const start = this.at;
    let value = '';
    this.at += 1;
    for (;;) {
      value += this.match(plainCharacters);
      const next = this.text[this.at];
      if (next === '"') break;
      if (next === '\\') value += this.escape();
      else this.fail(next === undefined ? 'the string does not end' : 'a control character must be escaped');
    }
    this.at += 1;
    if (!value.isWellFormed()) this.fail('half of a surrogate pair, which is not a character', start);
    if (value.includes('\u0000')) this.fail('the character NUL cannot be stored', start);
    return value;
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail('four hexadecimal digits are expected after \\u');
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
    if (character === undefined) this.fail('an unknown escape in a string');
    this.at += 2;
    return character as string;
  }

  private number(start: number): JsonNode {
    const token = this.match(numberToken);
    if (token === '') this.fail(start < this.text.length ? 'a JSON value is expected' : 'the JSON text ends too early');
    if (token.length > maxNumberLength) this.fail(`a number of more than ${maxNumberLength} characters`, start);
    const exponent = /[eE](.*)$/.exec(token)?.[1];
    if (exponent !== undefined && Math.abs(Number(exponent)) > largestExponent) {
      this.fail(`an exponent beyond ±${largestExponent}`, start);
    }
    return { kind: 'number', start, end: this.at };
  }

  private skip(): void {
    this.match(whitespace);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private fail(message: string, offset = this.at): never {
    throw new JsonTextError(message, offset);
  }
}

/** Extends a JSON Pointer (RFC 6901) by one key or index. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
