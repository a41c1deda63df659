import { expect, test } from 'vitest';
import { barsOf, endOfBucket } from './bars';

test.each([
  ['2024-01-15T10:00:00Z', 'hour', '2024-01-15T11:00:00Z'],
  ['2024-02-29T00:00:00Z', 'day', '2024-03-01T00:00:00Z'],
  ['2024-12-30T00:00:00Z', 'week', '2025-01-06T00:00:00Z'],
  ['2024-12-01T00:00:00Z', 'month', '2025-01-01T00:00:00Z'],
] as const)('from %s a %s ends at %s', (from, bucket, until) => {
  expect(endOfBucket(from, bucket)).toBe(until);
});

test('bars are at their times, and a time without sessions is a gap', () => {
  const bars = barsOf(
    [
      { from: '2024-01-01T00:00:00Z', enabled: 2, disabled: 1 },
      { from: '2024-01-04T00:00:00Z', enabled: 0, disabled: 1 },
    ],
    'day',
  );
  expect(bars.map(({ left, width, total }) => ({ left, width, total }))).toEqual([
    { left: 0, width: 25, total: 3 },
    { left: 75, width: 25, total: 1 },
  ]);
});

test('no counts make no bars', () => {
  expect(barsOf([], 'day')).toEqual([]);
});
