import { describe, expect, test } from 'vitest';
import { createPerson, getPerson, listPeople, updatePerson } from '#contract/people';
import { type Answer, expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk, signInPerson } from '../fixtures/api';
import { addAgent, addApiKey, addPerson } from '../fixtures/records';

const admin = await newPerson({ role: 'admin' });
const agentId = await addAgent(queryDesk);
const password = 'a password of a test';
const email = () => `${Math.random().toString(36).slice(2)}@example.org`;

const post = (body: object) => ask('/v2/people', { cookie: admin.cookie, method: 'POST', body });
const patch = (id: string, body: object, by: { cookie?: string; key?: string } = { cookie: admin.cookie }) =>
  ask(`/v2/people/${id}`, { ...by, method: 'PATCH', body });
const get = async (id: string) => expectAnswer(getPerson, await ask(`/v2/people/${id}`, { cookie: admin.cookie }));
const refused = (answer: Answer) => Object.entries(expectError(answer, 'invalid_request').field_errors ?? {});
const statusOf = async ({ cookie }: { cookie: string }) => (await ask('/v2/me', { cookie })).status;

describe('a new person', () => {
  test('signs in with the password that they were given', async () => {
    const body = { name: ' Rosa ', email: `  Rosa.${email()}`.trim().toUpperCase(), role: 'support', password };
    const answer = await post(body);
    const made = expectAnswer(createPerson, answer);
    expect(made).toMatchObject({ name: 'Rosa', email: body.email.toLowerCase(), agent_ids: null, state: 'active' });
    expect(answer.headers.get('location')).toBe(`/v2/people/${made.id}`);
    expect(await get(made.id)).toEqual(made);
    expect(await statusOf({ cookie: await signInPerson({ email: body.email, password }) })).toBe(200);
    const [event] = await queryDesk(
      "SELECT to_jsonb(e)::text AS text FROM audit_events e WHERE details->>'person_id' = $1",
      [made.id],
    );
    expect(String(event?.text)).not.toContain(password);
    expect(String(event?.text)).not.toContain(made.email);
  });

  test('keeps a name with markup and direction marks as it is', async () => {
    const name = '<img src=x onerror=alert(1)> \u202Eevil\u202C مريم';
    expect(expectAnswer(createPerson, await post({ name, email: email(), role: 'support', password })).name).toBe(name);
  });

  test.each([
    ['an e-mail that is none', { email: 'rosa' }, 'email'],
    ['an e-mail of 400 characters', { email: `${'x'.repeat(390)}@example.org` }, 'email'],
    ['an unknown role', { role: 'owner' }, 'role'],
    ['a password of 11 characters', { password: 'x'.repeat(11) }, 'password'],
    ['a password of 1,001 characters', { password: 'x'.repeat(1_001) }, 'password'],
    ['a list of agents as an admin', { role: 'admin', agent_ids: [agentId] }, 'agent_ids'],
    ['an empty list as an auditor', { role: 'auditor', agent_ids: [] }, 'agent_ids'],
    ['an agent that does not exist', { agent_ids: ['agt_nobody_knows'] }, 'agent_ids'],
    ['no name', { name: ' ' }, 'name'],
    ['a name of two lines', { name: 'a\r\nb' }, 'name'],
    ['a state of their own', { state: 'suspended' }, 'state'],
  ])('is refused with %s', async (_what, body, field) => {
    const answer = await post({ name: 'A person', email: email(), role: 'support', password, ...body });
    expect(refused(answer)).toEqual([[field, expect.any(String)]]);
  });

  test('is refused with an e-mail in use, however it is written', async () => {
    const { email: taken } = await addPerson(queryDesk);
    const body = { name: 'Another', email: taken.toUpperCase(), role: 'support', password };
    expectError(await post(body), 'conflict');
  });
});

describe('a change of a person', () => {
  test('of their role takes effect on their next call', async () => {
    const person = await newPerson({ role: 'support' });
    const agents = () => ask('/v2/agents', { cookie: person.cookie, method: 'POST', body: { name: 'x' } });
    expectError(await agents(), 'forbidden');
    expectAnswer(updatePerson, await patch(person.id, { role: 'admin' }));
    expect((await agents()).status).toBe(201);
    expectAnswer(updatePerson, await patch(person.id, { role: 'reviewer', agent_ids: [agentId] }));
    expectError(await agents(), 'forbidden');
  });

  test('suspends them at once, ends their sign-ins for good and leaves their keys alone', async () => {
    const person = await newPerson({ role: 'admin' });
    const made = await ask('/v2/api_keys', {
      cookie: person.cookie,
      method: 'POST',
      body: { name: 'theirs', permissions: ['agents:read'] },
    });
    const { key } = JSON.parse(made.text);
    expect(expectAnswer(updatePerson, await patch(person.id, { state: 'suspended' })).state).toBe('suspended');
    expect(await statusOf(person)).toBe(401);
    await expect(signInPerson(person)).rejects.toThrow();
    expect((await ask('/v2/agents', { key })).status).toBe(200);
    expectAnswer(updatePerson, await patch(person.id, { state: 'active' }));
    expect(await statusOf(person)).toBe(401);
    expect(await statusOf({ cookie: await signInPerson(person) })).toBe(200);
  });

  test('cannot limit an admin to agents, nor make a limited person an auditor', async () => {
    const { id } = await addPerson(queryDesk, { role: 'admin' });
    expect(refused(await patch(id, { agent_ids: [agentId] }))).toHaveLength(1);
    const limited = await addPerson(queryDesk, { role: 'reviewer', agentIds: [agentId] });
    expect(refused(await patch(limited.id, { role: 'auditor' }))).toHaveLength(1);
    expectAnswer(updatePerson, await patch(limited.id, { role: 'auditor', agent_ids: null }));
  });

  test.each([
    ['another role', { role: 'admin' }],
    ['all agents', { agent_ids: null }],
    ['another e-mail', { email: 'mine@example.org' }],
    ['a way back in', { state: 'active' }],
  ])('by an actor that holds less cannot grant %s', async (_what, body) => {
    const { key } = await addApiKey(queryDesk, { permissions: ['people:write'] });
    const { id } = await addPerson(queryDesk, { role: 'support', agentIds: [agentId], state: 'suspended' });
    expectError(await patch(id, body, { key }), 'forbidden');
    expectAnswer(updatePerson, await patch(id, { name: 'Another name', agent_ids: [] }, { key }));
  });

  test('to an e-mail in use is refused', async () => {
    const [one, other] = await Promise.all([addPerson(queryDesk), addPerson(queryDesk)]);
    expectError(await patch(one.id, { email: other.email }), 'conflict');
  });
});

describe('the list of people', () => {
  const list = async (query: string) =>
    expectAnswer(listPeople, await ask(`/v2/people?${query}`, { cookie: admin.cookie }));

  test('finds people by text, role and state, and takes wildcards literally', async () => {
    const mark = Math.random().toString(36).slice(2);
    for (const [name, role] of [
      [`100%_${mark}`, 'support'],
      [`1000_${mark}`, 'reviewer'],
    ]) {
      expectAnswer(createPerson, await post({ name, email: email(), role, password }));
    }
    const names = async (query: string) => (await list(query)).people.map(({ name }) => name);
    expect(await names(`q=${mark.toUpperCase()}`)).toEqual([`1000_${mark}`, `100%_${mark}`]);
    expect(await names(`q=${encodeURIComponent(`100%_${mark}`)}`)).toEqual([`100%_${mark}`]);
    expect(await names(`q=${mark}&role=reviewer`)).toEqual([`1000_${mark}`]);
    expect(await names(`q=${mark}&state=suspended`)).toEqual([]);
  });

  test('returns each of 10,000 people once', async () => {
    await queryDesk(
      `INSERT INTO people (id, email, name, role, password_hash, created_at)
       SELECT 'per_many' || n, 'many' || n || '@example.org', 'one of many', 'support', '', timestamptz '2020-01-01' - (n % 7) * interval '1 hour'
       FROM generate_series(1, 10000) n`,
    );
    const seen = new Set<string>();
    let page_key: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(
        `q=one+of+many&limit=100${page_key ? `&page_key=${page_key}` : ''}`,
      );
      for (const { id } of page.people) seen.add(id);
      page_key = page.metadata.page_key;
    } while (page_key !== undefined);
    expect(seen.size).toBe(10_000);
    await queryDesk("DELETE FROM people WHERE name = 'one of many'");
  });
});
