import { expect, test } from 'vitest';
import { barWords } from './bar-words';

const from = '2024-01-15T23:00:00Z';

test.each([
  ['hour', 'CET', '16 Jan 2024, 00:00:00 CET'],
  ['day', 'UTC', '15 Jan 2024'],
  ['week', 'UTC', 'Week of 15 Jan 2024'],
  ['month', 'UTC', 'Jan 2024'],
] as const)('the bar of a %s is named in %s, by its start', (bucket, zone, name) => {
  const words = barWords({ zone: 'Europe/Berlin', locale: 'en-GB' }, bucket);
  expect(words.name(from)).toBe(name);
  // The zone's name is the current one: it may be summer.
  if (zone === 'UTC') expect(words.zone).toBe(zone);
  else expect(['CET', 'CEST']).toContain(words.zone);
});

test.each([
  ['en-GB', '1,234,567'],
  ['de', '1.234.567'],
  ['ar', '1,234,567'],
])('numbers in %s have its separators, with the same digits', (locale, written) => {
  expect(barWords({ zone: 'UTC', locale }, 'day').count(1_234_567)).toBe(written);
});
