import { describe, expect, test } from 'vitest';
import { createAgent, getAgent, listAgents, updateAgent } from '#contract/agents';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, auditEvents, newPerson, queryDesk, signInAs } from '../fixtures/api';
import { addAgent, addApiKey, addSession, uniqueId } from '../fixtures/records';

const key = await addApiKey(queryDesk, { permissions: ['agents:read', 'agents:write', 'sessions:read'] });

const create = async (body: object) => ask('/v2/agents', { ...key, method: 'POST', body });
const remove = (id: string, query = '') => ask(`/v2/agents/${id}${query}`, { ...key, method: 'DELETE' });

describe('an agent', () => {
  test('is created as it was sent, and reads back the same', async () => {
    const id = uniqueId('agt');
    const answer = await create({ id, name: '  Käthe’s bot 🤖 ', description: 'line one\nline two', enabled: false });
    const agent = expectAnswer(createAgent, answer);
    expect(agent).toMatchObject({ id, name: 'Käthe’s bot 🤖', description: 'line one\nline two', enabled: false });
    expect(expectAnswer(getAgent, await ask(`/v2/agents/${id}`, key))).toEqual(agent);
  });

  test('gets an id if none is sent', async () => {
    const { id, description, enabled } = expectAnswer(createAgent, await create({ name: 'x' }));
    expect(id).toMatch(/^agt_[0-9A-Za-z]{22}$/);
    expect({ description, enabled }).toEqual({ description: null, enabled: true });
  });

  test('cannot be created twice', async () => {
    const id = uniqueId('agt');
    expectAnswer(createAgent, await create({ id, name: 'first' }));
    expectError(await create({ id, name: 'second' }), 'conflict');
    expect(expectAnswer(getAgent, await ask(`/v2/agents/${id}`, key)).name).toBe('first');
  });

  test('can be created with a sign-in, from the desk’s own origin', async () => {
    const cookie = await signInAs('admin');
    expectAnswer(createAgent, await ask('/v2/agents', { cookie, method: 'POST', body: { name: 'by a person' } }));
  });

  test('changes only in the fields that are sent', async () => {
    const id = uniqueId('agt');
    const before = expectAnswer(createAgent, await create({ id, name: 'before', description: 'stays' }));
    const answer = await ask(`/v2/agents/${id}`, { ...key, method: 'PATCH', body: { name: 'after', enabled: false } });
    expect(expectAnswer(updateAgent, answer)).toEqual({ ...before, name: 'after', enabled: false });
    const events = await queryDesk('SELECT action, details FROM audit_events WHERE agent_id = $1 ORDER BY id', [id]);
    expect(events).toMatchObject([
      { action: 'agent.create' },
      { action: 'agent.update', details: { changed: ['/name', '/enabled'] } },
    ]);
  });

  test.each([
    ['without a name', {}, 'name'],
    ['with an empty name', { name: '  ' }, 'name'],
    ['with a name of 201 characters', { name: 'a'.repeat(201) }, 'name'],
    ['with a number for a name', { name: 1 }, 'name'],
    ['with an id of another kind', { id: 'ase_a', name: 'x' }, 'id'],
    ['with a field that there is not', { name: 'x', created_at: '2024-01-15T10:30:00Z' }, 'created_at'],
    ['with a text for enabled', { name: 'x', enabled: 'true' }, 'enabled'],
  ])('is not created %s', async (_title, body, field) => {
    const { field_errors } = expectError(await create(body), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual([field]);
  });

  test('is not changed by a body without fields', async () => {
    const id = await addAgent(queryDesk);
    expectError(await ask(`/v2/agents/${id}`, { ...key, method: 'PATCH', body: {} }), 'invalid_request');
  });
});

describe('the list of agents', () => {
  test('has each agent once, newest first, page by page', async () => {
    const ids = new Set(Array.from({ length: 7 }, () => uniqueId('agt')));
    for (const id of ids) await create({ id, name: id });
    const limited = await addApiKey(queryDesk, { permissions: ['agents:read'], agentIds: [...ids] });
    const seen: string[] = [];
    let query = '?limit=3';
    for (let page = 0; page < 3; page += 1) {
      const { agents, metadata } = expectAnswer(listAgents, await ask(`/v2/agents${query}`, limited));
      seen.push(...agents.map(({ id }) => id));
      expect(metadata.page_key === undefined).toBe(page === 2);
      query = `?limit=3&page_key=${metadata.page_key}`;
    }
    expect(new Set(seen)).toEqual(ids);
    expect(seen).toHaveLength(7);
  });

  test('has only the actor’s own agents', async () => {
    const own = await addAgent(queryDesk);
    const person = await newPerson({ role: 'reviewer', agentIds: [own, 'agt_not_there'] });
    const { agents, metadata } = expectAnswer(listAgents, await ask('/v2/agents', { cookie: person.cookie }));
    expect(agents.map(({ id }) => id)).toEqual([own]);
    expect(metadata).toEqual({});
  });

  test.each(['0', '101', '-1', '1.5', 'ten', '', '1e1', '٣'])('has no limit of “%s”', async (limit) => {
    expectError(await ask(`/v2/agents?limit=${limit}`, key), 'invalid_request');
  });
});

describe('deleting an agent', () => {
  test('without sessions removes it', async () => {
    const id = await addAgent(queryDesk);
    const answer = await remove(id);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expectError(await ask(`/v2/agents/${id}`, key), 'agent_not_found');
    expectError(await remove(id), 'agent_not_found');
  });

  test('with sessions is refused, and nothing is deleted', async () => {
    const session = await addSession(queryDesk);
    expectError(await remove(session.agentId), 'conflict');
    expectError(await remove(session.agentId, '?cascade=false'), 'conflict');
    expect((await ask(session.path, key)).status).toBe(200);
  });

  test('with cascade removes its sessions in batches, and leaves a tombstone of each', async () => {
    const { agentId } = await addSession(queryDesk);
    await queryDesk(
      `INSERT INTO sessions (agent_id, id, metadata, updated_at, revision_id, updated_by)
       SELECT $1, 'ase_' || n, '{}', now(), 'rev_' || n, 'a test' FROM generate_series(1, 1200) n`,
      [agentId],
    );
    expect((await remove(agentId, '?cascade=true')).status).toBe(204);
    expectError(await ask(`/v2/agents/${agentId}`, key), 'agent_not_found');
    const [{ count }] = (await queryDesk(
      `SELECT count(*)::int FROM tombstones WHERE agent_id = $1 AND actor_kind = 'api_key' AND actor_id = $2`,
      [agentId, key.id],
    )) as [{ count: number }];
    expect(count).toBe(1_201);
    expect(await auditEvents({ agentId, sessionId: 'ase_7' }, 'session.delete')).toHaveLength(1);
    expect(await queryDesk('SELECT 1 FROM revisions WHERE agent_id = $1', [agentId])).toEqual([]);
  });

  test('that was interrupted keeps the agent closed, and continues with the next call', async () => {
    const writer = await addApiKey(queryDesk, { permissions: ['sessions:write'] });
    const { agentId } = await addSession(queryDesk);
    await queryDesk('UPDATE agents SET enabled = false, deleting_since = now() WHERE id = $1', [agentId]);
    expectError(await ask(`/v2/agents/${agentId}/sessions`, { ...writer, method: 'POST', body: {} }), 'conflict');
    expectError(await ask(`/v2/agents/${agentId}`, { ...key, method: 'PATCH', body: { enabled: true } }), 'conflict');
    expect((await remove(agentId, '?cascade=true')).status).toBe(204);
  });

  test('changes no list of agents', async () => {
    const id = await addAgent(queryDesk);
    const limited = await addApiKey(queryDesk, { permissions: ['agents:read'], agentIds: [id] });
    expect((await remove(id)).status).toBe(204);
    expect(await queryDesk('SELECT agent_ids FROM api_keys WHERE id = $1', [limited.id])).toEqual([
      { agent_ids: [id] },
    ]);
    expectError(await ask(`/v2/agents/${id}`, limited), 'agent_not_found');
    expectError(await ask(`/v2/agents/${uniqueId('agt')}`, limited), 'forbidden');
  });

  test('while a session is created under it leaves no session without an agent', async () => {
    const writer = await addApiKey(queryDesk, { permissions: ['sessions:write'] });
    for (let round = 0; round < 5; round += 1) {
      const { agentId } = await addSession(queryDesk);
      const post = () => ask(`/v2/agents/${agentId}/sessions`, { ...writer, method: 'POST', body: {} });
      const [deleted, ...made] = await Promise.all([remove(agentId, '?cascade=true'), post(), post(), post()]);
      expect(deleted?.status).toBe(204);
      for (const { status } of made) expect([201, 404, 409]).toContain(status);
      expect(await queryDesk('SELECT 1 FROM sessions WHERE agent_id = $1', [agentId])).toEqual([]);
    }
  });
});
