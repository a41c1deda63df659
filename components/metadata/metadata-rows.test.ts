import { expect, test } from 'vitest';
import { parseJsonText } from '#contract/json-text';
import { allNested, findValues, listRows, openAtFirst, valueText } from './metadata-rows';
import { findPattern } from './text-parts';

const none = { open: new Set<string>(), pages: new Map<string, number>(), found: null };
const find = (text: string, query: string) => findValues(text, parseJsonText(text), findPattern(query) as RegExp);

test('rows are in the order of the text, even with keys that often break programs', () => {
  const tree = parseJsonText('{"z":1,"10":2,"__proto__":{"a/b~c":[true]},"":null}');
  const rows = listRows(tree, { ...none, open: allNested(tree) });
  expect(rows.map((row) => row.kind === 'value' && [row.pointer, row.depth, row.open])).toEqual([
    ['/metadata/z', 1, null],
    ['/metadata/10', 1, null],
    ['/metadata/__proto__', 1, true],
    ['/metadata/__proto__/a~1b~0c', 2, true],
    ['/metadata/__proto__/a~1b~0c/0', 3, null],
    ['/metadata/', 1, null],
  ]);
});

test('closed values show no children, and empty values do not open', () => {
  const rows = listRows(parseJsonText('{"a":{"b":1},"c":[],"d":{}}'), none);
  expect(rows.map((row) => row.kind === 'value' && row.open)).toEqual([false, null, null]);
});

test('10,000 children are shown a page at a time', () => {
  const tree = parseJsonText(`{"list":[${Array.from({ length: 9_998 }, (_, index) => index).join(',')}]}`);
  const open = new Set(['/metadata/list']);
  const rows = listRows(tree, { ...none, open });
  expect(rows).toHaveLength(102);
  expect(rows.at(-1)).toEqual({ kind: 'more', parent: '/metadata/list', depth: 2, hidden: 9_898 });
  expect(listRows(tree, { ...none, open, pages: new Map([['/metadata/list', 600]]) })).toHaveLength(602);
});

test('values are copied exactly: strings decoded, everything else as it is written', () => {
  const text = '{"a":"\\u00e9\\n","b":1.0,"c":-0,"d":9007199254740993,"e":{ "x" : [1 ,2] }}';
  const values = listRows(parseJsonText(text), none).map((row) => row.kind === 'value' && valueText(text, row.node));
  expect(values).toEqual(['é\n', '1.0', '-0', '9007199254740993', '{ "x" : [1 ,2] }']);
});

test('a search covers keys and values at any depth, and counts each once', () => {
  const text = '{"name":"Name of it","list":[{"other":"no"},{"deep":{"surname":1}}],"number":42}';
  const found = find(text, 'name');
  expect([...found.pointers]).toEqual(['/metadata/name', '/metadata/list/1/deep/surname']);
  expect([...found.ancestors].sort()).toEqual(['/metadata/list', '/metadata/list/1', '/metadata/list/1/deep']);
  expect(found.count).toBe(2);
  expect(find(text, '42').count).toBe(1);
  expect(find(text, 'absent').count).toBe(0);
});

test('a search shows only matches and what contains them, opened', () => {
  const text = '{"a":{"b":{"needle":1,"other":2}},"c":3}';
  const rows = listRows(parseJsonText(text), { ...none, found: find(text, 'needle') });
  expect(rows.map((row) => row.kind === 'value' && row.pointer)).toEqual([
    '/metadata/a',
    '/metadata/a/b',
    '/metadata/a/b/needle',
  ]);
});

test('a search over 10,000 values counts every match', () => {
  const text = `{"rows":[${'["customer",1,true,null],'.repeat(2_400)}"end"]}`;
  expect(find(text, 'customer').count).toBe(2_400);
});

test('at first, small values are open and large ones are not', () => {
  const small = '{"a":{"b":{"c":1}},"d":[1,2]}';
  expect([...openAtFirst(parseJsonText(small))]).toEqual(['/metadata/a', '/metadata/d', '/metadata/a/b']);
  expect(openAtFirst(parseJsonText(`{"a":[${'1,'.repeat(40)}1]}`)).size).toBe(0);
});
