import { expect, it } from 'vitest';
import { placeIn, queryOf } from './session-place';

const placeOf = (query: string) => placeIn(new URLSearchParams(query));

it('a place is read from the address, and written into it again', () => {
  for (const query of ['', '?tab=history', '?at=2024-01-15T10%3A30%3A00Z', '?tab=audit&at=2024-01-15T10%3A30%3A00Z']) {
    expect(queryOf(placeOf(query))).toBe(query);
  }
});

it('a tab that there is not is the overview, and an empty moment is none', () => {
  expect(placeOf('?tab=__proto__&at=')).toEqual({ tab: 'overview', at: null });
  expect(placeOf('?tab=overview')).toEqual({ tab: 'overview', at: null });
});
