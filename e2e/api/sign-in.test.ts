import { describe, expect, test } from 'vitest';
import { getMe, type Person } from '#contract/people';
import { roles } from '#contract/permissions';
import { type Answer, expectError, expectSession, freshAddress } from '../fixtures/answers';
import { ask, newPerson, queryDesk, sharedDesk, signInAs, signInPerson } from '../fixtures/api';
import { addApiKey, addPerson, addSession } from '../fixtures/records';
import { asCookieHeader, trySignIn } from '../fixtures/sign-in';

const session = await addSession(queryDesk, { metadata: '{"email":"someone@example.org"}' });
const attempt = (email: string, password: string, from = freshAddress()) =>
  trySignIn(sharedDesk().url, email, password, { 'x-forwarded-for': from });
const errorOf = ({ url }: { url: string }) => new URL(url).searchParams.get('error');
const cookieNamed = (cookies: { name: string; value: string }[], name: string) =>
  cookies.find((cookie) => cookie.name === name)?.value ?? '';

function personOf(answer: Answer): Person {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  return getMe.answer.schema.parse(JSON.parse(answer.text));
}

describe('the cookie', () => {
  test('is HttpOnly, Lax, for the whole site, lasts 12 h at most, and over http is not Secure', async () => {
    const person = await addPerson(queryDesk);
    const { setCookie } = await attempt(person.email, person.password);
    const line = setCookie.find((each) => each.startsWith('session-desk.sign-in=')) ?? '';
    const attributes = line.split('; ').slice(1);
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']));
    expect(line).not.toMatch(/secure|domain/i);
    const expires = Date.parse(attributes.find((each) => each.startsWith('Expires='))?.slice(8) ?? '');
    expect(Math.abs(expires - Date.now() - 12 * 3_600_000)).toBeLessThan(60_000);
  });

  test('is encrypted, and reveals nothing about the person', async () => {
    const person = await newPerson();
    const value = person.cookie.split('session-desk.sign-in=')[1]?.split(';')[0] ?? '';
    const parts = value.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(JSON.parse(parts[0] ?? '')).toMatchObject({ alg: 'dir' });
    for (const text of [person.id, person.email, person.name, 'support']) expect(parts.join()).not.toContain(text);
  });

  test('of another desk, or with a changed letter, grants nothing', async () => {
    const { cookie } = await newPerson();
    const at = cookie.length - 12;
    const changed = cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1);
    expectError(await ask(session.path, { cookie: changed }), 'unauthorized');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"signInId":"sgn_1"}').toString('base64url')}.`;
    expectError(await ask(session.path, { cookie: `session-desk.sign-in=${unsigned}` }), 'unauthorized');
  });

  test('is refused by next-auth’s own session endpoint: it returns only when the sign-in ends', async () => {
    const { cookie } = await newPerson();
    const answer = await ask('/api/auth/session', { cookie });
    expect(Object.keys(JSON.parse(answer.text))).toEqual(['expires']);
  });
});

describe('one’s own profile', () => {
  test.each(roles)('is shown to %s', async (role) => {
    const person = personOf(await ask('/v2/me', { cookie: await signInAs(role) }));
    expect(person).toMatchObject({ role, state: 'active', agent_ids: null, email: expect.stringContaining('@') });
  });

  test('is not available to an API key', async () => {
    expectError(await ask('/v2/me', await addApiKey(queryDesk)), 'forbidden');
  });
});

describe('takes effect on the next call', () => {
  const isIn = async (cookie: string) => (await ask(session.path, { cookie })).status;

  test('a suspension, and its end', async () => {
    const person = await newPerson();
    const set = (state: string) => queryDesk('UPDATE people SET state = $2 WHERE id = $1', [person.id, state]);
    expect(await isIn(person.cookie)).toBe(200);
    await set('suspended');
    expectError(await ask(session.path, { cookie: person.cookie }), 'unauthorized');
    expect(errorOf(await attempt(person.email, person.password))).toBe('CredentialsSignin');
    await set('active');
    expect(await isIn(person.cookie)).toBe(200);
  });

  test('another role', async () => {
    const person = await newPerson({ role: 'reviewer' });
    const reveal = { method: 'POST', cookie: person.cookie, body: { reason: 'because' } };
    expectError(await ask(`${session.path}/reveals`, reveal), 'forbidden');
    await queryDesk(`UPDATE people SET role = 'support' WHERE id = $1`, [person.id]);
    expect((await ask(`${session.path}/reveals`, reveal)).status).toBe(201);
    expect(personOf(await ask('/v2/me', { cookie: person.cookie })).role).toBe('support');
  });

  test('another list of agents', async () => {
    const person = await newPerson();
    await queryDesk(`UPDATE people SET all_agents = false, agent_ids = '{}' WHERE id = $1`, [person.id]);
    expectError(await ask(session.path, { cookie: person.cookie }), 'forbidden');
  });

  test('a revocation, of one sign-in and not of the others', async () => {
    const person = await newPerson();
    const other = await signInPerson(person);
    await queryDesk(
      `UPDATE sign_ins SET revoked_at = now()
       WHERE id = (SELECT id FROM sign_ins WHERE person_id = $1 ORDER BY created_at LIMIT 1)`,
      [person.id],
    );
    expectError(await ask(session.path, { cookie: person.cookie }), 'unauthorized');
    expect(await isIn(other)).toBe(200);
  });

  test('the end of its 12 hours', async () => {
    const person = await newPerson();
    await queryDesk('UPDATE sign_ins SET ends_at = now() WHERE person_id = $1', [person.id]);
    expectError(await ask(session.path, { cookie: person.cookie }), 'unauthorized');
  });

  test('the removal of the person', async () => {
    const person = await newPerson();
    await queryDesk('DELETE FROM people WHERE id = $1', [person.id]);
    expectError(await ask(session.path, { cookie: person.cookie }), 'unauthorized');
  });
});

describe('signing out', () => {
  const signOut = async (cookie: string) => {
    const url = sharedDesk().url;
    const csrf = await fetch(`${url}/api/auth/csrf`, { headers: { cookie } });
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const headers = { cookie, origin: url, 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ csrfToken, callbackUrl: url, json: 'true' });
    return fetch(`${url}/api/auth/signout`, { method: 'POST', redirect: 'manual', headers, body });
  };

  test('ends the sign-in for good, even for a copy of the cookie', async () => {
    const person = await newPerson();
    const answer = await signOut(person.cookie);
    expect(answer.headers.getSetCookie().join()).toMatch(/session-desk\.sign-in=;/);
    expectError(await ask(session.path, { cookie: person.cookie }), 'unauthorized');
    const events = await queryDesk(
      `SELECT outcome FROM audit_events WHERE action = 'sign_in.revoke' AND actor_id = $1`,
      [person.id],
    );
    expect(events).toEqual([{ outcome: 'ok' }]);
  });

  test('ends no other sign-in of the person', async () => {
    const person = await newPerson();
    const other = await signInPerson(person);
    await signOut(other);
    expectSession(await ask(session.path, { cookie: person.cookie }));
  });
});

describe('a refusal', () => {
  test('is the same for a wrong password, an unknown e-mail and a suspended person', async () => {
    const person = await addPerson(queryDesk);
    const suspended = await addPerson(queryDesk, { state: 'suspended' });
    const refusals = [
      await attempt(person.email, 'wrong'),
      await attempt('nobody@example.org', 'wrong'),
      await attempt(suspended.email, suspended.password),
      await attempt('', ''),
      await attempt('\u0000@example.org', 'a\u0000b'),
    ];
    for (const { status, url, cookies } of refusals) {
      expect({ status, url }).toEqual({ status: refusals[0]?.status, url: refusals[0]?.url });
      expect(cookieNamed(cookies, 'session-desk.sign-in')).toBe('');
    }
    expect(errorOf(refusals[0] ?? { url: '' })).toBe('CredentialsSignin');
  });

  test('locks the pair of e-mail and address after five, names the wait, and is recorded', async () => {
    const [person, from] = [await addPerson(queryDesk), freshAddress()];
    for (let count = 0; count < 5; count += 1) {
      expect(errorOf(await attempt(person.email, 'wrong', from))).toBe('CredentialsSignin');
    }
    const [, wait] = (errorOf(await attempt(person.email, person.password, from)) ?? '').split('locked:');
    expect(Number(wait)).toBeGreaterThan(290);
    expect(Number(wait)).toBeLessThanOrEqual(300);
    expect((await attempt(person.email, person.password)).status).toBe(200);
    const events = await queryDesk<{ outcome: string; details: { reason?: string } }>(
      `SELECT outcome, details FROM audit_events WHERE action = 'sign_in.create' AND address = $1 ORDER BY id`,
      [from],
    );
    expect(events.map(({ details }) => details.reason)).toEqual([...Array(5).fill('wrong_password'), 'locked']);
  });

  test('cannot be circumvented by guessing in parallel', async () => {
    const [person, from] = [await addPerson(queryDesk), freshAddress()];
    const guesses = await Promise.all(Array.from({ length: 20 }, () => attempt(person.email, 'wrong', from)));
    expect(guesses.filter((guess) => errorOf(guess) === 'CredentialsSignin')).toHaveLength(5);
    expect(guesses.filter((guess) => errorOf(guess)?.startsWith('locked:'))).toHaveLength(15);
  });

  test('is recorded without what was typed', async () => {
    const from = freshAddress();
    await attempt('hunter2-as-email@example.org', 'hunter2-as-password', from);
    const events = await queryDesk('SELECT * FROM audit_events WHERE address = $1', [from]);
    expect(events).toHaveLength(1);
    expect(JSON.stringify({ ...events[0], id: '' })).not.toContain('hunter2');
  });
});

describe('the page after sign-in', () => {
  test.each(['https://evil.example/', '//evil.example', 'javascript:alert(1)', '/\\evil.example'])(
    'is never %s',
    async (target) => {
      const url = sharedDesk().url;
      const person = await addPerson(queryDesk);
      const { cookies } = await attempt(person.email, person.password);
      const csrf = await fetch(`${url}/api/auth/csrf`, { headers: { cookie: asCookieHeader(cookies) } });
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      const answer = await fetch(`${url}/api/auth/callback/credentials`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: asCookieHeader(cookies), origin: url, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          csrfToken,
          email: person.email,
          password: person.password,
          json: 'true',
          callbackUrl: target,
        }),
      });
      const body = (await answer.json().catch(() => ({}))) as { url?: string };
      const landed = new URL(body.url ?? answer.headers.get('location') ?? '', url);
      // This machine has two names.
      expect([url, url.replace('127.0.0.1', 'localhost')]).toContain(landed.origin);
    },
  );
});
