import { verify } from '@node-rs/argon2';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Role } from '#contract/permissions';
import { commandLine } from '#core/access/actor';
import { prisma } from '#data/prisma';
import * as people from './people';
import { createSignIn, findSignIn, revokeSignIn, signInHours } from './sign-ins';

// The real functions, spied on.
vi.mock('@node-rs/argon2', { spy: true });

let made = 0;
const callFrom = (address = `192.0.2.${++made}`) => ({
  requestId: 'req_0123456789',
  address,
  userAgent: 'a test',
  origin: 'http://127.0.0.1',
});
let email = '';
let password = '';
let personId = '';

async function createPerson(given: { name: string; email: string; role: Role }) {
  const body = { ...given, agent_ids: null, password: 'a password of a test' };
  const person = await people.create(commandLine, { params: {}, query: {}, body }, null);
  return { person, password: body.password };
}

beforeAll(async () => {
  const created = await createPerson({ name: 'Sarah', email: 'Sarah@Example.org ', role: 'support' });
  email = 'sarah@example.org';
  password = created.password;
  personId = created.person.id;
});

async function signInId(): Promise<string> {
  const result = await createSignIn({ email, password }, callFrom());
  if (!('signInId' in result)) throw new Error('the sign-in was refused');
  return result.signInId;
}

describe('signing in', () => {
  test('accepts the e-mail in any case', async () => {
    expect(await createSignIn({ email: ' SARAH@example.ORG', password }, callFrom())).toHaveProperty('signInId');
  });

  test('returns the same answer for a wrong password, an unknown e-mail and a suspended person', async () => {
    const suspended = await createPerson({ name: 'Sue', email: 'sue@example.org', role: 'admin' });
    await prisma().person.update({ where: { id: suspended.person.id }, data: { state: 'suspended' } });
    const attempts = [
      { email, password: `${password}x` },
      { email: 'nobody@example.org', password },
      { email: 'sue@example.org', password: suspended.password },
      { email: '', password: '' },
      { email: 'a'.repeat(100_000), password: 'b'.repeat(100_000) },
      { email: '\u0000@example.org', password: '\u0000' },
    ];
    for (const attempt of attempts) expect(await createSignIn(attempt, callFrom())).toEqual({ refusal: 'wrong' });
  });

  test('does the same work for an unknown e-mail as for a wrong password', async () => {
    const known = await createPerson({ name: 'Kim', email: 'kim@example.org', role: 'support' });
    const workFor = async (given: string) => {
      vi.mocked(verify).mockClear();
      await createSignIn({ email: given, password: 'not the password' }, callFrom());
      // A hash starts with the cost of argon2: version, memory, passes.
      return vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4).join('$'));
    };
    const wrong = await workFor(known.person.email ?? '');
    expect(wrong).toHaveLength(1);
    expect(await workFor('kim2@example.org')).toEqual(wrong);
  });

  test('is refused while locked even with the right password, and says how long', async () => {
    const address = '198.51.100.7';
    for (let count = 0; count < 5; count += 1) await createSignIn({ email, password: 'wrong' }, callFrom(address));
    const result = await createSignIn({ email, password }, callFrom(address));
    expect(result).toMatchObject({ refusal: 'locked', waitSeconds: expect.any(Number) });
    expect(await createSignIn({ email, password }, callFrom())).toHaveProperty('signInId');
  });

  test('is recorded, refused or not, without the typed text', async () => {
    const typed = 'typed-by-mistake-hunter2';
    await createSignIn({ email: `${typed}@example.org`, password: typed }, callFrom());
    await createSignIn({ email, password: typed }, callFrom());
    const id = await signInId();
    const events = await prisma().auditEvent.findMany({ where: { action: 'sign_in.create' }, orderBy: { id: 'asc' } });
    const reasons = events.map(({ details }) => (details as { reason?: string }).reason);
    expect(reasons).toEqual(expect.arrayContaining(['unknown_email', 'wrong_password', 'suspended', 'locked']));
    expect(events.at(-1)).toMatchObject({ outcome: 'ok', actor_id: personId, details: { sign_in_id: id } });
    expect(JSON.stringify(events.map((event) => ({ ...event, id: null })))).not.toContain('hunter2');
  });
});

describe('a sign-in', () => {
  test('ends after 12 hours', async () => {
    const id = await signInId();
    const row = await prisma().signIn.findUniqueOrThrow({ where: { id } });
    expect(signInHours).toBe(12);
    expect(row.ends_at.getTime() - row.created_at.getTime()).toBe(12 * 3_600_000);
    expect(await findSignIn(id, new Date(row.ends_at.getTime() - 1))).not.toBeNull();
    expect(await findSignIn(id, row.ends_at)).toBeNull();
  });

  test('ends once it is revoked, and revoking it again changes nothing', async () => {
    const id = await signInId();
    await revokeSignIn(id, callFrom());
    await revokeSignIn(id, callFrom());
    expect(await findSignIn(id)).toBeNull();
    const where = { action: 'sign_in.revoke', details: { path: ['sign_in_id'], equals: id } };
    expect(await prisma().auditEvent.count({ where })).toBe(1);
  });

  test('has the person’s current role and agents', async () => {
    const id = await signInId();
    await prisma().person.update({
      where: { id: personId },
      data: { role: 'reviewer', all_agents: false, agent_ids: ['agt_a'] },
    });
    const found = await findSignIn(id);
    expect(found?.actor).toMatchObject({ role: 'reviewer', agentIds: ['agt_a'] });
    expect(found?.actor.permissions).not.toContain('personal_data:read');
    await prisma().person.update({ where: { id: personId }, data: { role: 'support', all_agents: true } });
  });

  test('is not valid while the person is suspended', async () => {
    const id = await signInId();
    await prisma().person.update({ where: { id: personId }, data: { state: 'suspended' } });
    expect(await findSignIn(id)).toBeNull();
    await prisma().person.update({ where: { id: personId }, data: { state: 'active' } });
  });

  test.each([
    ['nothing', ''],
    ['a prefix', 'sgn_'],
    ['10 kB', 'x'.repeat(10_000)],
  ])('is not found by %s', async (_title, id) => {
    expect(await findSignIn(id)).toBeNull();
  });
});
