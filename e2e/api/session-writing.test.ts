import { describe, expect, test } from 'vitest';
import { type Answer, expectError, expectSession } from '../fixtures/answers';
import { ask, auditEvents, queryDesk, signInAs } from '../fixtures/api';
import { addSession, uniqueId } from '../fixtures/records';
import { newWriter } from '../fixtures/session-writes';

const { agentId, place, key, create, change } = await newWriter();

const locationOf = (answer: Answer) => answer.headers.get('location') ?? '';

describe('a new session', () => {
  test('is answered as it will be read, with its path', async () => {
    const id = uniqueId('ase');
    const body = { id, description: 'Refund 🧾', metadata: { b: 1, a: [2] }, enabled: false };
    const answer = await create(body);
    const session = expectSession(answer, 201);
    expect(session).toMatchObject({ id, agent_id: agentId, description: 'Refund 🧾', enabled: false });
    expect(JSON.parse(session.metadata)).toEqual(body.metadata);
    expect(locationOf(answer)).toBe(`${place}/${id}`);
    const read = await ask(locationOf(answer), key);
    expect(read.text).toBe(answer.text);
    expect(read.headers.get('etag')).toBe(answer.headers.get('etag'));
    expect(Math.abs(Date.parse(session.created_at) - Date.now())).toBeLessThan(60_000);
  });

  test('needs nothing: it gets a random id, no description and no metadata', async () => {
    const one = expectSession(await create({}), 201);
    const two = expectSession(await create({}), 201);
    expect(one).toMatchObject({ description: null, metadata: '{}', enabled: true });
    expect(one.id).toMatch(/^ase_[0-9A-Za-z]{22}$/);
    expect(one.id).not.toBe(two.id);
  });

  test('shows on request who created it', async () => {
    const { last_change } = expectSession(
      await ask(`${place}?include=last_change`, { ...key, method: 'POST', body: {} }),
      201,
    );
    expect(last_change).toMatchObject({ by: `key ${key.id}`, revision_id: expect.stringMatching(/^rev_/) });
  });

  test('is not created if its id is taken, and the existing session stays', async () => {
    const { agentId: agent, sessionId, path } = await addSession(queryDesk, { metadata: '{"first":1}' });
    const second = { ...key, method: 'POST', body: { id: sessionId, metadata: { second: 2 } } };
    expectError(await ask(`/v2/agents/${agent}/sessions`, second), 'conflict');
    expect(expectSession(await ask(path, key)).metadata).toBe('{"first":1}');
  });

  test('is not created under an agent that does not exist', async () => {
    expectError(await ask('/v2/agents/agt_none/sessions', { ...key, method: 'POST', body: {} }), 'agent_not_found');
  });

  test('can be created by a person, and is recorded without a word of its content', async () => {
    const body = { description: 'canary-made', metadata: { canary_key: 'canary-value' } };
    const answer = await ask(place, { cookie: await signInAs('support'), method: 'POST', body });
    const { id } = expectSession(answer, 201);
    const events = await auditEvents({ agentId, sessionId: id }, 'session.create');
    expect(events).toMatchObject([{ actor_kind: 'person', request_id: answer.headers.get('x-request-id') }]);
    expect(JSON.stringify(events)).not.toContain('canary');
  });

  test.each([
    ['an id of another kind', { id: 'agt_a' }, 'id'],
    ['a description of 10,001 characters', { description: '🙂'.repeat(10_001) }, 'description'],
    ['a number for a description', { description: 1 }, 'description'],
    ['a list for metadata', { metadata: [] }, 'metadata'],
    ['a text for metadata', { metadata: '{}' }, 'metadata'],
    ['null for metadata', { metadata: null }, 'metadata'],
    ['a number for enabled', { enabled: 1 }, 'enabled'],
    ['a time of its own', { created_at: '2024-01-15T10:30:00Z' }, 'created_at'],
    ['another agent', { agent_id: 'agt_b' }, 'agent_id'],
  ])('does not accept %s', async (_title, body, field) => {
    const { field_errors } = expectError(await create(body), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual([field]);
  });

  test('accepts a description of exactly 10,000 characters', async () => {
    const description = '🙂'.repeat(10_000);
    expect(expectSession(await create({ description }), 201).description).toBe(description);
  });
});

describe('a change', () => {
  test('touches the fields that it names and nothing else', async () => {
    const { path } = await addSession(queryDesk, { description: 'before', metadata: '{"a": 1.0}' });
    const before = expectSession(await ask(path, key));
    expect(expectSession(await change(path, { enabled: false }))).toEqual({ ...before, enabled: false });
    expect(expectSession(await change(path, { description: null }))).toMatchObject({
      description: null,
      enabled: false,
    });
    const last = expectSession(await change(path, '{"metadata":{"b":2}}'));
    expect(last).toEqual({ ...before, description: null, enabled: false, metadata: '{"b":2}' });
  });

  test('makes a revision each time, even if nothing differs: values cannot be guessed by writing them', async () => {
    const session = await addSession(queryDesk, { metadata: '{"a":1}' });
    const tags = [await ask(session.path, key), await change(session.path, '{"metadata":{"a":1}}')];
    expect(new Set(tags.map(({ headers }) => headers.get('etag'))).size).toBe(2);
  });

  test('needs something to change', async () => {
    const { path } = await addSession(queryDesk);
    expectError(await change(path, {}), 'invalid_request');
  });

  test('is recorded with what it touched, and without a value', async () => {
    const session = await addSession(queryDesk, { metadata: '{"a":"canary-1","b":{"c":1}}' });
    const answer = await change(session.path, '{"metadata":{"a":"canary-2","b":{"c":1,"d":"canary-3"}}}');
    const events = await auditEvents(session, 'session.update');
    expect(events).toMatchObject([
      {
        request_id: answer.headers.get('x-request-id'),
        details: { changed: ['/metadata/a', '/metadata/b/d'], replaced_revision_id: session.revisionId },
      },
    ]);
    expect(JSON.stringify(events)).not.toContain('canary');
  });

  test('can be made and undone by people with the cookie', async () => {
    const { path } = await addSession(queryDesk);
    const cookie = await signInAs('support');
    expect(expectSession(await ask(path, { cookie, method: 'PATCH', body: { enabled: false } })).enabled).toBe(false);
    expect(expectSession(await ask(path, { cookie, method: 'PATCH', body: { enabled: true } })).enabled).toBe(true);
  });
});

describe('a deleted session', () => {
  test('is gone with its revisions and reveals; ids, who and when stay, and no content', async () => {
    const session = await addSession(queryDesk, { description: 'canary', metadata: '{"a":"canary"}' });
    const cookie = await signInAs('support');
    expect((await ask(`${session.path}/reveals`, { cookie, method: 'POST', body: { reason: 'because' } })).status).toBe(
      201,
    );
    const answer = await ask(session.path, { cookie, method: 'DELETE' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expectError(await ask(session.path, key), 'session_not_found');
    expectError(await ask(`${session.path}/revisions`, key), 'session_not_found');
    const ids = [session.agentId, session.sessionId];
    for (const table of ['revisions', 'reveals', 'looks']) {
      expect(await queryDesk(`SELECT 1 FROM ${table} WHERE agent_id = $1 AND session_id = $2`, ids), table).toEqual([]);
    }
    const stones = await queryDesk('SELECT * FROM tombstones WHERE agent_id = $1 AND session_id = $2', ids);
    expect(stones).toMatchObject([{ actor_kind: 'person', request_id: answer.headers.get('x-request-id') }]);
    expect(JSON.stringify(stones)).not.toContain('canary');
  });

  test('leaves its id to a new session that has nothing of it', async () => {
    const id = uniqueId('ase');
    const first = expectSession(await create({ id, description: 'first', metadata: { a: 1 } }), 201);
    const path = `${place}/${id}`;
    await change(path, { description: 'changed' });
    expect((await ask(path, { ...key, method: 'DELETE' })).status).toBe(204);
    const second = expectSession(await create({ id }), 201);
    expect(second).toMatchObject({ description: null, metadata: '{}' });
    const revisions = JSON.parse((await ask(`${path}/revisions`, key)).text).revisions;
    expect(revisions).toHaveLength(1);
    expect(Date.parse(second.created_at)).toBeGreaterThanOrEqual(Date.parse(first.created_at));
  });

  test('is deleted once', async () => {
    const { path } = await addSession(queryDesk);
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(path, { ...key, method: 'DELETE' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404, 404]);
  });
});
