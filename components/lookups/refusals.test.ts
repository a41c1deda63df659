import { expect, it } from 'vitest';
import { isTooLarge, refusalOf, refusals } from './refusals';

const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');

it.each([
  ['nothing', '', refusals.empty],
  ['spaces', ' \n\t', refusals.empty],
  ['a sentence', 'it does not work', refusals.nothing],
  ['101 lines', lines(101, 'ase_a'), refusals.tooMany],
  ['a JSON list of 101', JSON.stringify(Array(101).fill('ase_a')), refusals.tooMany],
  ['64 KiB and a byte', `ase_a ${'x'.repeat(65_531)}`, refusals.tooLarge],
  ['fewer characters of more bytes', `ase_a ${'é'.repeat(32_766)}`, refusals.tooLarge],
  ['101 lines and too large', lines(101, 'x'.repeat(1_000)), refusals.tooLarge],
])('%s is refused in words', (_title, text, refusal) => {
  expect(refusalOf(text)).toBe(refusal);
});

it.each([
  ['100 lines', lines(100, 'ase_a')],
  ['100 lines of garbage', lines(100, 'x')],
  ['100 lines and blank ones', lines(100, 'ase_a\n\n')],
  ['64 KiB', `ase_a ${'x'.repeat(65_530)}`],
  ['a request id', 'req_12345678'],
  ['part an ID', 'AGT_a'],
])('%s may be looked up', (_title, text) => {
  expect(refusalOf(text)).toBeNull();
  expect(isTooLarge(text)).toBe(false);
});
