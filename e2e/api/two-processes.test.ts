import { afterAll, describe, expect, test } from 'vitest';
import { defaultMasking } from '#contract/masking';
import { askAt, expectSession } from '../fixtures/answers';
import { startSecondProcess } from '../fixtures/desk';
import { startEmptyDesk } from '../fixtures/empty-desk';
import { addApiKey, addPerson, addSession } from '../fixtures/records';
import { asCookieHeader, signInOverHttp } from '../fixtures/sign-in';

/** Two desks on one database, like two replicas. */
const one = await startEmptyDesk();
const other = await startSecondProcess(one);
afterAll(async () => {
  await other.stop();
  await one.stop();
});

const admin = await addPerson(one.query, { role: 'admin' });
const cookie = asCookieHeader(await signInOverHttp(one.url, admin.email, admin.password));
const statusAt = async ({ url }: { url: string }, key: string) =>
  (await askAt(url, '/v2/agents?limit=1', { key })).status;

/** Calls the other desk again and again. Returns the seconds until it answers with this status. */
async function secondsUntil(key: string, status: number): Promise<number> {
  const begun = Date.now();
  while ((await statusAt(other, key)) !== status) {
    if (Date.now() - begun > 5_000) throw new Error(`Not ${status} after five seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return (Date.now() - begun) / 1_000;
}

describe('a second process', () => {
  test.each([
    ['a revocation', 'DELETE', undefined, 401],
    ['a key that was disabled', 'PATCH', { enabled: false }, 401],
    ['fewer permissions', 'PATCH', { permissions: ['sessions:read'] }, 403],
  ] as const)('sees %s within five seconds', async (_what, method, body, status) => {
    const { id, key } = await addApiKey(one.query, { permissions: ['agents:read'], limit: 100_000 });
    expect([await statusAt(one, key), await statusAt(other, key)]).toEqual([200, 200]);
    const answer = await askAt(one.url, `/v2/api_keys/${id}`, { cookie, method, ...(body ? { body } : {}) });
    expect(answer.status).toBeLessThan(300);
    expect(await statusAt(one, key)).toBe(status);
    await secondsUntil(key, status);
  });

  test('sees a revocation without a notification as well', async () => {
    const { id, key } = await addApiKey(one.query, { permissions: ['agents:read'], limit: 100_000 });
    expect(await statusAt(other, key)).toBe(200);
    await one.query('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [id]);
    await secondsUntil(key, 401);
  });

  test('sees a revocation after its connection for notifications was cut', async () => {
    await one.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN session_desk'");
    const { id, key } = await addApiKey(one.query, { permissions: ['agents:read'], limit: 100_000 });
    expect(await statusAt(other, key)).toBe(200);
    expect((await askAt(one.url, `/v2/api_keys/${id}`, { cookie, method: 'DELETE' })).status).toBe(204);
    await secondsUntil(key, 401);
  });

  test('hides what a new masking rule names within five seconds', async () => {
    const { path } = await addSession(one.query, { metadata: '{"zz_plan": "the golden one"}' });
    const { key } = await addApiKey(one.query, { limit: 100_000 });
    const maskedAt = async ({ url }: { url: string }) => expectSession(await askAt(url, path, { key })).masked;
    expect([await maskedAt(one), await maskedAt(other)]).toEqual([undefined, undefined]);
    const masking = { ...defaultMasking, rules: [{ path: 'zz_plan', label: 'personal' }] };
    const answer = await askAt(one.url, '/v2/settings', { cookie, method: 'PATCH', body: { masking } });
    expect(answer.status).toBe(200);
    expect(await maskedAt(one)).toEqual(['/metadata/zz_plan']);
    await expect.poll(() => maskedAt(other), { timeout: 5_000 }).toEqual(['/metadata/zz_plan']);
  });
});
