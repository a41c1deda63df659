import { describe, expect, test } from 'vitest';
import { listRecentSessions } from '#contract/people';
import { expectError, expectSession } from '../fixtures/answers';
import { ask, auditEvents, newPerson, queryDesk, signInAs, signInPerson } from '../fixtures/api';
import { addApiKey, addSession, changeSession, type StoredSession } from '../fixtures/records';

const personal = '{"customer_email":"someone@example.org","list":["other@example.org"]}';
const accessesOf = (session: StoredSession) => auditEvents(session, 'session.read');

async function recentSessions(cookie: string) {
  const answer = await ask('/v2/me/recent_sessions', { cookie });
  expect(answer.status).toBe(200);
  return listRecentSessions.answer.schema.parse(JSON.parse(answer.text)).recent_sessions;
}

describe('an access by a person', () => {
  test('is recorded before the answer is sent: who, what, which revision, what was masked', async () => {
    const [session, person] = [await addSession(queryDesk, { metadata: personal }), await newPerson()];
    const answer = await ask(session.path, { cookie: person.cookie });
    expect(await accessesOf(session)).toEqual([
      {
        actor_kind: 'person',
        actor_id: person.id,
        request_id: answer.headers.get('x-request-id'),
        details: {
          revision_id: session.revisionId,
          reveal_id: null,
          masked: ['/metadata/customer_email', '/metadata/list/0'],
        },
      },
    ]);
  });

  test('is one for all reads of a sign-in within 60 s, including HEAD and 304', async () => {
    const [session, { cookie }] = [await addSession(queryDesk), await newPerson()];
    const first = await ask(session.path, { cookie, method: 'HEAD' });
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await ask(session.path, { cookie, headers })).status).toBe(304);
    await Promise.all(Array.from({ length: 10 }, () => ask(session.path, { cookie })));
    expect(await accessesOf(session)).toHaveLength(1);
  });

  test('is recorded again after 60 s', async () => {
    const [session, { cookie }] = [await addSession(queryDesk), await newPerson()];
    await ask(session.path, { cookie });
    await queryDesk(`UPDATE looks SET started_at = started_at - interval '61 seconds' WHERE session_id = $1`, [
      session.sessionId,
    ]);
    await ask(session.path, { cookie });
    await ask(session.path, { cookie });
    expect(await accessesOf(session)).toHaveLength(2);
  });

  test('is recorded again with a reveal, and names it', async () => {
    const [session, { cookie }] = [await addSession(queryDesk, { metadata: personal }), await newPerson()];
    await ask(session.path, { cookie });
    const made = await ask(`${session.path}/reveals`, { method: 'POST', cookie, body: { reason: 'because' } });
    await ask(session.path, { cookie });
    await ask(session.path, { cookie });
    const details = (await accessesOf(session)).map((event) => event.details);
    expect(details).toHaveLength(2);
    expect(details[1]).toEqual({ revision_id: session.revisionId, reveal_id: JSON.parse(made.text).id, masked: [] });
  });

  test('is recorded again with a new revision', async () => {
    const [session, { cookie }] = [await addSession(queryDesk), await newPerson()];
    await ask(session.path, { cookie });
    const revisionId = await changeSession(queryDesk, session, '{"a":1}');
    await ask(session.path, { cookie });
    const revisions = (await accessesOf(session)).map(({ details }) => details.revision_id);
    expect(revisions).toEqual([session.revisionId, revisionId]);
  });

  test('is recorded for each sign-in, of one person or of two', async () => {
    const [session, person] = [await addSession(queryDesk), await newPerson()];
    for (const cookie of [person.cookie, await signInPerson(person), (await newPerson()).cookie])
      await ask(session.path, { cookie });
    expect(await accessesOf(session)).toHaveLength(3);
  });

  test('cannot be hidden by a header', async () => {
    const session = await addSession(queryDesk);
    const tricks: Record<string, string>[] = [
      { 'next-router-prefetch': '1' },
      { 'x-middleware-prefetch': '1' },
      { 'x-purpose': 'preview' },
      { dnt: '1' },
      { 'x-no-audit': '1' },
      { 'x-moz': 'prefetch' },
    ];
    for (const headers of tricks)
      expectSession(await ask(session.path, { cookie: (await newPerson()).cookie, headers }));
    expect(await accessesOf(session)).toHaveLength(tricks.length);
  });
});

describe('a read by a key', () => {
  test('is recorded each time', async () => {
    const session = await addSession(queryDesk, { metadata: personal });
    const key = await addApiKey(queryDesk);
    const etag = (await ask(session.path, key)).headers.get('etag') ?? '';
    await ask(session.path, { ...key, method: 'HEAD' });
    await ask(session.path, { ...key, headers: { 'if-none-match': etag } });
    await Promise.all(Array.from({ length: 7 }, () => ask(session.path, key)));
    await expect.poll(async () => (await accessesOf(session)).length).toBe(10);
    const [first] = await accessesOf(session);
    expect(first).toMatchObject({ actor_kind: 'api_key', actor_id: key.id });
  });

  test('with personal_data:read says that nothing was masked', async () => {
    const session = await addSession(queryDesk, { metadata: personal });
    await ask(session.path, await addApiKey(queryDesk, { permissions: ['sessions:read', 'personal_data:read'] }));
    await expect.poll(async () => (await accessesOf(session)).map(({ details }) => details.masked)).toEqual([[]]);
  });
});

test('a request that gets no session data is no access: refused, unknown, or a prefetch', async () => {
  const session = await addSession(queryDesk);
  const limited = await newPerson({ agentIds: [] });
  expectError(await ask(session.path, { cookie: limited.cookie }), 'forbidden');
  expectError(await ask(session.path), 'unauthorized');
  expectError(await ask(`${session.path}?x=1`, { cookie: await signInAs('admin') }), 'invalid_request');
  const headers = { 'sec-purpose': 'prefetch' };
  expectError(await ask(session.path, { cookie: await signInAs('admin'), headers }), 'invalid_request');
  expect(await accessesOf(session)).toEqual([]);
});

describe('the recently viewed sessions', () => {
  test('come newest first, each once, at most ten, and only one’s own', async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    const sessions: StoredSession[] = [];
    for (let count = 0; count < 12; count += 1) sessions.push(await addSession(queryDesk));
    for (const session of sessions) await ask(session.path, { cookie: person.cookie });
    await ask(sessions[5]?.path ?? '', { cookie: person.cookie });
    const expected = [sessions[5], ...sessions.filter((_, at) => at !== 5).reverse()].slice(0, 10);
    const ids = (await recentSessions(person.cookie)).map(({ session_id }) => session_id);
    expect(ids).toEqual(expected.map((session) => session?.sessionId));
    expect(await recentSessions(other.cookie)).toEqual([]);
  });

  test('stay masked while a reveal runs', async () => {
    const { cookie } = await newPerson();
    const session = await addSession(queryDesk, { description: 'mail to someone@example.org' });
    await ask(`${session.path}/reveals`, { method: 'POST', cookie, body: { reason: 'because' } });
    expect(expectSession(await ask(session.path, { cookie })).description).toBe('mail to someone@example.org');
    const [recent] = await recentSessions(cookie);
    expect(recent?.description).toMatch(/^mail to email·[0-9a-f]{10}$/);
  });

  test('leave out sessions of agents that the person no longer reaches', async () => {
    const person = await newPerson();
    const session = await addSession(queryDesk);
    await ask(session.path, { cookie: person.cookie });
    await queryDesk(`UPDATE people SET all_agents = false, agent_ids = '{agt_other}' WHERE id = $1`, [person.id]);
    expect(await recentSessions(person.cookie)).toEqual([]);
  });

  test('are one event that names them, and no event if there are none', async () => {
    const person = await newPerson();
    await recentSessions(person.cookie);
    const session = await addSession(queryDesk);
    await ask(session.path, { cookie: person.cookie });
    await recentSessions(person.cookie);
    const events = await queryDesk(`SELECT details FROM audit_events WHERE action = 'session.list' AND actor_id = $1`, [
      person.id,
    ]);
    expect(events).toEqual([
      { details: { list: 'recent_sessions', sessions: [`${session.agentId}/${session.sessionId}`] } },
    ]);
  });

  test('are for people only', async () => {
    expectError(await ask('/v2/me/recent_sessions', await addApiKey(queryDesk)), 'forbidden');
  });
});

test.each([
  ['UPDATE', `UPDATE audit_events SET actor_label = 'nobody'`],
  ['DELETE', 'DELETE FROM audit_events'],
  ['TRUNCATE', 'TRUNCATE audit_events'],
])('the audit log refuses %s', async (_title, statement) => {
  await expect(queryDesk(statement)).rejects.toThrow(/append-only/);
});
