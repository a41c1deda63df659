import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeNumber, writeSize } from './write-number';

test.each([
  ['en', 1_234_567.5, '1,234,567.5'],
  ['de-DE', 1_234_567.5, '1.234.567,5'],
  ['fr', 12_345, '12\u202f345'],
  ['hi-IN', 1_234_567, '12,34,567'],
  ['es', 1_234, '1.234'],
  ['pl', 1_234, '1\u00a0234'],
  ['ar-SA', 1_234, '1,234'],
  ['en', 999, '999'],
  ['de-DE', -1_000, '-1.000'],
])('in %s the number %d is %s', (locale, number, text) => {
  expect(writeNumber(number, locale)).toBe(text);
});

test.each([
  ['en', 0, '0 bytes'],
  ['en', 1, '1 byte'],
  ['en', 999, '999 bytes'],
  ['en', 1_234, '1.2 kB'],
  ['de-DE', 1_234, '1,2 kB'],
  ['en', 999_999, '1 MB'],
  ['de-DE', 2_345_600_000, '2.345,6 MB'],
])('in %s a size of %d bytes is %s', (locale, bytes, text) => {
  expect(writeSize(bytes, locale)).toBe(text);
});

test('no component formats a number or a time itself', () => {
  const files = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const own = files.filter((name) => /\.toLocale\w*String\(/.test(readFileSync(`components/${name}`, 'utf8')));
  expect(own.filter((name) => !name.endsWith('write-number.test.ts'))).toEqual([]);
});
