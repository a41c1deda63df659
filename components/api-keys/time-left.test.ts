import { expect, test } from 'vitest';
import { writeLeft } from './time-left';

test.each([
  [86_400_000, '24:00:00'],
  [3_599_000, '59:59'],
  [598_999, '9:58'],
  [999, '0:00'],
  [-5, '0:00'],
])('%d ms are %s', (milliseconds, text) => {
  expect(writeLeft(milliseconds)).toBe(text);
});
