import { expect, test } from 'vitest';
import { markFrom } from './kept-mark';

test.each([
  ['hidden.per_1', 'hidden'],
  ['seen.per_1', 'seen'],
  ['hidden.per_2', null],
  ['gone.per_1', null],
  ['hidden', null],
  ['', null],
  [undefined, null],
])('in the cookie %s, the person per_1 has the mark %s', (kept, mark) => {
  expect(markFrom(kept, 'per_1')).toBe(mark);
});
