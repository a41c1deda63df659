import fc from 'fast-check';
import { applyPatch, type Operation } from 'rfc6902';
import { describe, expect, it, test } from 'vitest';
import { difference } from './json-difference';
import type { Change } from './revisions';
import { initialState, type SessionState } from './session-fields';

const state = (metadata: string, more: Partial<SessionState> = {}): SessionState => ({
  ...initialState,
  metadata,
  ...more,
});
const between = (before: string, after: string) => difference(state(before), state(after));

/** Applies changes as any implementation of JSON Patch would. */
function applied(before: SessionState, changes: Change[]): unknown {
  const document = { ...before, metadata: JSON.parse(before.metadata) };
  const operations = changes.map((change) =>
    'value' in change ? { ...change, value: JSON.parse(change.value) } : change,
  );
  expect(applyPatch(document, operations as Operation[]).filter(Boolean)).toEqual([]);
  return document;
}

describe('the difference', () => {
  it('of equal states is empty', () => expect(between('{"a":1}', '{"a":1}')).toEqual([]));

  it('from nothing is the whole state', () => {
    expect(difference(null, state('{"a":1.0}', { description: 'x "y"', enabled: false }))).toEqual([
      { op: 'add', path: '/description', value: '"x \\"y\\""' },
      { op: 'add', path: '/metadata', value: '{"a":1.0}' },
      { op: 'add', path: '/enabled', value: 'false' },
    ]);
  });

  it('names each changed field', () => {
    expect(difference(state('{}'), state('{}', { description: 'new', enabled: false }))).toEqual([
      { op: 'replace', path: '/description', value: '"new"' },
      { op: 'replace', path: '/enabled', value: 'false' },
    ]);
  });

  it('names only what changed, by its pointer', () => {
    expect(between('{"a":{"b/c":1,"d~e":2},"f":[1,2]}', '{"a":{"b/c":1,"d~e":3},"f":[1,2]}')).toEqual([
      { op: 'replace', path: '/metadata/a/d~0e', value: '3' },
    ]);
    expect(between('{"a/b":1}', '{}')).toEqual([{ op: 'remove', path: '/metadata/a~1b' }]);
    expect(between('{}', '{"":[ ]}')).toEqual([{ op: 'add', path: '/metadata/', value: '[ ]' }]);
  });

  test.each([
    ['a number written otherwise', '{"a":1.0}', '{"a":1}', [{ op: 'replace', path: '/metadata/a', value: '1' }]],
    ['an exponent', '{"a":100}', '{"a":1e2}', [{ op: 'replace', path: '/metadata/a', value: '1e2' }]],
    ['an escape', '{"a":"b"}', '{"a":"\\u0062"}', [{ op: 'replace', path: '/metadata/a', value: '"\\u0062"' }]],
    [
      'the order of keys',
      '{"a":1,"b":2}',
      '{"b":2,"a":1}',
      [{ op: 'replace', path: '/metadata', value: '{"b":2,"a":1}' }],
    ],
    [
      'the order of keys further down',
      '{"x":{"a":1,"b":2},"y":1}',
      '{"x":{"b":2,"a":1},"y":1}',
      [{ op: 'replace', path: '/metadata/x', value: '{"b":2,"a":1}' }],
    ],
    ['white space', '{"a":1}', '{ "a": 1 }', [{ op: 'replace', path: '/metadata', value: '{ "a": 1 }' }]],
    ['a type', '{"a":1}', '{"a":"1"}', [{ op: 'replace', path: '/metadata/a', value: '"1"' }]],
    ['null and absent', '{"a":null}', '{}', [{ op: 'remove', path: '/metadata/a' }]],
    [
      'beyond 2^53',
      '{"a":9007199254740993}',
      '{"a":9007199254740992}',
      [{ op: 'replace', path: '/metadata/a', value: '9007199254740992' }],
    ],
  ])('is one step for %s', (_title, before, after, changes) => expect(between(before, after)).toEqual(changes));

  it('of a list keeps the common beginning and end', () => {
    expect(between('{"l":[1,2,3,4]}', '{"l":[1,3,4]}')).toEqual([{ op: 'remove', path: '/metadata/l/1' }]);
    expect(between('{"l":[1,4]}', '{"l":[1,2,3,4]}')).toEqual([
      { op: 'add', path: '/metadata/l/1', value: '2' },
      { op: 'add', path: '/metadata/l/2', value: '3' },
    ]);
    expect(between('{"l":[{"a":1},{"b":1}]}', '{"l":[{"a":2},{"b":1}]}')).toEqual([
      { op: 'replace', path: '/metadata/l/0/a', value: '2' },
    ]);
  });

  it('keeps keys that are named like a prototype', () => {
    expect(between('{"__proto__":1}', '{"__proto__":2,"constructor":3}')).toEqual([
      { op: 'replace', path: '/metadata/__proto__', value: '2' },
      { op: 'add', path: '/metadata/constructor', value: '3' },
    ]);
  });

  it('applied to the earlier state results in the later one, whatever they are', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', '', 'a/b', 'm~n', '0');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, true, false, 0, 1, 'x', 'y'),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    const metadata = fc
      .dictionary(key, value, { maxKeys: 5, noNullPrototype: true })
      .map((object) => JSON.stringify(object));
    const states = fc
      .record({ description: fc.constantFrom(null, 'x', 'y'), metadata, enabled: fc.boolean() })
      .map((written): SessionState => ({ ...initialState, ...written }));
    fc.assert(
      fc.property(states, states, (before, after) => {
        expect(applied(before, difference(before, after))).toEqual({ ...after, metadata: JSON.parse(after.metadata) });
      }),
      { numRuns: 500 },
    );
  });
});
