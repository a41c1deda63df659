import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCredentials } from './credentials';
import { maxPastedItems, pastedItems } from './lines';

describe('any pasted text', () => {
  const pieces = [
    ...['agt_a', 'ase_b', '{', '}', '[', ']', '"', '\\', ' ', '\t', ',', ':', 'x', '1', 'null', '"a":', '"sessions":'],
    ...[
      'curl ',
      '\\\n',
      '\n',
      '\r',
      '\r\n',
      '\u2028',
      '\u2029',
      '\u0085',
      '\ufeff',
      '\ud83d',
      '\u0000',
      "'",
      '`',
      '="',
    ],
    ...['cookie: a=b', 'x-api-key: ', '"authorization":"Bearer ', '\\"', '-u a:b', 'sd_abcdefgh_hunter2hunter2', '\\n'],
  ];
  const pasted = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
  const linesOf = (text: string) => text.split(/\r\n|[\n\r\u2028\u2029]/);
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };

  it('has each non-blank line in one item, which begins in the line that it names', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const lines = linesOf(text);
        const items = pastedItems(text);
        expect(items.length).toBeGreaterThan(0);
        if (isJson(text.trim()) || items.length > maxPastedItems || text.trim() === '') return;
        const rest = new Map(lines.map((line, at) => [at + 1, line] as const).filter(([, line]) => line.trim() !== ''));
        for (const item of items) {
          expect(item.text.startsWith(lines[item.line - 1] ?? '?')).toBe(true);
          // There may be blank lines between the two lines of a pair.
          let at = item.line;
          for (const line of linesOf(item.text)) {
            while (at < lines.length && lines[at - 1] !== line) at += 1;
            expect(lines[at - 1]).toBe(line);
            rest.delete(at);
            at += 1;
          }
        }
        expect([...rest]).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('a list in JSON is split into its items, each with its line', () => {
    const list = fc.tuple(
      fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 20 }),
      fc.constantFrom(0, 2),
    );
    fc.assert(
      fc.property(list, ([values, indent]) => {
        const text = JSON.stringify(values, null, indent);
        const items = pastedItems(text);
        expect(
          items.map((item) => item.text).map((item, at) => (typeof values[at] === 'string' ? item : JSON.parse(item))),
        ).toEqual(JSON.parse(text));
        const lines = text.split('\n');
        for (const [at, { line }] of items.entries()) {
          expect(lines[line - 1]).toContain(JSON.stringify(values[at], null, indent).split('\n')[0]);
        }
      }),
    );
  });

  it.each(['\r\r\ufeff\n', '\r\ufeff\r\ufeff\n', '\r\n\ufeff\r\n', '\r\ufeff\n'])(
    'no line end of %j is lost',
    (text) => {
      expect(linesOf(withoutCredentials(text).text)).toHaveLength(linesOf(text).length);
    },
  );

  it('cutting credentials out moves no line', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        expect(linesOf(withoutCredentials(text).text)).toHaveLength(linesOf(text).length);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('64 KiB are split in linear time', () => {
  const size = 65_536;
  const fill = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  it.each([
    ...[
      '{\n',
      '[\n',
      '[{\n',
      '{\n"',
      '"\\',
      '{"\\',
      '\\\n',
      'curl \\\n',
      '\\ ',
      ' \n',
      '\r',
      '[\n]\n',
      '{\n}\n',
      '}\n',
    ],
    ...['[\n1,', '{"a":[\n', '\u2028', '"\n', '["', '",', '{"sessions":['],
  ])('%j repeated', (piece) => {
    expect(() => pastedItems(fill(piece))).not.toThrow();
  });

  it.each([
    ['many beginnings before a string that does not end', `${'{\n'.repeat(50)}${fill('"\\')}`],
    ['lists in lists around what is no JSON', `x\n${'[\n'.repeat(90)}"${fill('a')}"x\n${']\n'.repeat(90)}`],
    ['lists in lists, very deep', `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`],
    ['a list of very many', `[${'1,'.repeat(size / 2)}1]`],
    ['an object of very many', `{${'"a":1,'.repeat(size / 6)}"sessions":[1]}`],
  ])('%s', (_title, text) => {
    expect(() => pastedItems(text)).not.toThrow();
  });
});
