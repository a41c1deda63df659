import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialState } from '#contract/session-fields';
import type { Session } from '#contract/sessions';
import { compareSessions } from './comparison';

const session = (metadata: string, rest: Partial<Session> = {}): Session => ({
  id: 'ase_1',
  agent_id: 'agt_one',
  ...initialState,
  metadata,
  created_at: '2024-01-15T10:30:00Z',
  ...rest,
});

/** Each row of metadata as `kind path: a | b`. */
function rowsOf(a: string | Session, b: string | Session): string[] {
  const [one, other] = [a, b].map((side) => (typeof side === 'string' ? session(side) : side)) as [Session, Session];
  return compareSessions(one, other)
    .rows.filter(({ of }) => of === 'metadata')
    .map((row) => `${row.kind} ${row.path.slice('/metadata'.length)}: ${row.a?.text ?? '-'} | ${row.b?.text ?? '-'}`);
}

describe('two sessions', () => {
  it('are aligned key by key in the order of the first, whatever order the second has', () => {
    expect(rowsOf('{"a":1,"b":{"x":1,"y":[]},"c":true}', '{"c":true,"b":{"z":0,"x":2},"d":null}')).toEqual([
      'only_a /a: 1 | -',
      'different /b/x: 1 | 2',
      'only_a /b/y: [] | -',
      'only_b /b/z: - | 0',
      'same /c: true | true',
      'only_b /d: - | null',
    ]);
    expect(compareSessions(session('{"a":1,"b":2}'), session('{ "b":2,"a":1}')).isOtherOrder).toBe(true);
    expect(compareSessions(session('{"a":1,"b":2}'), session('{ "c":0, "a":1,"b":2}')).isOtherOrder).toBe(false);
  });

  it('are compared as written: 1.0 is not 1, and long integers keep every digit', () => {
    expect(rowsOf('{"n":1.0,"i":12345678901234567890}', '{"n":1,"i":12345678901234567891}')).toEqual([
      'different /n: 1.0 | 1',
      'different /i: 12345678901234567890 | 12345678901234567891',
    ]);
  });

  it('have their lists aligned by their common beginning and end', () => {
    expect(rowsOf('{"l":[1,2,3,9]}', '{"l":[1,7,9]}')).toEqual([
      'same /l/0: 1 | 1',
      'different /l/1: 2 | 7',
      'only_a /l/2: 3 | -',
      'same /l/3: 9 | 9',
    ]);
    expect(rowsOf('{"l":[{"k":1,"m":2}]}', '{"l":[{"m":2,"k":1},{"k":3}]}')).toEqual([
      'same /l/0/k: 1 | 1',
      'same /l/0/m: 2 | 2',
      'only_b /l/1: - | {"k": 3}',
    ]);
  });

  it('show what is empty on one side, or of another kind', () => {
    expect(rowsOf('{"e":{},"l":[],"o":{"a":1},"s":{}}', '{"e":{"k":1},"l":[0],"o":"text","s":{}}')).toEqual([
      'only_b /e/k: - | 1',
      'only_b /l/0: - | 0',
      'different /o: {"a": 1} | "text"',
      'same /s: {} | {}',
    ]);
    expect(rowsOf('{}', '{}')).toEqual([]);
  });

  it('may have keys that are built-in properties of objects, empty keys, and the special characters of a pointer', () => {
    const text = '{"__proto__":{"constructor":1},"constructor":2,"":3,"a/b":4,"~":5,"toString":6}';
    expect(rowsOf(text, text.replace('"constructor":2', '"constructor":9').replace('"":3', '"":8'))).toEqual([
      'same /__proto__/constructor: 1 | 1',
      'different /constructor: 2 | 9',
      'different /: 3 | 8',
      'same /a~1b: 4 | 4',
      'same /~0: 5 | 5',
      'same /toString: 6 | 6',
    ]);
  });

  it('are compared by status, description and time too', () => {
    const other = session('{}', { enabled: false, description: 'x', created_at: '2025-01-01T00:00:00Z' });
    const kinds = compareSessions(session('{}'), other).rows.map(({ of, kind }) => `${of} ${kind}`);
    expect(kinds).toEqual(['enabled different', 'description different', 'created_at different']);
    expect(compareSessions(other, other).counts).toEqual({ only_a: 0, only_b: 0, different: 0, same: 3, unknown: 0 });
  });
});

describe('hidden values', () => {
  const hiding = (email: string) => session(`{"email":"${email}"}`, { masked: ['/metadata/email'] });
  const verdict = (a: Session, b: Session) => compareSessions(a, b).rows.at(-1);

  it('are the same if their placeholders are, and different if those are', () => {
    expect(verdict(hiding('email·9f3c04d1be'), hiding('email·9f3c04d1be'))).toMatchObject({ kind: 'same' });
    expect(verdict(hiding('email·9f3c04d1be'), hiding('email·71ab20c95e'))).toMatchObject({
      kind: 'different',
      words: expect.stringContaining('so the masked values differ'),
    });
    const inText = (digits: string) => hiding(`write to email·${digits} soon`);
    expect(verdict(inText('9f3c04d1be'), inText('9f3c04d1be'))).toMatchObject({ kind: 'same' });
  });

  it('cannot be told apart without digits, or if two rules masked them', () => {
    expect(verdict(hiding('email·hidden'), hiding('email·hidden'))).toMatchObject({ kind: 'unknown' });
    expect(verdict(hiding('email·9f3c04d1be'), hiding('personal·71ab20c95e'))).toMatchObject({ kind: 'unknown' });
  });

  it('are not what only looks like their placeholder', () => {
    const look = session('{"email":"email·9f3c04d1be"}');
    expect(verdict(hiding('email·9f3c04d1be'), look)).toMatchObject({ kind: 'different', words: null });
  });
});

it('a comparison contains every value of both sides, and swapping the sides only swaps them', () => {
  const json = fc
    .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
    .map((value) => JSON.stringify(value))
    .filter((text) => !/e[+-]?\d{3}/i.test(text));
  fc.assert(
    fc.property(json, json, (a, b) => {
      const there = compareSessions(session(a), session(b)).counts;
      const back = compareSessions(session(b), session(a)).counts;
      expect(back).toMatchObject({ only_a: there.only_b, only_b: there.only_a, same: there.same });
      const self = compareSessions(session(a), session(a)).counts;
      expect(self).toMatchObject({ only_a: 0, only_b: 0, different: 0, unknown: 0 });
    }),
  );
});

it('ten thousand values, and one word of 250 kB, are compared like any others', () => {
  const large = (change: number) =>
    `{${Array.from({ length: 9_990 }, (_, n) => `"key_${n}":${n % 3 === 0 ? n + change : n}`).join(',')}}`;
  expect(compareSessions(session(large(0)), session(large(1))).counts).toMatchObject({ different: 3_330, same: 6_663 });
  const word = (last: string) => session(`{"word":"${'x'.repeat(250_000)}${last}"}`);
  expect(compareSessions(word('y'), word('z')).counts).toMatchObject({ different: 1 });
});
