import { afterAll, expect, test } from 'vitest';
import { askAt, expectError } from '../fixtures/answers';
import { startEmptyDesk } from '../fixtures/empty-desk';
import { addPerson, type StoredPerson } from '../fixtures/records';
import { asCookieHeader, signInOverHttp } from '../fixtures/sign-in';

// A desk of its own: whether a person is the last admin depends on all other people.
const desk = await startEmptyDesk();
afterAll(() => desk.stop());

const signedIn = async (person: StoredPerson) =>
  asCookieHeader(await signInOverHttp(desk.url, person.email, person.password));
const change = async (by: string, { id }: StoredPerson, body: object) =>
  askAt(desk.url, `/v2/people/${id}`, { cookie: by, method: 'PATCH', body });

/** Adds two admins, and leaves no other active one. */
async function twoAdmins(): Promise<[StoredPerson, StoredPerson]> {
  await desk.query("UPDATE people SET state = 'suspended' WHERE role = 'admin'");
  return [await addPerson(desk.query, { role: 'admin' }), await addPerson(desk.query, { role: 'admin' })];
}

test.each([
  ['demote', { role: 'support' }],
  ['suspend', { state: 'suspended' }],
])('the last active admin cannot %s themselves, and one of two can', async (_what, body) => {
  const [one, other] = await twoAdmins();
  const cookies = [await signedIn(one), await signedIn(other)] as const;
  expect((await change(cookies[0], one, body)).status).toBe(200);
  expect(expectError(await change(cookies[1], other, body), 'conflict').messages.join()).toContain('last active admin');
});

test.each([
  ['demote', { role: 'support' }],
  ['suspend', { state: 'suspended' }],
])('of two admins who %s each other at once, one stays', async (_what, body) => {
  for (let round = 0; round < 5; round += 1) {
    const [one, other] = await twoAdmins();
    const cookies = await Promise.all([signedIn(one), signedIn(other)]);
    const answers = await Promise.all([change(cookies[0], other, body), change(cookies[1], one, body)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const [left] = await desk.query("SELECT count(*)::int AS n FROM people WHERE role = 'admin' AND state = 'active'");
    expect(left).toEqual({ n: 1 });
  }
});
