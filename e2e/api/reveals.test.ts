import { describe, expect, test } from 'vitest';
import { createReveal, deleteReveal, listReveals, type Reveal } from '#contract/reveals';
import { expectAnswer, expectError, expectSession } from '../fixtures/answers';
import { ask, auditEvents, newPerson, queryDesk, signInAs, signInPerson } from '../fixtures/api';
import { addApiKey, addSession, changeSession, type StoredSession } from '../fixtures/records';

const metadata = '{"customer_email":"someone@example.org","n":1}';
const newSession = () => addSession(queryDesk, { metadata, description: 'mail to someone@example.org' });

async function reveal(
  session: StoredSession,
  cookie: string,
  reason = 'the customer asked for a copy',
): Promise<Reveal> {
  const answer = await ask(`${session.path}/reveals`, { method: 'POST', cookie, body: { reason } });
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
  return createReveal.answer.schema.parse(JSON.parse(answer.text));
}

async function isRevealed(session: StoredSession, cookie: string): Promise<boolean> {
  const body = expectSession(await ask(session.path, { cookie }));
  expect(body.masked === undefined).toBe(body.metadata === metadata);
  return body.masked === undefined;
}

describe('a reveal', () => {
  test('shows the whole session to the person who asked, for ten minutes', async () => {
    const [session, { cookie }] = [await newSession(), await newPerson()];
    expect(await isRevealed(session, cookie)).toBe(false);
    const made = await reveal(session, cookie);
    expect(Date.parse(made.ends_at) - Date.parse(made.created_at)).toBe(600_000);
    expect(Math.abs(Date.parse(made.created_at) - Date.now())).toBeLessThan(10_000);
    const body = expectSession(await ask(session.path, { cookie }));
    expect(body).toMatchObject({ metadata, description: 'mail to someone@example.org' });
  });

  test('ends after ten minutes', async () => {
    const [session, { cookie }] = [await newSession(), await newPerson()];
    const made = await reveal(session, cookie);
    const move = (seconds: number) =>
      queryDesk(`UPDATE reveals SET ends_at = now() + $2 * interval '1 second' WHERE id = $1`, [made.id, seconds]);
    await move(60);
    expect(await isRevealed(session, cookie)).toBe(true);
    await move(-1);
    expect(await isRevealed(session, cookie)).toBe(false);
  });

  test('opens nothing that is requested masked, nor does a key’s permission; both get the same placeholders', async () => {
    const [session, { cookie }] = [await newSession(), await newPerson()];
    const key = await addApiKey(queryDesk, { permissions: ['sessions:read', 'personal_data:read'] });
    await reveal(session, cookie);
    const [person, program] = [
      await ask(`${session.path}?masked=true`, { cookie }),
      await ask(`${session.path}?masked=true`, key),
    ];
    const body = expectSession(person);
    expect(body.masked).toEqual(['/description', '/metadata/customer_email']);
    expect(person.text).not.toContain('someone@');
    expect(expectSession(program)).toEqual(body);
    const whole = await ask(`${session.path}?masked=false`, key);
    expect(expectSession(whole).metadata).toBe(metadata);
    expect(whole.headers.get('etag')).not.toBe(program.headers.get('etag'));
    expectError(await ask(`${session.path}?masked=yes`, key), 'invalid_request');
    const events = await queryDesk(
      "SELECT details->>'reveal_id' AS reveal FROM audit_events WHERE session_id = $1 AND action = 'session.read' AND actor_kind = 'person'",
      [session.sessionId],
    );
    expect(events).toEqual([{ reveal: null }]);
  });

  test('opens only that session', async () => {
    const [session, other, { cookie }] = [await newSession(), await newSession(), await newPerson()];
    const twin = await addSession(queryDesk, { sessionId: session.sessionId, metadata });
    await reveal(session, cookie);
    expect(await isRevealed(other, cookie)).toBe(false);
    expect(await isRevealed(twin, cookie)).toBe(false);
  });

  test('opens only for that sign-in, not for another of the same person', async () => {
    const [session, person] = [await newSession(), await newPerson()];
    const elsewhere = await signInPerson(person);
    await reveal(session, person.cookie);
    expect(await isRevealed(session, elsewhere)).toBe(false);
    expect(await isRevealed(session, await signInAs('admin'))).toBe(false);
  });

  test('ends at once when the person loses the permission', async () => {
    const [session, person] = [await newSession(), await newPerson()];
    await reveal(session, person.cookie);
    await queryDesk(`UPDATE people SET role = 'reviewer' WHERE id = $1`, [person.id]);
    expect(await isRevealed(session, person.cookie)).toBe(false);
  });

  test('ends at once when the agent leaves the person’s list', async () => {
    const [session, person] = [await newSession(), await newPerson()];
    await reveal(session, person.cookie);
    await queryDesk(`UPDATE people SET all_agents = false, agent_ids = '{}' WHERE id = $1`, [person.id]);
    expectError(await ask(session.path, { cookie: person.cookie }), 'forbidden');
  });

  test('ends with the sign-in', async () => {
    const [session, person] = [await newSession(), await newPerson()];
    await reveal(session, person.cookie);
    await queryDesk('UPDATE sign_ins SET revoked_at = now() WHERE person_id = $1', [person.id]);
    expectError(await ask(session.path, { cookie: person.cookie }), 'unauthorized');
    expect(await isRevealed(session, await signInPerson(person))).toBe(false);
  });

  test('continues after a change of the session', async () => {
    const [session, { cookie }] = [await newSession(), await newPerson()];
    await reveal(session, cookie);
    await changeSession(queryDesk, session, '{"customer_email":"other@example.org"}');
    expect(expectSession(await ask(session.path, { cookie })).metadata).toBe('{"customer_email":"other@example.org"}');
  });

  test('is listed while it runs, to its own sign-in only', async () => {
    const [session, person] = [await newSession(), await newPerson()];
    const list = async (cookie: string) => {
      const answer = await ask(`${session.path}/reveals`, { cookie });
      expect(answer.status).toBe(200);
      return listReveals.answer.schema.parse(JSON.parse(answer.text)).reveals;
    };
    expect(await list(person.cookie)).toEqual([]);
    const made = await reveal(session, person.cookie);
    expect(await list(person.cookie)).toEqual([made]);
    expect(await list(await signInPerson(person))).toEqual([]);
    await queryDesk('UPDATE reveals SET ends_at = now() WHERE id = $1', [made.id]);
    expect(await list(person.cookie)).toEqual([]);
  });

  test('can be ended early only by the person who started it, is recorded once as ended; its reason stays', async () => {
    const [session, person, other] = [await newSession(), await newPerson(), await newPerson()];
    const { id } = await reveal(session, person.cookie);
    const end = (cookie: string) => ask(`${session.path}/reveals/${id}`, { method: 'DELETE', cookie });
    expectError(await end(other.cookie), 'not_found');
    expect(await isRevealed(session, person.cookie)).toBe(true);
    for (let time = 0; time < 2; time += 1) expectAnswer(deleteReveal, await end(person.cookie));
    expect(await isRevealed(session, person.cookie)).toBe(false);
    const events = await queryDesk(
      "SELECT actor_id, details FROM audit_events WHERE session_id = $1 AND action = 'reveal.end'",
      [session.sessionId],
    );
    expect(events).toEqual([{ actor_id: person.id, details: { reveal_id: id } }]);
    expect(await queryDesk('SELECT reason FROM reveals WHERE id = $1', [id])).toHaveLength(1);
  });
});

describe('revealing', () => {
  test.each(['admin', 'support'] as const)('%s may', async (role) => {
    await reveal(await newSession(), await signInAs(role));
  });

  test.each(['reviewer', 'auditor'] as const)('%s may not, and is told which permission is missing', async (role) => {
    const session = await newSession();
    const cookie = await signInAs(role);
    for (const question of [{ method: 'POST', cookie, body: { reason: 'because' } }, { cookie }]) {
      const body = expectError(await ask(`${session.path}/reveals`, question), 'forbidden');
      expect(body.messages.join(' ')).toContain('personal_data:read');
    }
    expect(await isRevealed(session, cookie)).toBe(false);
  });

  test('an API key may not, even with personal_data:read', async () => {
    const session = await newSession();
    const key = await addApiKey(queryDesk, { permissions: ['sessions:read', 'personal_data:read'] });
    expectError(
      await ask(`${session.path}/reveals`, { ...key, method: 'POST', body: { reason: 'because' } }),
      'forbidden',
    );
    expectError(await ask(`${session.path}/reveals`, key), 'forbidden');
  });

  test('no actor may outside their agents, whether or not the session exists', async () => {
    const session = await newSession();
    const { cookie } = await newPerson({ agentIds: ['agt_other'] });
    const question = { method: 'POST', cookie, body: { reason: 'because' } };
    const there = expectError(await ask(`${session.path}/reveals`, question), 'forbidden');
    const gone = expectError(await ask(`${session.path}x/reveals`, question), 'forbidden');
    expect(gone.messages).toEqual(there.messages);
  });

  test('no person may from a foreign page', async () => {
    const session = await newSession();
    const cookie = await signInAs('admin');
    const headers = { origin: 'https://evil.example' };
    expectError(
      await ask(`${session.path}/reveals`, { method: 'POST', cookie, body: { reason: 'because' }, headers }),
      'forbidden',
    );
  });
});

describe('the reason', () => {
  test.each([
    ['of 3 characters', 'why'],
    ['of 500 characters', 'x'.repeat(500)],
    ['with spaces around it', '   why   '],
    ['in any script', '客户询问'],
  ])('may be one %s', async (_title, reason) => {
    const session = await newSession();
    const made = await reveal(session, await signInAs('support'), reason);
    expect(await queryDesk('SELECT reason FROM reveals WHERE id = $1', [made.id])).toEqual([{ reason: reason.trim() }]);
  });

  test.each([
    ['nothing', ''],
    ['2 characters', 'no'],
    ['2 characters among spaces', '    no    '],
    ['501 characters', 'x'.repeat(501)],
    ['a number', 12345],
    ['null', null],
    ['a list', ['because']],
  ])('may not be %s', async (_title, reason) => {
    const session = await newSession();
    const cookie = await signInAs('support');
    const body = expectError(
      await ask(`${session.path}/reveals`, { method: 'POST', cookie, body: { reason } }),
      'invalid_request',
    );
    expect(Object.keys(body.field_errors ?? {})).toEqual(['reason']);
    expect(await isRevealed(session, cookie)).toBe(false);
  });
});

describe('the audit log', () => {
  test('has the reveal before anything is shown, with ids and without the reason', async () => {
    const [session, person] = [await newSession(), await newPerson()];
    const reason = 'a reason that stays out of the log';
    const made = await reveal(session, person.cookie, reason);
    const events = await auditEvents(session, 'reveal.create');
    expect(events).toEqual([
      {
        actor_kind: 'person',
        actor_id: person.id,
        details: { reveal_id: made.id, revision_id: session.revisionId },
        request_id: expect.any(String),
      },
    ]);
    const kept = await queryDesk('SELECT person_id, reason FROM reveals WHERE id = $1', [made.id]);
    expect(kept).toEqual([{ person_id: person.id, reason }]);
  });

  test('has nothing of a reveal that was refused', async () => {
    const session = await newSession();
    await ask(`${session.path}/reveals`, {
      method: 'POST',
      cookie: await signInAs('reviewer'),
      body: { reason: 'because' },
    });
    expect(await auditEvents(session, 'reveal.create')).toEqual([]);
    expect(await queryDesk('SELECT 1 FROM reveals WHERE session_id = $1', [session.sessionId])).toEqual([]);
  });
});
