import { describe, expect, it } from 'vitest';
import { readCompareAddress } from './compare-address';
import { comparePath } from './session-address';

const a = { agent_id: 'agt_one', session_id: 'ase_1-_Z' };
const b = { agent_id: 'agt_two', session_id: 'ase_2' };
const queryOf = (path: string) => Object.fromEntries(new URL(path, 'https://desk.example').searchParams);
const problemsOf = (query: Parameters<typeof readCompareAddress>[0]) => {
  const address = readCompareAddress(query);
  return 'problems' in address ? address.problems : [];
};

describe('the address of a comparison', () => {
  it('is easy to read, and reads back as the same two sessions', () => {
    expect(comparePath(a, b)).toBe('/compare?a=agt_one/ase_1-_Z&b=agt_two/ase_2');
    expect(readCompareAddress(queryOf(comparePath(a, b)))).toEqual({ a, b });
    expect(readCompareAddress(queryOf('/compare?b=agt_two%2Fase_2&a=agt_one%2Fase_1-_Z&more=1'))).toEqual({ a, b });
  });

  it('that names one session says which side is missing, and keeps the other', () => {
    expect(readCompareAddress({ b: 'agt_two/ase_2' })).toEqual({
      problems: ['No session is given after “a=”.'],
      named: [b],
    });
    expect(problemsOf({})).toHaveLength(2);
    expect(problemsOf({ a: '', b: ['agt_two/ase_2', 'agt_two/ase_3'] })).toEqual([
      'No session is given after “a=”.',
      'More than one session is given after “b=”.',
    ]);
  });

  it.each([
    'agt_one',
    'ase_1/agt_one',
    'agt_one/ase_1/',
    '/ase_1',
    'agt_one/ase_1\n',
    'agt_one/ase_1#x',
    'agt_one/../ase_1',
    'https://evil.example/ase_1',
    'agt_оne/ase_1',
    'agt_one/ase_<script>',
    `agt_one/ase_${'x'.repeat(300)}`,
    '\u202eagt_one/ase_1',
  ])('that was tampered with is refused in words: %j', (given) => {
    const [problem = '', ...more] = problemsOf({ a: given, b: 'agt_two/ase_2' });
    expect(more).toEqual([]);
    expect(problem).toMatch(/^“a=” is followed by “/);
    expect(problem.length).toBeLessThan(250);
  });

  it('with the name of an object’s built-in property names nothing', () => {
    expect(problemsOf(JSON.parse('{"__proto__": {"a": "agt_one/ase_1", "b": "agt_two/ase_2"}}'))).toHaveLength(2);
  });
});
