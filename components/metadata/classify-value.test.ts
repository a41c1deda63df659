import { expect, test } from 'vitest';
import { parseJsonText } from '#contract/json-text';
import { writeNumber } from '../numbers/write-number';
import { classifyValue, countWords, typeWord } from './classify-value';

const kindOf = (value: string, masked = false) => classifyValue(parseJsonText(JSON.stringify(value)), masked).kind;

test.each([
  ['2024-01-15T14:22:30Z', 'time'],
  ['2025-03-30T03:30:00+02:00', 'time'],
  ['2025-03-30T01:30:00.123456Z', 'time'],
  ['2025-02-30T01:30:00Z', 'string'],
  ['2025-13-45T99:00:00Z', 'string'],
  ['2024-01-15', 'string'],
  ['https://help.example.com/a?b=c#d', 'link'],
  ['HTTP://EXAMPLE.COM', 'link'],
  ['https://help.example.com@evil.example/', 'string'],
  ['javascript:alert(1)', 'string'],
  [' JaVaScRiPt:alert(1)', 'string'],
  ['java\nscript:alert(1)', 'string'],
  ['data:text/html,<script>alert(1)</script>', 'string'],
  ['//example.com/path', 'string'],
  ['https://', 'string'],
  ['https://a b.example', 'string'],
  ['https://exa\u202emple.com/', 'string'],
  [`https://example.com/${'a'.repeat(3000)}`, 'string'],
  ['dana@example.com', 'email'],
  ['dana@example.com?bcc=x@example.com', 'string'],
  ['dana@example', 'string'],
  ['', 'string'],
])('the string %j is shown as %s', (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});

test('a link whose host looks like another one shows where it leads', () => {
  const link = classifyValue(parseJsonText('"https://\u0435xample.com/"'));
  expect(link).toMatchObject({ kind: 'link', host: 'xn--xample-2of.com' });
  expect(classifyValue(parseJsonText('"https://Example.com/"'))).toMatchObject({ host: null });
});

test('only what the session lists as masked is shown as masked', () => {
  expect(kindOf('email·9f3c04d1be', true)).toBe('masked');
  expect(kindOf('email·hidden', true)).toBe('masked');
  expect(kindOf('write to email·9f3c04d1be', true)).toBe('partly-masked');
  expect(kindOf('email·9f3c04d1be')).toBe('string');
});

test.each([
  ['{"a":1,"b":2}', 'object'],
  ['[1]', 'array'],
  ['-0', 'number'],
  ['false', 'boolean'],
  ['null', 'null'],
])('%s is called %s', (text, word) => {
  expect(typeWord(classifyValue(parseJsonText(text)))).toBe(word);
});

test.each([
  ['{"a":1,"b":2}', '2 keys'],
  ['[1]', '1 item'],
  [`[${'0,'.repeat(1_999)}0]`, '2.000 items'],
])('the contents of a value are counted in the reader’s number format', (text, words) => {
  const value = classifyValue(parseJsonText(text));
  expect('count' in value && countWords(value, (number) => writeNumber(number, 'de'))).toBe(words);
});
