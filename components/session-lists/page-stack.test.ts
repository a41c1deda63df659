import { expect, test } from 'vitest';
import { type PageStack, placeIn, readStack, stepTo } from './page-stack';

test('pages are counted from the first, and lead back', () => {
  const stack = stepTo(stepTo([''], '', 'two'), 'two', 'three');
  expect(stack).toEqual(['', 'two', 'three']);
  expect(placeIn(stack, 'three')).toEqual({ previous: 'two', number: 3 });
  expect(placeIn(stack, 'two')).toEqual({ previous: '', number: 2 });
  expect(placeIn(stack, '')).toEqual({ previous: null, number: 1 });
});

test('from a page in the middle another next page takes the place of what followed', () => {
  expect(stepTo(['', 'two', 'three'], 'two', 'other')).toEqual(['', 'two', 'other']);
  expect(stepTo(['', 'two'], '', 'new')).toEqual(['', 'new']);
});

test('a page that a link opened has no number and nothing before it, but its next leads back to it', () => {
  expect(placeIn([''], 'linked')).toEqual({ previous: null, number: null });
  const stack: PageStack = stepTo([''], 'linked', 'next');
  expect(placeIn(stack, 'next')).toEqual({ previous: 'linked', number: null });
});

test('a stack of another list, or no stack, is that of the first page', () => {
  expect(readStack(JSON.stringify({ of: '/sessions', keys: ['', 'two'] }), '/sessions')).toEqual(['', 'two']);
  for (const kept of [null, 'x', '[]', JSON.stringify({ of: '/sessions?q=abc', keys: ['', 'two'] })]) {
    expect(readStack(kept, '/sessions')).toEqual(['']);
  }
});
