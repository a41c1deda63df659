import { expect, test } from 'vitest';
import { type PageStack, placeIn, readStack, stepTo } from './page-stack';

test('pages are counted from the first, and each knows the previous one', () => {
  const stack = stepTo(stepTo([''], '', 'two'), 'two', 'three');
  expect(stack).toEqual(['', 'two', 'three']);
  expect(placeIn(stack, 'three')).toEqual({ previous: 'two', number: 3 });
  expect(placeIn(stack, 'two')).toEqual({ previous: '', number: 2 });
  expect(placeIn(stack, '')).toEqual({ previous: null, number: 1 });
});

test('from a page in the middle, a new next page replaces those that followed', () => {
  expect(stepTo(['', 'two', 'three'], 'two', 'other')).toEqual(['', 'two', 'other']);
  expect(stepTo(['', 'two'], '', 'new')).toEqual(['', 'new']);
});

test('a page opened from a link has no number and no previous page, but its next page knows it as previous', () => {
  expect(placeIn([''], 'linked')).toEqual({ previous: null, number: null });
  const stack: PageStack = stepTo([''], 'linked', 'next');
  expect(placeIn(stack, 'next')).toEqual({ previous: 'linked', number: null });
});

test('a stack of another list, or no stack, is replaced by that of the first page', () => {
  expect(readStack(JSON.stringify({ of: '/sessions', keys: ['', 'two'] }), '/sessions')).toEqual(['', 'two']);
  for (const kept of [null, 'x', '[]', JSON.stringify({ of: '/sessions?q=abc', keys: ['', 'two'] })]) {
    expect(readStack(kept, '/sessions')).toEqual(['']);
  }
});
