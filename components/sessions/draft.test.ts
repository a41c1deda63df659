import { expect, it } from 'vitest';
import { initialState } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import { writeNumber } from '../numbers/write-number';
import { changeOf, draftOf, metadataProblem, movedTo, stepsOf, textProblem } from './draft';

const write = (number: number) => writeNumber(number, 'en');

const session = (more: Partial<Session> = {}): Session => ({
  id: 'ase_1',
  agent_id: 'agt_1',
  ...initialState,
  metadata: '{"a": 1.0,"email":"email·9f3c04d1be"}',
  created_at: '2024-01-15T10:30:00Z',
  ...more,
});

it('only what was changed is sent, as it was typed', () => {
  const base = session();
  expect(changeOf(base, draftOf(base))).toEqual({});
  expect(changeOf(base, { ...draftOf(base), description: 'new' })).toEqual({ description: 'new' });
  const metadata = '{"a": 1.00, "email":"email·9f3c04d1be"}';
  expect(changeOf(base, { ...draftOf(base), metadata })).toEqual({ metadata });
});

it('an empty field is no description if there was none', () => {
  expect(changeOf(session({ description: 'old' }), { ...draftOf(session()), description: '' })).toEqual({
    description: '',
  });
  expect(changeOf(session(), draftOf(session()))).toEqual({});
});

it('a problem is reported with its line and column, by the contract’s own parser', () => {
  expect(metadataProblem('{}')).toBeNull();
  expect(metadataProblem('{\n  "a": 1,\n  "a": 2\n}')).toEqual({
    message: 'the key occurs twice in one object',
    offset: 14,
    line: 3,
    column: 3,
  });
  expect(metadataProblem('[]')).toMatchObject({ message: 'metadata must be an object', line: 1, column: 1 });
  expect(metadataProblem('{"a":"\\u0000"}')).toMatchObject({ line: 1, column: 6 });
  expect(metadataProblem(`{"a":"${'x'.repeat(262_144)}"}`)?.message).toBe('more than 256 KiB');
});

it('a description has at most 10,000 characters, counted as a reader counts', () => {
  expect(textProblem('description', '😀'.repeat(10_000), write)).toBeNull();
  expect(textProblem('description', 'x'.repeat(10_001), write)).toContain('10,001');
});

it('the effects of a change are shown with the values before', () => {
  const metadata = '{"a": 1,"email":"email·9f3c04d1be"}';
  expect(stepsOf(session(), { metadata, enabled: false })).toEqual([
    { op: 'replace', path: '/metadata/a', before: '1.0', after: '1' },
    { op: 'replace', path: '/enabled', before: 'true', after: 'false' },
  ]);
});

it('a draft moved to a newer state of the session keeps what was typed, and nothing else', () => {
  const base = session({ description: 'old' });
  const newer = session({ description: 'theirs', metadata: '{"theirs":1}' });
  expect(movedTo(base, { ...draftOf(base), metadata: '{"mine":1}' }, newer)).toEqual({
    description: 'theirs',
    metadata: '{"mine":1}',
  });
});
