import { describe, expect, test } from 'vitest';
import { getSessionCounts } from '#contract/session-counts';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addSession } from '../fixtures/records';

const key = await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write', 'personal_data:read'] });

const askCounts = (query: Record<string, string>, credential: object = key) =>
  ask(`/v2/session_counts?${new URLSearchParams(query)}`, credential);
const countsOf = async (query: Record<string, string>, credential: object = key) =>
  expectAnswer(getSessionCounts, await askCounts(query, credential));

async function agentWith(times: [string, boolean][]): Promise<string> {
  const agent_id = await addAgent(queryDesk);
  for (const [createdAt, enabled] of times) await addSession(queryDesk, { agentId: agent_id, createdAt, enabled });
  return agent_id;
}

describe('session counts', () => {
  const times: [string, boolean][] = [
    ['2024-02-28T23:59:59.999Z', true],
    ['2024-02-29T00:00:00Z', true],
    ['2024-02-29T12:00:00Z', false],
    ['2024-03-03T23:00:00Z', true],
    ['2024-03-04T00:00:00Z', false],
  ];

  test.each([
    [
      'hour',
      [
        ['2024-02-28T23:00:00Z', 1, 0],
        ['2024-02-29T00:00:00Z', 1, 0],
        ['2024-02-29T12:00:00Z', 0, 1],
        ['2024-03-03T23:00:00Z', 1, 0],
        ['2024-03-04T00:00:00Z', 0, 1],
      ],
    ],
    [
      'day',
      [
        ['2024-02-28T00:00:00Z', 1, 0],
        ['2024-02-29T00:00:00Z', 1, 1],
        ['2024-03-03T00:00:00Z', 1, 0],
        ['2024-03-04T00:00:00Z', 0, 1],
      ],
    ],
    [
      'week',
      [
        ['2024-02-26T00:00:00Z', 3, 1],
        ['2024-03-04T00:00:00Z', 0, 1],
      ],
    ],
    [
      'month',
      [
        ['2024-02-01T00:00:00Z', 2, 1],
        ['2024-03-01T00:00:00Z', 1, 1],
      ],
    ],
  ] as [string, [string, number, number][]][])('by %s are exact at the edges', async (bucket, expected) => {
    const agent_id = await agentWith(times);
    expect(await countsOf({ agent_id, bucket })).toEqual({
      session_counts: expected.map(([from, enabled, disabled]) => ({ from, enabled, disabled })),
      metadata: { bucket, stopped: false },
    });
  });

  test('add up to the number of sessions in the list, for any bucket', async () => {
    const agent_id = await agentWith(times);
    for (const bucket of ['hour', 'day', 'week', 'month']) {
      const { session_counts } = await countsOf({ agent_id, bucket, created_after: '2024-02-29T00:00:00Z' });
      expect(session_counts.reduce((sum, { enabled, disabled }) => sum + enabled + disabled, 0)).toBe(4);
    }
  });

  test('choose a bucket that fits the range', async () => {
    const bucketFor = async (from: string, to: string) => {
      const agent_id = await agentWith([
        [from, true],
        [to, true],
      ]);
      return (await countsOf({ agent_id })).metadata.bucket;
    };
    expect(await bucketFor('2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z')).toBe('hour');
    expect(await bucketFor('2024-01-01T00:00:00Z', '2024-03-01T00:00:00Z')).toBe('day');
    expect(await bucketFor('2024-01-01T00:00:00Z', '2025-03-01T00:00:00Z')).toBe('week');
    expect(await bucketFor('2004-01-01T00:00:00Z', '2025-03-01T00:00:00Z')).toBe('month');
  });

  test('follow the filters of a list', async () => {
    const agent_id = await addAgent(queryDesk);
    for (const [n, body] of [
      { metadata: { kind: 'a', email: 'x@example.org' } },
      { description: 'needle' },
      { enabled: false },
    ].entries()) {
      const path = `/v2/agents/${agent_id}/sessions`;
      expect((await ask(path, { ...key, method: 'POST', body: { id: `ase_${n}`, ...body } })).status).toBe(201);
    }
    const sum = async (query: Record<string, string>) =>
      (await countsOf({ agent_id, bucket: 'month', ...query })).session_counts.map(({ enabled, disabled }) => [
        enabled,
        disabled,
      ]);
    expect(await sum({})).toEqual([[2, 1]]);
    expect(await sum({ enabled: 'false' })).toEqual([[0, 1]]);
    expect(await sum({ q: 'needle' })).toEqual([[1, 0]]);
    expect(await sum({ metadata_filter: "kind = 'a'" })).toEqual([[1, 0]]);
    expect(await sum({ match: 'x@example.org' })).toEqual([[1, 0]]);
    expect(await sum({ q: 'x@example.org' })).toEqual([]);
    expect(await sum({ created_before: '2000-01-01T00:00:00Z' })).toEqual([]);
  });

  test('count only the actor’s agents; for any other agent the count is empty, whether it exists or not', async () => {
    const [own, other] = [await agentWith(times), await agentWith(times)];
    const person = await newPerson({ role: 'reviewer', agentIds: [own] });
    const all = await countsOf({}, { cookie: person.cookie });
    expect(all).toEqual(await countsOf({ agent_id: own }, { cookie: person.cookie }));
    const nothing = { session_counts: [], metadata: { bucket: 'day', stopped: false } };
    expect(await countsOf({ agent_id: other }, { cookie: person.cookie })).toEqual(nothing);
    expect(await countsOf({ agent_id: 'agt_nowhere' }, { cookie: person.cookie })).toEqual(nothing);
  });

  test.each([
    [{ bucket: 'year' }, 'bucket'],
    [{ bucket: '' }, 'bucket'],
    [{ agent_id: 'ase_a' }, 'agent_id'],
    [{ order_by: 'created_at' }, 'order_by'],
    [{ limit: '10' }, 'limit'],
    [{ metadata_filter: 'a = ' }, 'metadata_filter'],
  ])('refuse %o', async (query, field) => {
    const { field_errors } = expectError(await askCounts(query as Record<string, string>), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual([field]);
  });

  test('refuse more buckets than a chart can show', async () => {
    const agent_id = await agentWith([
      ['2000-01-01T00:00:00Z', true],
      ['2025-01-01T00:00:00Z', true],
    ]);
    const { field_errors } = expectError(await askCounts({ agent_id, bucket: 'hour' }), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual(['bucket']);
    expect((await countsOf({ agent_id, bucket: 'week' })).session_counts).toHaveLength(2);
  });
});
