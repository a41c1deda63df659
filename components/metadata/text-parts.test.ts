import { expect, test } from 'vitest';
import { findPattern, nameControl, textParts } from './text-parts';

const kinds = (text: string, how = {}) => textParts(text, how).map((part) => [part.kind, part.text]);

test.each([
  ['cus\u200btomer', 1],
  ['abc\u202edef\u202c', 2],
  ['re\u00adfund', 1],
  ['cus\u200dtomer', 1],
  ['\u001b[31mred', 1],
  ['two\nlines\tand a tab', 0],
  ['family 👨‍👩‍👧', 0],
  ['flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 0],
  ['می‌خواهم', 0],
  ['क्‍ष', 0],
  ['text\u{e0041}', 1],
])('in %j, %i invisible characters are made visible', (text, many) => {
  expect(textParts(text).filter((part) => part.kind === 'control')).toHaveLength(many);
  expect(
    textParts(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test('a match is marked in any case, and shown as written', () => {
  expect(kinds('Say HI, hi.', { find: findPattern('hi') })).toEqual([
    ['text', 'Say '],
    ['found', 'HI'],
    ['text', ', '],
    ['found', 'hi'],
    ['text', '.'],
  ]);
  expect(kinds('a.c abc', { find: findPattern('a.c') })[0]).toEqual(['found', 'a.c']);
});

test.each(['(', '[a-', '\\', '^$', '{1}', '|', '/', '-', '👍', '"'])(
  'the search text %s is text, not a pattern',
  (query) => {
    expect(kinds(`x${query}y`, { find: findPattern(query) })[1]).toEqual(['found', query]);
  },
);

test('placeholders are marked where the text is masked, and nowhere else', () => {
  expect(kinds('to email·9f3c04d1be now', { masked: true })).toEqual([
    ['text', 'to '],
    ['masked', 'email·9f3c04d1be'],
    ['text', ' now'],
  ]);
  expect(kinds('email·9f3c04d1be')).toEqual([['text', 'email·9f3c04d1be']]);
  expect(kinds('email·9f3c04d1be', { masked: true, find: findPattern('email') })).toEqual([
    ['masked-found', 'email·9f3c04d1be'],
  ]);
});

test('no text makes more parts than can be rendered, and the rest hides nothing', () => {
  const parts = textParts('a\u202e'.repeat(125_000), { find: findPattern('a') });
  expect(parts.length).toBeLessThan(1100);
  expect(parts.at(-1)?.text).not.toContain('\u202e');
});

test('250,000 characters of any kind make no more parts than can be rendered', () => {
  for (const unit of ['a', '\u200b', '\u200d', 'email·', '👍', '\u{e0041}', '·', 'a_']) {
    const parts = textParts(unit.repeat(250_000 / unit.length), { masked: true, find: findPattern(`${unit}${unit}x`) });
    expect(parts.length).toBeLessThan(1100);
  }
});

test('an invisible character is named', () => {
  expect(nameControl('\u202e')).toEqual({ code: 'U+202E', name: 'right-to-left override' });
  expect(nameControl('\u0007')).toEqual({ code: 'U+0007', name: 'invisible character' });
});
