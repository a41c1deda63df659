import { describe, expect, test } from 'vitest';
import { updateMe } from '#contract/people';
import { listSignIns } from '#contract/sign-ins';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, signInPerson } from '../fixtures/api';

const patch = (cookie: string, body: object) => ask('/v2/me', { cookie, method: 'PATCH', body });
const statusOf = async (cookie: string) => (await ask('/v2/me', { cookie })).status;
const signIns = async (cookie: string) => expectAnswer(listSignIns, await ask('/v2/me/sign_ins', { cookie })).sign_ins;

describe('one’s own profile', () => {
  test('accepts a new name, and neither role nor e-mail', async () => {
    const { cookie } = await newPerson();
    expect(expectAnswer(updateMe, await patch(cookie, { name: 'Another' })).name).toBe('Another');
    for (const body of [{ role: 'admin' }, { email: 'x@example.org' }, { agent_ids: null }, {}]) {
      expectError(await patch(cookie, body), 'invalid_request');
    }
  });

  test('accepts a new password with the current one, and ends all other sign-ins', async () => {
    const person = await newPerson();
    const other = await signInPerson(person);
    const next = 'a new password of a test';
    const body = { password: { current: person.password, new: next } };
    expectAnswer(updateMe, await patch(person.cookie, body));
    expect([await statusOf(person.cookie), await statusOf(other)]).toEqual([200, 401]);
    await expect(signInPerson(person)).rejects.toThrow();
    await signInPerson({ email: person.email, password: next });
  });

  test('accepts no new password without it, and after five wrong ones none for a while', async () => {
    const person = await newPerson();
    const from = '192.0.2.77';
    const attempt = (current: string) => {
      const body = { password: { current, new: 'a new password of a test' } };
      return ask('/v2/me', { cookie: person.cookie, method: 'PATCH', body, from });
    };
    for (let n = 0; n < 5; n += 1) {
      const refusal = expectError(await attempt('wrong'), 'invalid_request');
      expect(Object.keys(refusal.field_errors ?? {})).toEqual(['password.current']);
    }
    const locked = await attempt(person.password);
    expectError(locked, 'rate_limit_exceeded');
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(200);
  });
});

describe('one’s own sign-ins', () => {
  test('are listed, the current one is marked, and each can be ended', async () => {
    const person = await newPerson();
    const other = await signInPerson(person);
    const listed = await signIns(person.cookie);
    expect(listed.map(({ is_current }) => is_current)).toEqual([false, true]);
    const id = listed[0]?.id ?? '';
    const end = (signInId: string) => ask(`/v2/me/sign_ins/${signInId}`, { cookie: person.cookie, method: 'DELETE' });
    expect((await end(id)).status).toBe(204);
    expect(await statusOf(other)).toBe(401);
    expectError(await end(id), 'not_found');
    expect(await signIns(person.cookie)).toHaveLength(1);
  });

  test('can all be ended at once, or all but the current one', async () => {
    const person = await newPerson();
    const others = [await signInPerson(person), await signInPerson(person)];
    const end = (query: string) => ask(`/v2/me/sign_ins${query}`, { cookie: person.cookie, method: 'DELETE' });
    expect((await end('?keep_current=true')).status).toBe(204);
    expect(await Promise.all([person.cookie, ...others].map(statusOf))).toEqual([200, 401, 401]);
    expect((await end('')).status).toBe(204);
    expect(await statusOf(person.cookie)).toBe(401);
  });
});
