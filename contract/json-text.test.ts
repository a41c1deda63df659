import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonNode, JsonTextError, parseJsonText, pointerTo } from './json-text';

// NUL, half a surrogate pair and the smallest numbers are refused deliberately.
const isRefused = (text: string) => /\\u0000|\\ud[89a-f]|e-3(?:09|[12]\d)/i.test(text);

/** The parsed tree as JSON.parse would return it. */
function plainValue(text: string, node: JsonNode): unknown {
  if (node.kind === 'array') return node.items.map((item) => plainValue(text, item));
  if (node.kind === 'string') return node.value;
  if (node.kind !== 'object') return JSON.parse(text.slice(node.start, node.end));
  const value: Record<string, unknown> = {};
  for (const member of node.members) {
    Object.defineProperty(value, member.key, {
      value: plainValue(text, member.value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}

function rangesOf(node: JsonNode): [number, number][] {
  const inner = node.kind === 'object' ? node.members.map((m) => m.value) : node.kind === 'array' ? node.items : [];
  return [[node.start, node.end], ...inner.flatMap(rangesOf)];
}

function problemOf(text: string, limits?: { depth: number; nodes: number }): JsonTextError {
  try {
    parseJsonText(text, limits);
  } catch (error) {
    if (error instanceof JsonTextError) return error;
    throw error;
  }
  throw new Error(`${text.slice(0, 80)} was accepted`);
}

describe('parsing JSON to ranges', () => {
  test('agrees with JSON.parse on every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        fc.pre(!isRefused(text));
        expect(plainValue(text, parseJsonText(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('returns for every value the range of that value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value, null, 2);
        fc.pre(!isRefused(text));
        for (const [start, end] of rangesOf(parseJsonText(text))) {
          expect(() => JSON.parse(text.slice(start, end))).not.toThrow();
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
        }
      }),
    );
  });

  test('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:0-+.eE \\ntru fals"u12') }), (text) => {
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        if (!isJson) expect(problemOf(text).offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['1.0', '-0', '1e308', '9007199254740993', '0.1e-308', '-1.50E+2'])(
    'keeps the number %s as it is written',
    (number) => {
      const text = ` {"a": ${number} } `;
      const tree = parseJsonText(text);
      const value = tree.kind === 'object' ? tree.members[0]?.value : undefined;
      expect(text.slice(value?.start, value?.end)).toBe(number);
    },
  );

  test('keeps the order of keys, including numeric ones and __proto__', () => {
    const tree = parseJsonText('{"b":1,"42":2,"a":3,"1":4,"__proto__":5,"":6}');
    expect(tree.kind === 'object' && tree.members.map(({ key }) => key)).toEqual([
      'b',
      '42',
      'a',
      '1',
      '__proto__',
      '',
    ]);
  });

  test('decodes escapes', () => {
    expect(parseJsonText('"\\u00e9\\n\\/\\"\\\\\\ud83d\\ude00"')).toMatchObject({ value: 'é\n/"\\😀' });
  });
});

describe('metadata limits', () => {
  test.each([
    ['a key that comes twice', '{"a":1,"a":2}', 7],
    ['a key that comes twice, once with an escape', '{"a":1,"\\u0061":2}', 7],
    ['half of a surrogate pair', '{"a":"\\ud83d"}', 5],
    ['a surrogate pair in the wrong order', '{"a":"\\ude00\\ud83d"}', 5],
    ['NUL', '{"a":"\\u0000"}', 5],
    ['a number of 401 characters', `[${'1'.repeat(401)}]`, 1],
    ['an exponent of 309', '[1e309]', 1],
    ['an exponent of -309', '[1E-309]', 1],
    ['a control character', '["\t"]', 2],
    ['a comma before the end', '[1,]', 3],
    ['a leading zero', '[01]', 2],
    ['a word of JavaScript', '[NaN]', 1],
    ['two values', '1 2', 2],
    ['nothing', '', 0],
    ['a byte order mark', '\ufeff1', 0],
    ['white space that JSON does not know', '\u00a01', 0],
  ])('%s', (_title, text, offset) => {
    expect(problemOf(text).offset).toBe(offset);
  });

  test('accepts exactly as many levels as allowed, and not one more', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(() => parseJsonText(nested(32), { depth: 32, nodes: 100 })).not.toThrow();
    expect(problemOf(nested(33), { depth: 32, nodes: 100 }).offset).toBe(32);
  });

  test('accepts exactly as many values as allowed, and not one more', () => {
    const list = (values: number) => `[${Array.from({ length: values - 1 }, () => '0').join(',')}]`;
    expect(() => parseJsonText(list(10), { depth: 2, nodes: 10 })).not.toThrow();
    expect(() => parseJsonText(list(11), { depth: 2, nodes: 10 })).toThrow(JsonTextError);
  });

  test('refuses a million brackets at the first level too many, without a stack overflow', () => {
    expect(problemOf('['.repeat(1_000_000), { depth: 32, nodes: 100 }).offset).toBe(32);
    expect(problemOf(`"${'\\u0041'.repeat(100_000)}`).offset).toBe(600_001);
  });
});

test('a JSON Pointer escapes ~ and /', () => {
  expect(pointerTo('/metadata', 'a/b~c')).toBe('/metadata/a~1b~0c');
  expect(pointerTo('', 0)).toBe('/0');
});
