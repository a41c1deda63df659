import { describe, expect, test } from 'vitest';
import { createPasswordReset } from '#contract/people';
import { type Answer, expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk, sharedDesk, signInPerson } from '../fixtures/api';
import { addApiKey } from '../fixtures/records';

const admin = await newPerson({ role: 'admin' });
const password = 'another password of a test';

const post = (id: string, by: { cookie?: string; key?: string } = { cookie: admin.cookie }) =>
  ask(`/v2/people/${id}/password_resets`, { ...by, method: 'POST' });
const make = async ({ id }: { id: string }) => expectAnswer(createPasswordReset, await post(id));
const use = (token: string, body: object = {}) =>
  ask('/v2/password_resets/uses', { method: 'POST', body: { token, password, ...body } });
const why = (answer: Answer) => expectError(answer, 'conflict').messages.join();

describe('a link for a new password', () => {
  test('sets it, ends all sign-ins, and works once', async () => {
    const person = await newPerson();
    const { url, token, expires_at } = await make(person);
    expect(url).toBe(`${sharedDesk().url}/password-resets/${token}`);
    expect(Math.abs(Date.parse(expires_at) - Date.now() - 3_600_000)).toBeLessThan(60_000);
    expect((await ask('/v2/me', { cookie: person.cookie })).status).toBe(200);
    expect((await use(token)).status).toBe(204);
    expect((await ask('/v2/me', { cookie: person.cookie })).status).toBe(401);
    await expect(signInPerson(person)).rejects.toThrow();
    await signInPerson({ email: person.email, password });
    expect(why(await use(token))).toContain('already used');
  });

  test('is used by one of fifty at once', async () => {
    const { token } = await make(await newPerson());
    const answers = await Promise.all(Array.from({ length: 50 }, () => use(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(49).fill(409)]);
  });

  test('is not used up by opening its page, nor by a password that is too short', async () => {
    const { token } = await make(await newPerson());
    await ask(`/password-resets/${token}`);
    expectError(await use(token, { password: 'short' }), 'invalid_request');
    expect((await use(token)).status).toBe(204);
  });

  test('ends after an hour, with the next one, and when the person is suspended', async () => {
    const person = await newPerson();
    const first = await make(person);
    const second = await make(person);
    expect(why(await use(first.token))).toContain('no longer works');
    await queryDesk('UPDATE password_resets SET expires_at = now() WHERE person_id = $1', [person.id]);
    expect(why(await use(second.token))).toContain('one hour');
    const third = await make(person);
    const suspend = { cookie: admin.cookie, method: 'PATCH', body: { state: 'suspended' } };
    expect((await ask(`/v2/people/${person.id}`, suspend)).status).toBe(200);
    expect(why(await use(third.token))).toContain('no longer works');
    expectError(await post(person.id), 'conflict');
  });

  test('for a person who may do more is refused to those who hold less', async () => {
    const { key } = await addApiKey(queryDesk, { permissions: ['people:write'] });
    expectError(await post(admin.id, { key }), 'forbidden');
  });

  test('is stored as a hash only, and is in no audit event', async () => {
    const { token } = await make(await newPerson());
    await use(token);
    for (const table of ['password_resets', 'audit_events', 'calls']) {
      const rows = await queryDesk(`SELECT 1 FROM ${table} t WHERE to_jsonb(t)::text LIKE '%' || $1 || '%'`, [token]);
      expect(rows, table).toEqual([]);
    }
  });

  test.each(['rst_x', `rst_${'0'.repeat(39)}`, `inv_${'0'.repeat(39)}`])(
    'is not found for the token %s',
    async (token) => {
      expectError(await use(token), 'not_found');
    },
  );
});
