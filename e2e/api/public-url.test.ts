import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAt, expectError, expectSession, freshAddress, type Question } from '../fixtures/answers';
import { queryDesk, sharedDesk } from '../fixtures/api';
import { type Desk, settingsBeside, startDesk } from '../fixtures/desk';
import { addPerson, addSession, type StoredPerson, unknownApiKey } from '../fixtures/records';
import { asCookieHeader, type SignInAnswer, trySignIn } from '../fixtures/sign-in';

const publicUrl = 'https://desk.example.com';
const session = await addSession(queryDesk);
let desk: Desk;
let person: StoredPerson;
let signIn: SignInAnswer;
const cookie = () => asCookieHeader(signIn.cookies);

// A desk of its own on the shared database, reached over https, with no trusted proxy.
beforeAll(async () => {
  desk = await startDesk({
    settings: { ...settingsBeside(sharedDesk()), AUTH_SECRET: 'only-for-tests-'.repeat(3), PUBLIC_URL: publicUrl },
  });
  person = await addPerson(queryDesk);
  signIn = await trySignIn(desk.url, person.email, person.password);
});
afterAll(() => desk?.stop());

const ask = (question: Question, path = session.path) => askAt(desk.url, path, question);

describe('a desk reached over https', () => {
  test('sets only cookies that are Secure, HttpOnly, Lax, for the whole site and bound to the host', () => {
    expect(signIn.setCookie.length).toBeGreaterThan(0);
    for (const line of signIn.setCookie) {
      const [pair = '', ...attributes] = line.split('; ');
      expect(pair).toMatch(/^__Host-/);
      expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']));
      expect(attributes.join()).not.toMatch(/domain/i);
    }
  });

  test('signs in with that cookie, and with no other of the same value', async () => {
    expectSession(await ask({ cookie: cookie() }));
    expectError(await ask({ cookie: cookie().replaceAll('__Host-', '') }), 'unauthorized');
    expectError(await ask({ cookie: cookie().replaceAll('__Host-', '__Secure-') }), 'unauthorized');
  });

  test.each([
    [publicUrl, 200],
    ['http://desk.example.com', 403],
    ['https://desk.example.com:444', 403],
    ['https://evil.desk.example.com', 403],
    ['https://desk.example.com.evil.example', 403],
    ['null', 403],
  ])('answers a change from %s with %i', async (origin, status) => {
    const question = { method: 'POST', cookie: cookie(), body: { text: 'hello' }, headers: { origin } };
    expect((await ask(question, '/v2/lookups')).status).toBe(status);
  });

  test('does not take the address in a request for its own', async () => {
    const question = { method: 'POST', cookie: cookie(), body: { text: 'hello' }, headers: { origin: desk.url } };
    expectError(await ask(question, '/v2/lookups'), 'forbidden');
  });

  test('redirects signed-out people to the sign-in on that site', async () => {
    const answer = await ask({}, '/agents/agt_a/sessions/ase_a?x=1');
    expect([302, 303, 307]).toContain(answer.status);
    const target = new URL(answer.headers.get('location') ?? '', publicUrl);
    expect(target.origin).toBe(publicUrl);
    expect([target.pathname, target.searchParams.get('to')]).toEqual(['/sign-in', '/agents/agt_a/sessions/ase_a?x=1']);
  });
});

describe('a forged X-Forwarded-For, without a trusted proxy', () => {
  test('does not change the client: 21 failed keys from 21 forged addresses count for one address', async () => {
    const answers = [];
    for (let call = 0; call < 21; call += 1) answers.push(await ask({ key: unknownApiKey(), from: freshAddress() }));
    expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(401), 429]);
  });

  test('does not move a sign-in lock to another address', async () => {
    const target = await addPerson(queryDesk);
    const attempt = async (password: string) => {
      const answer = await trySignIn(desk.url, target.email, password, { 'x-forwarded-for': freshAddress() });
      return new URL(answer.url).searchParams.get('error');
    };
    for (let count = 0; count < 5; count += 1) expect(await attempt('wrong')).toBe('CredentialsSignin');
    expect(await attempt(target.password)).toMatch(/^locked:\d+$/);
  });

  test('is not the address in the audit log', async () => {
    const from = freshAddress();
    await ask({ cookie: cookie(), from });
    expect(await queryDesk('SELECT 1 FROM audit_events WHERE address = $1', [from])).toEqual([]);
    const rows = await queryDesk(`SELECT DISTINCT address FROM audit_events WHERE session_id = $1`, [
      session.sessionId,
    ]);
    expect(rows).toEqual([{ address: '127.0.0.1' }]);
  });
});
