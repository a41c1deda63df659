import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostPastedItems, pastedItems, requestIdsIn } from './pasted-lines';

const shown = (text: string) => pastedItems(text).map(({ line, text: part }) => [line, part]);

describe('a pasted text', () => {
  it.each([
    ['one line', 'agt_a ase_b', [[1, 'agt_a ase_b']]],
    [
      'lines with blank ones between',
      '\nase_a\n\n  \nase_b\n',
      [
        [2, 'ase_a'],
        [5, 'ase_b'],
      ],
    ],
    [
      'line ends of every kind',
      'ase_a\r\nase_b\rase_c\u2028ase_d\u2029ase_e',
      [
        [1, 'ase_a'],
        [2, 'ase_b'],
        [3, 'ase_c'],
        [4, 'ase_d'],
        [5, 'ase_e'],
      ],
    ],
    ['a JSON document over several lines', '{\n "id": "ase_a"\n}', [[1, '{\n "id": "ase_a"\n}']]],
    [
      'JSON lines',
      '{"id":"ase_a"}\n{"id":"ase_b"}',
      [
        [1, '{"id":"ase_a"}'],
        [2, '{"id":"ase_b"}'],
      ],
    ],
    [
      'a list as JSON',
      '[\n "ase_a",\n {"id":"ase_b"}]',
      [
        [2, 'ase_a'],
        [3, '{"id":"ase_b"}'],
      ],
    ],
    [
      'a list of sessions of the API',
      '{"sessions": [{"id":"ase_a"},\n{"id":"ase_b"}],"metadata":{}}',
      [
        [1, '{"id":"ase_a"}'],
        [2, '{"id":"ase_b"}'],
      ],
    ],
    [
      'a document between lines',
      'ase_a\n{\n"id":"ase_b",\n"x":"}"\n}\nase_c',
      [
        [1, 'ase_a'],
        [2, '{\n"id":"ase_b",\n"x":"}"\n}'],
        [6, 'ase_c'],
      ],
    ],
    [
      'brackets that are never closed',
      '{\nase_a\nase_b',
      [
        [1, '{'],
        [2, 'ase_a'],
        [3, 'ase_b'],
      ],
    ],
    [
      'a command over several lines',
      'curl -s \\\n  -H "x: y" \\\n  host/agt_a/ase_z\nase_b',
      [
        [1, 'curl -s \\\n  -H "x: y" \\\n  host/agt_a/ase_z'],
        [4, 'ase_b'],
      ],
    ],
    ['an agent and a session on a line each', 'agt_a\nase_b', [[1, 'agt_a\nase_b']]],
    ['a session and an agent on a line each', '\nase_b\n\nagt_a', [[2, 'ase_b\nagt_a']]],
    [
      'two sessions on a line each',
      'ase_a\nase_b',
      [
        [1, 'ase_a'],
        [2, 'ase_b'],
      ],
    ],
    [
      'two agents and a session',
      'agt_a\nagt_b\nase_c',
      [
        [1, 'agt_a'],
        [2, 'agt_b'],
        [3, 'ase_c'],
      ],
    ],
    ['nothing', '', [[1, '']]],
    ['nothing but white space', ' \n\t\n', [[1, ' \n\t\n']]],
  ] as [string, string, [number, string][]][])('is taken apart: %s', (_title, text, items) => {
    expect(shown(text)).toEqual(items);
  });

  it('of more lines than are allowed gives one too many, and no more', () => {
    expect(pastedItems('ase_a\n'.repeat(100))).toHaveLength(mostPastedItems);
    expect(pastedItems('ase_a\n'.repeat(5_000))).toHaveLength(mostPastedItems + 1);
    expect(pastedItems(JSON.stringify(Array(5_000).fill('ase_a')))).toHaveLength(mostPastedItems + 1);
  });

  it('loses no line that is not blank, whatever it is, and never throws', () => {
    const piece = fc.constantFrom(
      'agt_a',
      'ase_b',
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      '\n',
      '\r\n',
      '\\\n',
      ' ',
      ',',
      ':',
      'x',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const items = pastedItems(text);
        const words = (from: string) =>
          from
            .split(/[\s\u2028\u2029]+/)
            .filter(Boolean)
            .join(' ');
        const isJson = /^\s*\[/.test(text) && items[0]?.text !== undefined && !text.startsWith(items[0].text);
        if (!isJson && items.length <= mostPastedItems)
          expect(words(items.map((item) => item.text).join('\n'))).toBe(words(text));
        const lines = items.map(({ line }) => line);
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
});

describe('request ids', () => {
  it('are looked for only where nothing else is named, ten at most', () => {
    const idsIn = (text: string) => requestIdsIn({ line: 1, text });
    expect(idsIn('ERROR req_0123456789abcdefghijkl in 12 ms')).toEqual(['req_0123456789abcdefghijkl']);
    expect(idsIn('agt_a req_0123456789abcdefghijkl')).toEqual([]);
    expect(idsIn('short id')).toEqual([]);
    expect(idsIn('the customer says something')).toEqual([]);
    expect(idsIn('abcdefg1 '.repeat(50))).toHaveLength(10);
  });
});
