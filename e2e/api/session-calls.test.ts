import { describe, expect, test } from 'vitest';
import { listSessionCalls } from '#contract/calls';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addSession, unknownApiKey } from '../fixtures/records';

const reader = await addApiKey(queryDesk);
const trusted = await addApiKey(queryDesk, { permissions: ['sessions:read', 'personal_data:read'] });

const callsOf = async (path: string, query = '', credential: object = trusted) =>
  expectAnswer(listSessionCalls, await ask(`${path}/calls${query}`, credential));
const statusesOf = async (path: string, query: string, credential?: object) =>
  (await callsOf(path, query, credential)).calls.map(({ status }) => status);

describe('the calls on a session', () => {
  test('show method, pattern, status, code and request id of what keys asked, including refused and failed calls', async () => {
    const session = await addSession(queryDesk);
    const elsewhere = await addApiKey(queryDesk, { agentIds: [await addAgent(queryDesk)] });
    const answer = await ask(session.path, reader);
    await ask(session.path, elsewhere);
    await ask(session.path, { ...reader, method: 'PATCH', body: { enabled: false } });
    await ask(`${session.path}?include=secret-in-the-query`, reader);
    await ask(session.path, { key: unknownApiKey() });
    const { calls } = await callsOf(session.path);
    const route = '/v2/agents/{agent_id}/sessions/{session_id}';
    const by = { kind: 'api_key', id: reader.id, name: `key ${reader.id}` };
    expect(calls.map(({ id: _, at: __, duration_ms: ___, ...call }) => call)).toMatchObject([
      { method: 'GET', status: 401, code: 'unauthorized', by: { kind: 'nobody' } },
      { method: 'GET', route, status: 400, code: 'invalid_request', by },
      { method: 'PATCH', route, status: 403, code: 'forbidden', by },
      { method: 'GET', route, status: 403, code: 'forbidden', by: { id: elsewhere.id } },
      { method: 'GET', route, status: 200, code: null, by, request_id: answer.headers.get('x-request-id') },
    ]);
    expect(JSON.stringify(calls)).not.toContain('secret-in-the-query');
  });

  test('are filtered by actor and by failure', async () => {
    const session = await addSession(queryDesk);
    const { cookie } = await newPerson({ role: 'reviewer' });
    await ask(session.path, reader);
    await ask(session.path, { cookie });
    await ask(session.path, { ...reader, method: 'PATCH', body: {} });
    expect(await statusesOf(session.path, '?actor_kind=person')).toEqual([200]);
    expect(await statusesOf(session.path, '?failed=true')).toEqual([403]);
    expect(await statusesOf(session.path, '?actor_kind=api_key&failed=false&limit=100')).not.toContain(403);
    for (const query of ['?failed=yes', '?actor_kind=system']) {
      expectError(await ask(`${session.path}/calls${query}`, trusted), 'invalid_request');
    }
  });

  test('are limited to one’s own for actors that may not see the audit log’s details', async () => {
    const session = await addSession(queryDesk);
    const [auditor, reviewer] = [await newPerson({ role: 'auditor' }), await newPerson({ role: 'reviewer' })];
    await ask(session.path, reader);
    await ask(session.path, { cookie: reviewer.cookie });
    const makersFor = async (credential: object) =>
      new Set((await callsOf(session.path, '?limit=100', credential)).calls.map(({ by }) => by.id));
    expect(await makersFor({ cookie: reviewer.cookie })).toEqual(new Set([reviewer.id]));
    expect(await makersFor(reader)).toEqual(new Set([reader.id]));
    const all = await makersFor({ cookie: auditor.cookie });
    expect(all.has(reader.id) && all.has(reviewer.id)).toBe(true);
  });

  test('come page by page, each once, and reading them is no access', async () => {
    const session = await addSession(queryDesk);
    for (let n = 0; n < 5; n += 1) await ask(session.path, reader);
    const first = await callsOf(session.path, '?limit=3&failed=false&actor_kind=api_key');
    const second = await callsOf(
      session.path,
      `?limit=100&failed=false&actor_kind=api_key&page_key=${first.metadata.page_key}`,
    );
    const ids = [...first.calls, ...second.calls].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(5);
    expectError(await ask(`${session.path}/calls?page_key=${first.metadata.page_key}`, trusted), 'invalid_request');
  });

  test('of a reused id are those of the current session', async () => {
    const session = await addSession(queryDesk, { createdAt: new Date(Date.now() + 3_600_000).toISOString() });
    await ask(session.path, reader);
    expect(await statusesOf(session.path, '')).toEqual([]);
  });
});
