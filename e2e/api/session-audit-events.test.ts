import { describe, expect, test } from 'vitest';
import { listSessionAuditEvents } from '#contract/audit-events';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addSession, uniqueId } from '../fixtures/records';

const key = await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write', 'personal_data:read'] });
const plain = await addApiKey(queryDesk);

const eventsOf = async (path: string, credential: object = plain, query = '') =>
  expectAnswer(listSessionAuditEvents, await ask(`${path}/audit_events${query}`, credential));
const actionsOf = async (path: string) =>
  (await eventsOf(path, plain, '?limit=100')).audit_events.map(({ action }) => action);

describe('the audit events of a session', () => {
  test('show, newest first, who viewed, changed and revealed it, and which lists contained it', async () => {
    const session = await addSession(queryDesk, { metadata: '{"email":"a@example.org"}' });
    const person = await newPerson();
    const { cookie } = person;
    await ask(session.path, { cookie });
    await ask(`/v2/agents/${session.agentId}/sessions`, { cookie });
    await ask(`${session.path}/reveals`, { cookie, method: 'POST', body: { reason: 'Ticket 88121' } });
    await ask(session.path, { cookie, method: 'PATCH', body: { enabled: false } });
    const { audit_events } = await eventsOf(session.path);
    expect(audit_events.map(({ action }) => action)).toEqual([
      'session.update',
      'reveal.create',
      'session.list',
      'session.read',
    ]);
    for (const event of audit_events) {
      expect(event).toMatchObject({ by: { kind: 'person', name: person.name }, outcome: 'ok' });
    }
  });

  test('show reasons and addresses only to those who may know them', async () => {
    const session = await addSession(queryDesk);
    const { cookie } = await newPerson();
    await ask(`${session.path}/reveals`, {
      cookie,
      method: 'POST',
      body: { reason: 'Ticket 88121' },
      from: '203.0.113.7',
    });
    const [auditor, reviewer] = [await newPerson({ role: 'auditor' }), await newPerson({ role: 'reviewer' })];
    for (const credential of [plain, { cookie: reviewer.cookie }]) {
      const [event] = (await eventsOf(session.path, credential)).audit_events;
      expect(Object.keys(event ?? {})).toEqual(['id', 'at', 'by', 'action', 'outcome']);
    }
    for (const credential of [key, { cookie: auditor.cookie }]) {
      const [event] = (await eventsOf(session.path, credential)).audit_events;
      expect(event).toMatchObject({ reason: 'Ticket 88121', address: '203.0.113.7', key_id: null });
    }
  });

  test('name the key of a call, and its request id', async () => {
    const session = await addSession(queryDesk);
    const answer = await ask(session.path, key);
    await expect.poll(() => actionsOf(session.path), { timeout: 5_000 }).toEqual(['session.read']);
    const [event] = (await eventsOf(session.path, key)).audit_events;
    expect(event).toMatchObject({ key_id: key.id, request_id: answer.headers.get('x-request-id'), reason: null });
  });

  test('come page by page, each line once', async () => {
    const session = await addSession(queryDesk);
    for (let n = 0; n < 5; n += 1) await ask(session.path, { ...key, method: 'PATCH', body: { description: `${n}` } });
    const seen: string[] = [];
    let query = '?limit=2';
    for (;;) {
      const { audit_events, metadata } = await eventsOf(session.path, plain, query);
      seen.push(...audit_events.map(({ id }) => id));
      if (metadata.page_key === undefined) break;
      query = `?limit=2&page_key=${metadata.page_key}`;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  test('of a reused id show nothing of the previous session', async () => {
    const agentId = await addAgent(queryDesk);
    const id = uniqueId('ase');
    const place = `/v2/agents/${agentId}/sessions`;
    const create = () => ask(place, { ...key, method: 'POST', body: { id } });
    await create();
    await ask(`${place}/${id}`, { ...key, method: 'DELETE' });
    expectError(await ask(`${place}/${id}/audit_events`, plain), 'session_not_found');
    await create();
    expect(await actionsOf(`${place}/${id}`)).toEqual(['session.create']);
  });
});
