import { expect, it } from 'vitest';
import { placeIn, queryOf } from './session-place';

const placeOf = (query: string) => placeIn(new URLSearchParams(query));

it('the tab and the time are read from the address, and written back', () => {
  for (const query of ['', '?tab=history', '?at=2024-01-15T10%3A30%3A00Z', '?tab=audit&at=2024-01-15T10%3A30%3A00Z']) {
    expect(queryOf(placeOf(query))).toBe(query);
  }
});

it('an unknown tab is the overview, and an empty time is none', () => {
  expect(placeOf('?tab=__proto__&at=')).toEqual({ tab: 'overview', at: null });
  expect(placeOf('?tab=overview')).toEqual({ tab: 'overview', at: null });
});
