import { describe, expect, it } from 'vitest';
import { maxPastedItems, pastedItems } from './lines';

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
    [
      'a command, with lines of Windows',
      'curl x \\\r\n  host/ase_a\r\nase_b',
      [
        [1, 'curl x \\\r\n  host/ase_a'],
        [3, 'ase_b'],
      ],
    ],
    [
      'a command that ends with the text',
      'ase_a\ncurl x \\',
      [
        [1, 'ase_a'],
        [2, 'curl x \\'],
      ],
    ],
    [
      'hard breaks of Markdown',
      'ase_a\\\nase_b\\\nase_c',
      [
        [1, 'ase_a\\'],
        [2, 'ase_b\\'],
        [3, 'ase_c'],
      ],
    ],
    [
      'documents with commas between, cut out of a list',
      '{\n"id":"ase_a"\n},\n{\n"id":"ase_b"\n}',
      [
        [1, '{\n"id":"ase_a"\n},'],
        [4, '{\n"id":"ase_b"\n}'],
      ],
    ],
    [
      'a document that begins and ends like a line',
      'ase_a\n  {"a": {\n  "id":"ase_b"}}\nase_c',
      [
        [1, 'ase_a'],
        [2, '  {"a": {\n  "id":"ase_b"}}'],
        [4, 'ase_c'],
      ],
    ],
    [
      'brackets around what is no JSON',
      '{\nase_a\n}',
      [
        [1, '{'],
        [2, 'ase_a'],
        [3, '}'],
      ],
    ],
    [
      'a document after brackets and quotes that are never closed',
      '[ {\n"\n{\n"id":"ase_a"\n}',
      [
        [1, '[ {'],
        [2, '"'],
        [3, '{\n"id":"ase_a"\n}'],
      ],
    ],
    ['a document with a key twice', '{\n"id":"ase_a",\n"id":"ase_b"\n}', [[1, '{\n"id":"ase_a",\n"id":"ase_b"\n}']]],
    [
      'a document with a number beyond all',
      '{\n"n": 1e999,\n"id":"ase_b"\n}',
      [[1, '{\n"n": 1e999,\n"id":"ase_b"\n}']],
    ],
    [
      'a document with brackets in texts',
      '{\n"x":"]}{[\\"",\n"id":"ase_b"\n}',
      [[1, '{\n"x":"]}{[\\"",\n"id":"ase_b"\n}']],
    ],
    [
      'a list of everything that JSON has',
      '[null, -1.5e3, true,\r\n "a\\n\\u0062", [1, [2]], {"a": {}}, ""]',
      [
        [1, 'null'],
        [1, '-1.5e3'],
        [1, 'true'],
        [2, 'a\nb'],
        [2, '[1, [2]]'],
        [2, '{"a": {}}'],
        [2, ''],
      ],
    ],
    ['an empty list', '\n[]', [[2, '[]']]],
    ['an answer without sessions', '{"sessions": []}', [[1, '{"sessions": []}']]],
    ['sessions that are no list', '{"sessions": "ase_a"}', [[1, '{"sessions": "ase_a"}']]],
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
  ] as [string, string, [number, string][]][])('is split: %s', (_title, text, items) => {
    expect(shown(text)).toEqual(items);
  });

  it('of more lines than allowed has one item too many, and no more', () => {
    expect(pastedItems('ase_a\n'.repeat(100))).toHaveLength(maxPastedItems);
    expect(pastedItems('ase_a\n'.repeat(5_000))).toHaveLength(maxPastedItems + 1);
    expect(pastedItems(JSON.stringify(Array(5_000).fill('ase_a')))).toHaveLength(maxPastedItems + 1);
  });

  it('may be a document of any number of lines', () => {
    const metadata = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`key_${n}`, n]));
    const session = { id: 'ase_a', agent_id: 'agt_a', metadata };
    expect(pastedItems(JSON.stringify(session, null, 2))).toHaveLength(1);
    expect(pastedItems(`HTTP/1.1 200 OK\n\n${JSON.stringify(session, null, 2)}\nase_b`)).toHaveLength(3);
  });
});
