import { describe, expect, test } from 'vitest';
import { listAuditEvents, verifyAuditEvents } from '#contract/audit-events';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addAuditEvent, addSession, uniqueId } from '../fixtures/records';

const auditor = await newPerson({ role: 'auditor' });
const key = await addApiKey(queryDesk, { permissions: ['audit:read'] });

type Filters = Record<string, string>;
const target = (filters: Filters) => `/v2/audit_events?${new URLSearchParams(filters)}`;
const listed = async (filters: Filters, credential: object = key) =>
  expectAnswer(listAuditEvents, await ask(target(filters), credential));
const idsOf = async (filters: Filters, credential?: object) =>
  (await listed({ limit: '100', ...filters }, credential)).audit_events.map(({ id }) => id);

/**
 * Creates a session over the API: its search document is then made by the desk, so that its masked values can be
 * matched.
 */
async function createSession(metadata: object): Promise<{ agentId: string; sessionId: string; path: string }> {
  const agentId = await addAgent(queryDesk);
  const writer = await addApiKey(queryDesk, { permissions: ['sessions:write', 'sessions:read'] });
  const sessionId = uniqueId('ase');
  const path = `/v2/agents/${agentId}/sessions`;
  await ask(path, { ...writer, method: 'POST', body: { id: sessionId, metadata } });
  return { agentId, sessionId, path: `${path}/${sessionId}` };
}

describe('the audit log', () => {
  test('returns everything that is kept of an event, and its reason from where that is stored', async () => {
    const session = await addSession(queryDesk);
    const { cookie, id, name } = await newPerson();
    const call = { cookie, headers: { 'x-request-id': uniqueId('req'), 'user-agent': 'a test' }, from: '203.0.113.7' };
    await ask(`${session.path}/reveals`, { ...call, method: 'POST', body: { reason: 'Ticket 88121' } });
    await ask(session.path, call);
    const { audit_events } = await listed({ request_id: call.headers['x-request-id'] }, { cookie: auditor.cookie });
    expect(audit_events).toMatchObject([
      { action: 'session.read', reason: 'Ticket 88121', details: { revision_id: session.revisionId } },
      {
        by: { kind: 'person', id, name },
        action: 'reveal.create',
        outcome: 'ok',
        agent_id: session.agentId,
        session_id: session.sessionId,
        reason: 'Ticket 88121',
        address: '203.0.113.7',
        user_agent: 'a test',
      },
    ]);
  });

  test('is filtered by actor, kind of actor, action, outcome, agent, request id and time', async () => {
    const agentId = await addAgent(queryDesk);
    const person = { kind: 'person', id: uniqueId('per') };
    const at = (second: number) => `2025-03-01T00:00:0${second}Z`;
    const one = await addAuditEvent(queryDesk, { agentId, actor: person, at: at(1), requestId: uniqueId('req') });
    const requestId = uniqueId('req');
    const two = await addAuditEvent(queryDesk, { agentId, action: 'test.other', at: at(2), requestId });
    const three = await addAuditEvent(queryDesk, { agentId, outcome: 'refused', at: at(3) });
    const found = (filters: Filters) => idsOf({ agent_id: agentId, ...filters });
    expect(await found({})).toEqual([three, two, one]);
    expect(await found({ actor_id: person.id })).toEqual([one]);
    expect(await idsOf({ actor_id: person.id })).toEqual([one]);
    expect(await found({ actor_kind: 'system' })).toEqual([three, two]);
    expect(await found({ action: 'test.other' })).toEqual([two]);
    expect(await found({ outcome: 'refused' })).toEqual([three]);
    expect(await found({ request_id: requestId })).toEqual([two]);
    expect(await found({ after: at(2) })).toEqual([three, two]);
    expect(await found({ before: at(2) })).toEqual([one]);
    expect(await found({ after: '2025-03-01T01:00:02+01:00', before: at(3) })).toEqual([two]);
    expect(await found({ actor_id: person.id, action: 'test.other' })).toEqual([]);
  });

  test('of a session has the events about it, and the lists and exports that contained it', async () => {
    const { agentId, sessionId } = await addSession(queryDesk);
    const own = await addAuditEvent(queryDesk, { agentId, sessionId });
    const held = await addAuditEvent(queryDesk, { details: { sessions: ['agt_x/ase_x', `${agentId}/${sessionId}`] } });
    await addAuditEvent(queryDesk, { agentId, sessionId: uniqueId('ase') });
    expect(await idsOf({ agent_id: agentId, session_id: sessionId })).toEqual([held, own]);
    expect(await idsOf({ agent_id: uniqueId('agt'), session_id: sessionId })).toEqual([]);
    const refused = expectError(await ask(target({ session_id: sessionId }), key), 'invalid_request');
    expect(refused.field_errors).toEqual({ session_id: expect.stringContaining('needs agent_id') });
  });

  test('comes in pages without a gap or a repetition, even while events are recorded', async () => {
    const agentId = await addAgent(queryDesk);
    const at = '2025-03-01T00:00:00Z';
    const ids = [];
    for (let n = 0; n < 7; n += 1) ids.push(await addAuditEvent(queryDesk, { agentId, at }));
    const seen: string[] = [];
    let page_key: string | undefined;
    do {
      const filters: Filters = { agent_id: agentId, limit: '3', ...(page_key === undefined ? {} : { page_key }) };
      const { audit_events, metadata } = await listed(filters);
      seen.push(...audit_events.map(({ id }) => id));
      page_key = metadata.page_key;
      await addAuditEvent(queryDesk, { agentId });
    } while (page_key !== undefined);
    expect(seen).toEqual(ids.toReversed());
  });

  test.each([
    ['after', '2025-03-01'],
    ['before', 'yesterday'],
    ['actor_kind', 'robot'],
    ['action', 'session.*'],
    ['outcome', 'maybe'],
    ['agent_id', 'agt'],
    ['request_id', 'short'],
    ['page_key', 'x.y'],
    ['match', ''],
  ])('refuses a wrong %s by its name', async (name, value) => {
    const { field_errors } = expectError(await ask(target({ [name]: value }), key), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual([name]);
  });

  test('records that it was read: with which filters, and how many events it returned', async () => {
    const reader = await addApiKey(queryDesk, { permissions: ['audit:read'] });
    const actor_id = uniqueId('per');
    await addAuditEvent(queryDesk, { actor: { kind: 'person', id: actor_id } });
    for (const _ of [1, 2]) await listed({ actor_id }, reader);
    const reads = async () => (await listed({ actor_id: reader.id, action: 'audit_event.list' })).audit_events;
    await expect.poll(reads, { timeout: 5_000 }).toHaveLength(2);
    expect((await reads()).map(({ details }) => details)).toEqual(
      Array.from({ length: 2 }, () => ({ filters: ['actor_id'], count: 1 })),
    );
  });

  test('returns the events of these agents alone to a key with a list of agents', async () => {
    const [mine, other] = [await addAgent(queryDesk), await addAgent(queryDesk)];
    const requestId = uniqueId('req');
    const own = await addAuditEvent(queryDesk, { agentId: mine, requestId });
    for (const agentId of [other, undefined]) {
      await addAuditEvent(queryDesk, { requestId, ...(agentId === undefined ? {} : { agentId }) });
    }
    const limited = await addApiKey(queryDesk, { permissions: ['audit:read'], agentIds: [mine] });
    expect(await idsOf({ request_id: requestId }, limited)).toEqual([own]);
    expect(await idsOf({ agent_id: other }, limited)).toEqual([]);
    expect(await idsOf({ request_id: requestId })).toHaveLength(3);
  });

  test.each(['/v2/audit_events', '/v2/audit_events/export', '/v2/audit_events/verification'])(
    '%s is closed to a reviewer, in words that name the permission',
    async (path) => {
      const { cookie } = await newPerson({ role: 'reviewer' });
      expect(expectError(await ask(path, { cookie }), 'forbidden').messages.join(' ')).toContain('audit:read');
    },
  );
});

describe('an exact value', () => {
  test('finds the events of every session that holds it, and is recorded by its hash alone', async () => {
    const email = `${uniqueId('per')}@example.org`;
    const sessions = [await createSession({ email }), await createSession({ customer: { email } })];
    const other = await createSession({ email: `other-${email}` });
    const { cookie, id } = await newPerson();
    for (const { path } of [...sessions, other]) await ask(path, { cookie });
    const found = await listed({ match: email.toUpperCase(), action: 'session.read', actor_id: id, limit: '100' });
    expect(found.audit_events.map(({ session_id }) => session_id)).toEqual(
      sessions.map(({ sessionId }) => sessionId).toReversed(),
    );
    const [first] = sessions;
    const one = await idsOf({ match: email, agent_id: first?.agentId ?? '', action: 'session.read' });
    expect(one).toHaveLength(1);
    const records = await queryDesk(
      `SELECT details FROM audit_events WHERE action = 'session.match' AND actor_id = $1 ORDER BY id`,
      [key.id],
    );
    expect(records.at(-1)?.details).toMatchObject({
      in: 'audit_events',
      hashes: expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{32}$/)]),
    });
    const holding = await queryDesk('SELECT 1 FROM audit_events WHERE to_jsonb(audit_events)::text ILIKE $1', [
      `%${email}%`,
    ]);
    expect(holding).toEqual([]);
  });

  test('that no session holds finds nothing', async () => {
    expect(await idsOf({ match: uniqueId('per') })).toEqual([]);
  });

  test('can be searched 30 times a minute', async () => {
    const asking = await addApiKey(queryDesk, { permissions: ['audit:read'] });
    for (let n = 0; n < 30; n += 1) await listed({ match: `value ${n}` }, asking);
    const refused = await ask(target({ match: 'one more' }), asking);
    expectError(refused, 'rate_limit_exceeded');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await listed({}, asking);
  });
});

test('verification says that the log is intact, how much was checked, and its head and key', async () => {
  await addAuditEvent(queryDesk);
  await ask('/v2/audit_events/export?limit=1', key);
  await ask('/v2/audit_events/export?before=2024-01-01T00:00:00Z', key);
  const report = expectAnswer(
    verifyAuditEvents,
    await ask('/v2/audit_events/verification', { cookie: auditor.cookie }),
  );
  expect(report).toMatchObject({ state: 'intact', problems: [], problem_count: 0, removed_up_to_seal: 0 });
  expect(report.public_key).toMatch(/^ed25519:[\w-]{43}$/);
  expect(report.head?.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(report.checked_events).toBeGreaterThan(0);
  expect(report.sealed_events).toBeGreaterThanOrEqual(report.checked_events);
});
