import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '#contract/json-difference';
import type { Revision } from '#contract/revisions';
import { initialState, type SessionState } from '#contract/session-fields';
import { keysOf, Replay, replayRevisions } from './replay';

const state = (metadata: string, rest: Partial<SessionState> = {}): SessionState => ({
  ...initialState,
  metadata,
  ...rest,
});

const shown = (before: SessionState, after: SessionState) => new Replay(before).apply(difference(before, after));

describe('the value that a step replaced or removed', () => {
  it('is the text as it was written: 1.0, long integers, escapes', () => {
    const before = state('{"a": 1.0, "b": 12345678901234567890, "c": "\\u00e9"}');
    expect(shown(before, state('{"a": 1, "c": "e"}'))).toEqual([
      { op: 'remove', path: '/metadata/b', before: '12345678901234567890', after: null },
      { op: 'replace', path: '/metadata/a', before: '1.0', after: '1' },
      { op: 'replace', path: '/metadata/c', before: '"\\u00e9"', after: '"e"' },
    ]);
  });

  it('is found in lists, whose positions shift while steps are applied', () => {
    expect(shown(state('{"a":[1,2,3,4]}'), state('{"a":[9,4]}'))).toEqual([
      { op: 'replace', path: '/metadata/a/0', before: '1', after: '9' },
      { op: 'remove', path: '/metadata/a/2', before: '3', after: null },
      { op: 'remove', path: '/metadata/a/1', before: '2', after: null },
    ]);
  });

  it('is found under keys that look like parts of a pointer, or of an object', () => {
    const before = state('{"a/b": 1, "m~n": 2, "": 3, "__proto__": 4}');
    const befores = shown(before, state('{"a/b": 5, "m~n": 6, "": 7, "__proto__": 8}')).map((each) => each.before);
    expect(befores).toEqual(['1', '2', '3', '4']);
  });

  it('is known for description and enabled too', () => {
    const after = state('{}', { description: 'new', enabled: false });
    expect(shown(state('{}', { description: 'old' }), after)).toEqual([
      { op: 'replace', path: '/description', before: '"old"', after: '"new"' },
      { op: 'replace', path: '/enabled', before: 'true', after: 'false' },
    ]);
  });

  it('is unknown if the path of a step does not exist', () => {
    const change = { op: 'replace', path: '/metadata/gone/deep', value: '1' } as const;
    expect(new Replay(state('{}')).apply([change])).toEqual([
      { op: 'replace', path: '/metadata/gone/deep', before: null, after: '1' },
    ]);
  });
});

it('revisions, newest first, each show the values before them', () => {
  const states = [state('{"n":1}'), state('{"n":2}'), state('{"n":3}', { enabled: false })];
  const revisions = states.map(
    (each, index): Revision => ({
      id: `rev_${index}`,
      number: index + 1,
      at: '2024-01-15T10:30:00Z',
      by: { kind: 'system', name: 'a test' },
      request_id: null,
      changes: difference(states[index - 1] ?? null, each),
    }),
  );
  const all = replayRevisions([...revisions].reverse(), null);
  expect(all.get('rev_1')).toEqual([{ op: 'replace', path: '/metadata/n', before: '1', after: '2' }]);
  expect(all.get('rev_2')?.[0]).toEqual({ op: 'replace', path: '/metadata/n', before: '2', after: '3' });
  const later = replayRevisions([revisions[2] as Revision], states[1] as SessionState);
  expect(later.get('rev_2')).toEqual(all.get('rev_2'));
});

it('applying the difference of any two objects turns the first into the second', () => {
  // Metadata has no number beyond e±308.
  const json = fc
    .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
    .map((value) => JSON.stringify(value))
    .filter((text) => !/e[+-]?\d{3}/i.test(text));
  fc.assert(
    fc.property(json, json, (from, to) => {
      const [before, after] = [state(from), state(to)];
      const replay = new Replay(before);
      replay.apply(difference(before, after));
      const whole = replay.apply([{ op: 'remove', path: '/metadata' }])[0]?.before ?? '';
      expect(JSON.parse(whole)).toEqual(JSON.parse(to));
    }),
  );
});

it('a pointer is split into its keys', () => {
  expect(keysOf('/metadata/a~1b/m~0n/0/')).toEqual(['metadata', 'a/b', 'm~n', '0', '']);
});
