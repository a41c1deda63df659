import { beforeAll, describe, expect, test } from 'vitest';
import { type AccessKey, findRecentAccesses, insertAccess } from './access-log';
import { inTransaction, prisma } from './prisma';

const start = new Date('2026-01-01T12:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const look: AccessKey = {
  agentId: 'agt_a',
  sessionId: 'ase_a',
  signInId: 'sgn_1',
  revisionId: 'rev_1',
  revealId: '',
  personId: 'per_1',
};
const begins = (key: AccessKey, now: Date) => inTransaction((tx) => insertAccess(tx, key, now, 60));

beforeAll(async () => {
  await prisma().agent.createMany({ data: ['agt_a', 'agt_b'].map((id) => ({ id, name: id })) });
  const row = { metadata: '{}', updated_at: start, revision_id: 'rev_1', updated_by: 'a test' };
  const ids = ['ase_a', 'ase_b', 'ase_c', 'ase_d'];
  await prisma().session.createMany({
    data: [...ids.map((id) => ({ ...row, agent_id: 'agt_a', id })), { ...row, agent_id: 'agt_b', id: 'ase_a' }],
  });
});

describe('reads of one session by one sign-in', () => {
  test('within 60 s of the first are one access, however many there are', async () => {
    const seconds = [0, 1, 30, 59.999];
    const begun = [];
    for (const second of seconds) begun.push(await begins(look, later(second)));
    expect(begun).toEqual([true, false, false, false]);
  });

  test('begin another access 60 s after the first, not after the last', async () => {
    expect(await begins(look, later(60))).toBe(true);
    expect(await begins(look, later(119))).toBe(false);
    expect(await begins(look, later(120))).toBe(true);
  });

  test.each<[string, Partial<AccessKey>]>([
    ['a new revision', { revisionId: 'rev_2' }],
    ['a reveal', { revealId: 'rvl_1' }],
    ['another sign-in', { signInId: 'sgn_2' }],
    ['another session', { sessionId: 'ase_b' }],
    ['the same id under another agent', { agentId: 'agt_b' }],
  ])('begin another access for %s', async (_title, change) => {
    const base = { ...look, signInId: `sgn_of_${Object.keys(change)}` };
    expect(await begins(base, start)).toBe(true);
    expect(await begins({ ...base, ...change }, later(1))).toBe(true);
    expect(await begins({ ...base, ...change }, later(2))).toBe(false);
  });

  test('at the same moment are one access', async () => {
    const key = { ...look, signInId: 'sgn_parallel' };
    const begun = await Promise.all(Array.from({ length: 20 }, () => begins(key, start)));
    expect(begun.filter(Boolean)).toHaveLength(1);
  });
});

test('the recently viewed sessions come newest first, each once, within the agents', async () => {
  const key = { ...look, personId: 'per_recent', signInId: 'sgn_recent' };
  await begins({ ...key, sessionId: 'ase_b' }, later(1));
  await begins({ ...key, sessionId: 'ase_c' }, later(2));
  await begins({ ...key, agentId: 'agt_b' }, later(3));
  await begins({ ...key, sessionId: 'ase_b', revealId: 'rvl_1' }, later(4));
  await begins({ ...key, sessionId: 'ase_c' }, later(5));
  const recent = (agentIds: string[] | null, count: number) =>
    inTransaction(async (tx) => {
      const looks = await findRecentAccesses(tx, 'per_recent', agentIds, count);
      return looks.map(({ agent_id, session_id }) => `${agent_id}/${session_id}`);
    });
  expect(await recent(null, 10)).toEqual(['agt_a/ase_c', 'agt_a/ase_b', 'agt_b/ase_a']);
  expect(await recent(null, 2)).toEqual(['agt_a/ase_c', 'agt_a/ase_b']);
  expect(await recent(['agt_b'], 10)).toEqual(['agt_b/ase_a']);
  expect(await recent([], 10)).toEqual([]);
});
