import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { askAt, expectError, expectSession, type Question } from '../fixtures/answers';
import { queryDesk, sharedDesk } from '../fixtures/api';
import { type Desk, settingsBeside, startDesk } from '../fixtures/desk';
import { addApiKey, addPerson, addSession, unknownApiKey } from '../fixtures/records';
import { type Relay, startRelay } from '../fixtures/relay';
import { asCookieHeader, trySignIn } from '../fixtures/sign-in';

const session = await addSession(queryDesk);
const key = await addApiKey(queryDesk);
let relay: Relay;
let desk: Desk;
let cookie: string;

// A desk of its own on the shared database, through a network that can fail.
beforeAll(async () => {
  relay = await startRelay(sharedDesk().databaseUrl);
  desk = await startDesk({
    settings: {
      ...settingsBeside(sharedDesk()),
      DATABASE_URL: relay.databaseUrl,
      AUTH_SECRET: 'only-for-tests-'.repeat(3),
      PUBLIC_URL: 'http://desk.example.com',
      LOG_LEVEL: 'silent',
    },
  });
  const person = await addPerson(queryDesk);
  cookie = asCookieHeader((await trySignIn(desk.url, person.email, person.password)).cookies);
});
afterEach(() => relay.restore());
afterAll(async () => {
  await desk?.stop();
  await relay?.close();
});

const ask = (question: Question, path = session.path) => askAt(desk.url, path, question);

/** Asserts a 503 as in the contract, within this number of seconds. */
async function expectUnavailable(question: Question, seconds: number, path?: string): Promise<void> {
  const began = Date.now();
  const answer = await ask(question, path);
  expect((Date.now() - began) / 1_000).toBeLessThan(seconds);
  const { request_id } = expectError(answer, 'unavailable');
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(answer.text.replace(request_id, '')).not.toMatch(/127\.0\.0\.1|prisma|postgres|ECONN|socket/i);
}

describe('while the database is down', () => {
  test('the API answers 503 with Retry-After within a few seconds, and serves again when it is back', async () => {
    expectSession(await ask(key));
    await relay.cut();
    await expectUnavailable(key, 5);
    await expectUnavailable({ cookie }, 5);
    await expectUnavailable({ key: unknownApiKey() }, 5);
    const lookup = { ...key, method: 'POST', body: { text: session.sessionId } };
    await expectUnavailable(lookup, 5, '/v2/lookups');
    await Promise.all(Array.from({ length: 30 }, () => expectUnavailable(key, 8)));
    await relay.restore();
    await expect.poll(async () => (await ask(key)).status, { timeout: 10_000 }).toBe(200);
  });

  test('calls that need no database are answered as usual', async () => {
    await relay.cut();
    expectError(await ask({}), 'unauthorized');
    expectError(await ask({ key: 'malformed' }), 'unauthorized');
    expectError(await ask({}, '/v2/nothing'), 'not_found');
  });

  test('the process is healthy but not ready, and ready again when it is back', async () => {
    const statusOf = async (path: string) => (await ask({}, path)).status;
    expect([await statusOf('/health'), await statusOf('/ready')]).toEqual([200, 200]);
    await relay.cut();
    expect([await statusOf('/health'), await statusOf('/ready')]).toEqual([200, 503]);
    await relay.restore();
    await expect.poll(() => statusOf('/ready'), { timeout: 10_000 }).toBe(200);
  });

  test('pages answer 503 with a complete page, and nothing about the cause', async () => {
    await relay.cut();
    for (const path of ['/', session.path.replace('/v2', '')]) {
      const page = await ask({ cookie }, path);
      expect(page.status).toBe(503);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.headers.get('x-request-id')).toBeTruthy();
      expect(page.text).toContain('</html>');
      expect(page.text).not.toMatch(/prisma|ECONN/i);
    }
  });

  test('a sign-in says so, and does not say that the password is wrong', async () => {
    await relay.cut();
    const answer = await trySignIn(desk.url, 'someone@example.org', 'a password');
    expect(new URL(answer.url).searchParams.get('error')).toBe('unavailable');
  });
});

test('while the database accepts connections and never answers, the API gives up in time', async () => {
  relay.freeze();
  await expectUnavailable(key, 15);
}, 40_000);
