import { describe, expect, test } from 'vitest';
import { expectError, expectSession } from '../fixtures/answers';
import { ask, changeApiKey, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, uniqueId } from '../fixtures/records';

const agentId = await addAgent(queryDesk);
const place = `/v2/agents/${agentId}/sessions`;
const permissions = ['sessions:read', 'sessions:write', 'personal_data:read'] as const;
const key = await addApiKey(queryDesk, { permissions: [...permissions] });

const create = (idempotencyKey: string, body: unknown, credential: object = key, path = place) =>
  ask(path, { ...credential, method: 'POST', body, headers: { 'idempotency-key': idempotencyKey } });
const fresh = () => uniqueId('rev');
const countOf = async (where: string, values: unknown[]) =>
  (await queryDesk(`SELECT 1 FROM sessions WHERE agent_id = $1 AND ${where}`, [agentId, ...values])).length;

describe('a creation that is sent again with its Idempotency-Key', () => {
  test('creates nothing more, and is answered with the session as it is now', async () => {
    const name = fresh();
    const body = `{"description": "${name}", "metadata": {"n": 1.0}}`;
    const first = await create(name, body);
    const made = expectSession(first, 201);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expectSession(await ask(`${place}/${made.id}`, { ...key, method: 'PATCH', body: { enabled: false } }));
    const again = await create(name, body);
    expect(expectSession(again, 201)).toEqual({ ...made, enabled: false });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(await countOf('description = $2', [name])).toBe(1);
  });

  test('is masked for the actor as it is now', async () => {
    const own = await addApiKey(queryDesk, { permissions: [...permissions] });
    const name = fresh();
    const body = { metadata: { email: 'someone@example.org' } };
    expect(expectSession(await create(name, body, own), 201).metadata).toContain('someone@example.org');
    await changeApiKey(own, { permissions: ['sessions:read', 'sessions:write'] });
    const again = expectSession(await create(name, body, own), 201);
    expect(again.metadata).not.toContain('someone');
    expect(again.masked).toEqual(['/metadata/email']);
  });

  test('is refused with another body, even if only a number is written differently', async () => {
    const name = fresh();
    expectSession(await create(name, '{"metadata":{"n":1}}'), 201);
    for (const body of ['{"metadata":{"n":1.0}}', '{}', '{"metadata":{"n":1},"enabled":false}']) {
      expect(expectError(await create(name, body), 'conflict').messages.join()).toContain('a different body');
    }
    expect((await create(name, '{ "metadata" : {"n":1} }')).headers.get('idempotency-replayed')).toBe('true');
  });

  test('at the same time is done once: the others are asked to wait, or get the same session', async () => {
    const name = fresh();
    const answers = await Promise.all(Array.from({ length: 12 }, () => create(name, { description: name })));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(made.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectError(answer, 'conflict');
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    expect(await countOf('description = $2', [name])).toBe(1);
  });

  test('does not bring back a session that was deleted, nor return another one that took its id', async () => {
    const name = fresh();
    const id = uniqueId('ase');
    const body = { id, description: name };
    expectSession(await create(name, body), 201);
    expect((await ask(`${place}/${id}`, { ...key, method: 'DELETE' })).status).toBe(204);
    expectError(await create(name, body), 'conflict');
    expectSession(await ask(place, { ...key, method: 'POST', body: { id } }), 201);
    expectError(await create(name, body), 'conflict');
  });

  test('after 24 hours creates a new one', async () => {
    const name = fresh();
    const one = expectSession(await create(name, {}), 201);
    await queryDesk(`UPDATE idempotency_keys SET created_at = now() - interval '24 hours 1 second' WHERE key = $1`, [
      name,
    ]);
    const two = await create(name, {});
    expect(expectSession(two, 201).id).not.toBe(one.id);
    expect(two.headers.get('idempotency-replayed')).toBeNull();
  });
});

describe('an Idempotency-Key', () => {
  test('belongs to its actor and its path', async () => {
    const name = fresh();
    const person = await newPerson();
    const other = await addAgent(queryDesk);
    const answers = [
      await create(name, {}),
      await create(name, {}, { cookie: person.cookie }),
      await create(name, {}, await addApiKey(queryDesk, { permissions: [...permissions] })),
      await create(name, {}, key, `/v2/agents/${other}/sessions`),
    ];
    for (const answer of answers) expectSession(answer, 201);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(4);
  });

  test('is free again after a failed call', async () => {
    const name = fresh();
    const id = uniqueId('ase');
    await create(fresh(), { id });
    expectError(await create(name, { id }), 'conflict');
    expectSession(await create(name, {}), 201);
  });

  test.each([
    ['of 255 characters', 'k'.repeat(255), true],
    ['with a space in it', 'a b', true],
    ['of 256 characters', 'k'.repeat(256), false],
    ['that is empty', '', false],
    ['with a letter that is not ASCII', 'schl\u00fcssel', false],
  ])('%s', async (_title, name, isTaken) => {
    const answer = await create(name, {});
    if (isTaken) expectSession(answer, 201);
    else expect(Object.keys(expectError(answer, 'invalid_request').field_errors ?? {})).toEqual(['idempotency-key']);
  });

  test('leaves no body behind', async () => {
    const name = fresh();
    await create(name, { description: `canary-${name}` });
    const rows = await queryDesk('SELECT row_to_json(i)::text AS text FROM idempotency_keys i WHERE key = $1', [name]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('canary');
  });
});
