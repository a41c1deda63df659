import { expect, it } from 'vitest';
import { findInList } from './list-place';

const key = (number: number) => ({ agent_id: 'agt_1', session_id: `ase_${number}` });
const list = (more: object = {}) => JSON.stringify({ url: '/sessions?q=x', sessions: [1, 2, 3].map(key), ...more });

it('returns the previous and the next session of a session in its list', () => {
  expect(findInList(list(), key(2))).toEqual({
    url: '/sessions?q=x',
    previous: key(1),
    next: key(3),
    position: 2,
    count: 3,
  });
  expect(findInList(list(), key(1))?.previous).toBeNull();
  expect(findInList(list(), key(3))?.next).toBeNull();
});

it('returns null for a session that is not in the list', () => {
  expect(findInList(list(), key(4))).toBeNull();
  expect(findInList(list(), { agent_id: 'agt_2', session_id: 'ase_1' })).toBeNull();
  expect(findInList(null, key(1))).toBeNull();
});

it('accepts only what a list’s page writes', () => {
  const elsewhere = ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', '/a b', 1];
  for (const url of elsewhere) expect(findInList(list({ url }), key(1)), String(url)).toBeNull();
  const wrong = [
    '',
    '{',
    'null',
    '[]',
    list({ more: 1 }),
    list({ sessions: {} }),
    list({ sessions: [key(1), null] }),
    list({ sessions: [key(1), { ...key(2), more: 1 }] }),
    list({ sessions: [key(1), { agent_id: '../x', session_id: 'ase_2' }] }),
    list({ sessions: Array.from({ length: 1_001 }, (_, index) => key(index)) }),
  ];
  for (const text of wrong) expect(findInList(text, key(1)), text.slice(0, 80)).toBeNull();
});
