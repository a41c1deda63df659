import { describe, expect, test } from 'vitest';
import {
  type ApiKey,
  createApiKey,
  getApiKey,
  listApiKeyCalls,
  type NewApiKey,
  rotateApiKey,
  updateApiKey,
} from '#contract/api-keys';
import { type Permission, permissions } from '#contract/permissions';
import { type Answer, expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey } from '../fixtures/records';

const admin = await newPerson({ role: 'admin' });
const agentId = await addAgent(queryDesk);
const hour = 3_600_000;
const inAnHour = () => new Date(Date.now() + hour).toISOString();

type Asker = { cookie: string } | { key: string };
const post = (body: unknown, as: Asker = admin) => ask('/v2/api_keys', { ...shown(as), method: 'POST', body });
const create = async (body: object, as?: Asker): Promise<NewApiKey> =>
  expectAnswer(createApiKey, await post({ name: 'a key', permissions: ['agents:read'], ...body }, as));
const change = (id: string, body: object, as: Asker = admin) =>
  ask(`/v2/api_keys/${id}`, { ...shown(as), method: 'PATCH', body });
const revoke = (id: string) => ask(`/v2/api_keys/${id}`, { cookie: admin.cookie, method: 'DELETE' });
const rotate = (id: string, overlap_seconds: number, as: Asker = admin) =>
  ask(`/v2/api_keys/${id}/rotate`, { ...shown(as), method: 'POST', body: { overlap_seconds } });
const get = async (id: string): Promise<ApiKey> =>
  expectAnswer(getApiKey, await ask(`/v2/api_keys/${id}`, { cookie: admin.cookie }));
const statusOf = async (key: string) => (await ask('/v2/agents?limit=1', { key })).status;
const shown = (as: Asker) => ('key' in as ? { key: as.key } : { cookie: as.cookie });

/** The one field that a refusal names, and the message about it. */
const refused = (answer: Answer) => Object.entries(expectError(answer, 'invalid_request').field_errors ?? {});

describe('a new key', () => {
  test('works at once, is shown once, and is stored as a hash only', async () => {
    const answer = await post({ name: '  CRM ', permissions: ['agents:read'], agent_ids: [agentId] });
    const { key, ...made } = expectAnswer(createApiKey, answer);
    expect(answer.headers.get('location')).toBe(`/v2/api_keys/${made.id}`);
    expect(made).toMatchObject({
      name: 'CRM',
      permissions: ['agents:read'],
      agent_ids: [agentId],
      limit: 600,
      expires_at: null,
      state: 'active',
      created_by: { kind: 'person', id: admin.id, name: admin.name, state: 'active' },
      last_used_at: null,
    });
    expect(await statusOf(key)).toBe(200);
    const { last_used_at, ...later } = await get(made.id);
    expect({ ...later, last_used_at: null }).toEqual(made);
    expect(last_used_at).not.toBeNull();
    const stored = await queryDesk('SELECT to_jsonb(k)::text AS text FROM api_keys k WHERE id = $1', [made.id]);
    expect(JSON.stringify(stored)).not.toContain(key.slice(12));
  });

  test('keeps a name in any script, direction marks and markup as they are', async () => {
    const name = '<script>alert(1)</script> \u202Bמפתח\u200F ключ 🔑';
    expect((await create({ name })).name).toBe(name);
  });

  test.each([
    ['no name', { name: ' ' }, 'name'],
    ['a name of two lines', { name: 'a\nb' }, 'name'],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, 'name'],
    ['an unknown permission', { permissions: ['sessions:delete'] }, 'permissions.0'],
    ['a permission twice', { permissions: ['agents:read', 'agents:read'] }, 'permissions'],
    ['an agent twice', { agent_ids: [agentId, agentId] }, 'agent_ids'],
    ['an agent that does not exist', { agent_ids: ['agt_nobody_knows'] }, 'agent_ids'],
    ['a list of agents with audit:read', { permissions: ['audit:read'], agent_ids: [agentId] }, 'agent_ids'],
    ['an empty list with api_keys:write', { permissions: ['api_keys:write'], agent_ids: [] }, 'agent_ids'],
    ['a limit of 0', { limit: 0 }, 'limit'],
    ['a limit of 10,000,001', { limit: 10_000_001 }, 'limit'],
    ['a limit with a fraction', { limit: 1.5 }, 'limit'],
    ['an expiry that is over', { expires_at: '2024-01-15T10:30:00Z' }, 'expires_at'],
    ['an expiry in the year 10000', { expires_at: '10000-01-01T00:00:00Z' }, 'expires_at'],
    ['an expiry without a zone', { expires_at: '2090-01-15T10:30:00' }, 'expires_at'],
    ['an expiry on 30 February', { expires_at: '2090-02-30T10:30:00Z' }, 'expires_at'],
    ['a key of its maker’s choice', { key: 'sd_mine' }, 'key'],
  ])('is refused with %s', async (_what, body, field) => {
    const answer = await post({ name: 'a key', permissions: ['agents:read'], ...body });
    expect(refused(answer)).toEqual([[field, expect.any(String)]]);
  });
});

describe('nobody can grant what they do not hold', () => {
  const held: Permission[] = ['api_keys:write', 'agents:read'];

  test.each([
    ['a permission', { permissions: ['agents:read', 'sessions:read'] }, 'sessions:read'],
    ['a longer life', { expires_at: null }, 'a time after'],
    ['a higher limit', { limit: 101 }, 'more than 100 calls'],
  ])('neither %s, nor by a change, nor by enabling it', async (_what, beyond, word) => {
    const { key } = await addApiKey(queryDesk, { permissions: held, limit: 100, expiresAt: inAnHour() });
    const within = {
      permissions: ['agents:read'],
      limit: 100,
      expires_at: new Date(Date.now() + hour / 2).toISOString(),
    };
    const refusal = expectError(await post({ name: 'more', ...within, ...beyond }, { key }), 'forbidden');
    expect(refusal.messages.join()).toContain(word);
    const { id } = await create(within, { key });
    expect(expectError(await change(id, beyond, { key }), 'forbidden').messages.join()).toContain(word);
    expectAnswer(updateApiKey, await change(id, { ...beyond, enabled: false }));
    expectError(await change(id, { enabled: true }, { key }), 'forbidden');
    expectError(await rotate(id, 60, { key }), 'forbidden');
  });

  test('nor agents outside of their own list', async () => {
    const { key } = await addApiKey(queryDesk, { permissions: held, agentIds: [agentId] });
    const body = { name: 'x', permissions: ['agents:read'] };
    expectError(await post({ ...body, agent_ids: null }, { key }), 'forbidden');
    expectError(await post({ ...body, agent_ids: [agentId, 'agt_other'] }, { key }), 'forbidden');
    await create({ agent_ids: [agentId] }, { key });
  });

  test('but to restrict, disable and revoke a key, one needs only api_keys:write', async () => {
    const { key } = await addApiKey(queryDesk, { permissions: ['api_keys:write'] });
    const wide = await create({ permissions: [...permissions], limit: 5_000 });
    const narrower = { permissions: ['sessions:read'], limit: 10, expires_at: inAnHour(), enabled: false };
    expect(expectAnswer(updateApiKey, await change(wide.id, narrower, { key }))).toMatchObject({
      permissions: ['sessions:read'],
      limit: 10,
      state: 'disabled',
    });
    const revoked = await ask(`/v2/api_keys/${wide.id}`, { key, method: 'DELETE' });
    expect(revoked.status).toBe(204);
  });
});

describe('a key', () => {
  test('is refused from the call after it was disabled, accepted again once enabled, and ended for good by revoking', async () => {
    const { id, key } = await create({});
    expect(await statusOf(key)).toBe(200);
    expect(expectAnswer(updateApiKey, await change(id, { enabled: false })).state).toBe('disabled');
    expect(await statusOf(key)).toBe(401);
    expect(expectAnswer(updateApiKey, await change(id, { enabled: true })).state).toBe('active');
    expect(await statusOf(key)).toBe(200);
    expect((await revoke(id)).status).toBe(204);
    expect(await statusOf(key)).toBe(401);
    expect((await revoke(id)).status).toBe(204);
    expectError(await change(id, { enabled: true }), 'conflict');
    expectError(await rotate(id, 60), 'conflict');
    const events = await queryDesk(
      "SELECT action FROM audit_events WHERE details->>'key_id' = $1 AND action LIKE 'api_key.%' ORDER BY id",
      [id],
    );
    expect(events.map(({ action }) => action)).toEqual([
      'api_key.create',
      'api_key.update',
      'api_key.update',
      'api_key.revoke',
    ]);
  });

  test('has its new permissions, agents and limit on the next call', async () => {
    const { id, key } = await create({ permissions: ['sessions:read'] });
    expect(await statusOf(key)).toBe(403);
    expectAnswer(updateApiKey, await change(id, { permissions: ['agents:read'], limit: 3 }));
    const answer = await ask('/v2/agents', { key });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-ratelimit-limit')).toBe('3');
    expectAnswer(updateApiKey, await change(id, { agent_ids: [] }));
    expect(JSON.parse((await ask('/v2/agents', { key })).text).agents).toEqual([]);
  });

  test('cannot be limited to a list of agents while its permissions forbid a list', async () => {
    const { id } = await create({ permissions: ['settings:write'] });
    expect(refused(await change(id, { agent_ids: [agentId] }))).toEqual([['agent_ids', expect.any(String)]]);
    const limited = await create({ agent_ids: [agentId] });
    expect(refused(await change(limited.id, { permissions: ['audit:read'] }))).toHaveLength(1);
  });

  test('keeps a deleted agent on its list', async () => {
    const gone = await addAgent(queryDesk);
    const { id } = await create({ agent_ids: [gone] });
    await queryDesk('DELETE FROM agents WHERE id = $1', [gone]);
    const { agent_ids } = expectAnswer(updateApiKey, await change(id, { agent_ids: [gone, agentId] }));
    expect(agent_ids).toEqual([gone, agentId]);
  });

  test('shows exactly when it was last used, and writes that to the database at most once a minute', async () => {
    const { id, key } = await create({});
    const stored = async () => {
      const [row] = await queryDesk<{ at: Date | null }>('SELECT last_used_at AS at FROM api_keys WHERE id = $1', [id]);
      return row?.at ?? null;
    };
    await statusOf(key);
    const first = (await get(id)).last_used_at;
    await expect.poll(stored, { timeout: 20_000 }).not.toBeNull();
    await statusOf(key);
    const second = (await get(id)).last_used_at;
    expect(Date.parse(second ?? '')).toBeGreaterThan(Date.parse(first ?? ''));
    // Two rounds of the background jobs later, the second use is still not written.
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    expect((await stored())?.toISOString()).toBe(new Date(first ?? '').toISOString());
    expect((await get(id)).last_used_at).toBe(second);
  }, 60_000);

  test('shows which of its calls failed last, and can list only failed calls', async () => {
    const { id, key } = await create({ permissions: ['agents:read'] });
    const read = async () =>
      expectAnswer(getApiKey, await ask(`/v2/api_keys/${id}`, { cookie: admin.cookie })).last_failure;
    expect(await read()).toBeNull();
    await ask('/v2/audit_events', { key });
    const refused = await ask('/v2/sessions', { key });
    await ask('/v2/agents', { key });
    const list = async (failed: string) => {
      const path = `/v2/api_keys/${id}/calls?failed=${failed}`;
      return expectAnswer(listApiKeyCalls, await ask(path, { cookie: admin.cookie })).calls.map(({ route }) => route);
    };
    expect(await list('true')).toEqual(['/v2/sessions', '/v2/audit_events']);
    expect(await list('false')).toEqual(['/v2/agents']);
    const request_id = refused.headers.get('x-request-id');
    expect(await read()).toMatchObject({ status: 403, code: 'forbidden', request_id });
  });

  test('lists its own calls, newest first, including one of a moment ago', async () => {
    const { id, key } = await create({});
    for (const path of ['/v2/agents', '/v2/sessions', `/v2/agents/${agentId}`]) await ask(path, { key });
    const page = expectAnswer(listApiKeyCalls, await ask(`/v2/api_keys/${id}/calls?limit=2`, { cookie: admin.cookie }));
    expect(page.calls).toMatchObject([
      { route: '/v2/agents/{agent_id}', agent_id: agentId, status: 200, code: null, by: { kind: 'api_key', id } },
      { route: '/v2/sessions', status: 403, code: 'forbidden' },
    ]);
    const next = `/v2/api_keys/${id}/calls?limit=2&page_key=${page.metadata.page_key}`;
    const { calls, metadata } = expectAnswer(listApiKeyCalls, await ask(next, { cookie: admin.cookie }));
    expect(calls).toMatchObject([{ route: '/v2/agents' }]);
    expect(metadata).toEqual({});
  });
});

describe('rotation', () => {
  test('creates a new key with the same permissions, and keeps the old one working for the overlap', async () => {
    const old = await create({ permissions: ['agents:read'], agent_ids: [agentId], limit: 77 });
    const answer = await rotate(old.id, 3_600);
    const made = expectAnswer(rotateApiKey, answer);
    expect(answer.headers.get('location')).toBe(`/v2/api_keys/${made.id}`);
    const { name, permissions: held, agent_ids, limit } = old;
    expect(made).toMatchObject({ name, permissions: held, agent_ids, limit, replaces: old.id, expires_at: null });
    expect([await statusOf(old.key), await statusOf(made.key)]).toEqual([200, 200]);
    const { expires_at, replaced_by } = await get(old.id);
    expect(replaced_by).toBe(made.id);
    expect(Math.abs(Date.parse(expires_at ?? '') - Date.now() - hour)).toBeLessThan(60_000);
    expectError(await rotate(old.id, 3_600), 'conflict');
  });

  test('without an overlap ends the old key at once', async () => {
    const old = await create({});
    const made = expectAnswer(rotateApiKey, await rotate(old.id, 0));
    expect([await statusOf(old.key), await statusOf(made.key)]).toEqual([401, 200]);
    expect((await get(old.id)).state).toBe('expired');
  });

  test('never extends the lifetime of a key', async () => {
    const expires_at = new Date(Date.now() + hour / 2).toISOString();
    const old = await create({ expires_at });
    const made = expectAnswer(rotateApiKey, await rotate(old.id, 24 * 3_600));
    expect(Date.parse(made.expires_at ?? '')).toBe(Date.parse(expires_at));
    expect((await get(old.id)).expires_at).toBe(made.expires_at);
  });

  test('requested ten times at once creates one new key', async () => {
    const { id } = await create({});
    const answers = await Promise.all(Array.from({ length: 10 }, () => rotate(id, 60)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  test.each([[-1], [86_401], [1.5], ['60'], [null]])('refuses an overlap of %s', async (overlap_seconds) => {
    const { id } = await create({});
    const answer = await ask(`/v2/api_keys/${id}/rotate`, {
      ...shown(admin),
      method: 'POST',
      body: { overlap_seconds },
    });
    expect(refused(answer)).toEqual([['overlap_seconds', expect.any(String)]]);
  });
});
