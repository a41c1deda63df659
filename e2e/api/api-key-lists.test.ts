import { describe, expect, test } from 'vitest';
import { createApiKey, listApiKeys, type NewApiKey } from '#contract/api-keys';
import { expectAnswer } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';

const admin = await newPerson({ role: 'admin' });
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const create = async (body: object, { cookie }: { cookie: string }): Promise<NewApiKey> => {
  const given = { name: 'a key', permissions: ['agents:read'], ...body };
  return expectAnswer(createApiKey, await ask('/v2/api_keys', { cookie, method: 'POST', body: given }));
};
const asAdmin = (id: string, method: string, body?: object) =>
  ask(`/v2/api_keys/${id}`, { cookie: admin.cookie, method, ...(body === undefined ? {} : { body }) });

describe('the list of keys', () => {
  const list = async (query: string) =>
    expectAnswer(listApiKeys, await ask(`/v2/api_keys?${query}`, { cookie: admin.cookie }));

  test('shows that a creator is suspended, and their keys keep working', async () => {
    const maker = await newPerson({ role: 'admin' });
    const { key, id } = await create({}, maker);
    await queryDesk("UPDATE people SET state = 'suspended' WHERE id = $1", [maker.id]);
    const { api_keys } = await list(`created_by=${maker.id}&state=active`);
    expect(api_keys).toMatchObject([{ id, created_by: { name: maker.name, state: 'suspended' } }]);
    expect((await ask('/v2/agents', { key })).status).toBe(200);
  });

  test('filters keys by their state', async () => {
    const maker = await newPerson({ role: 'admin' });
    const made = await Promise.all(Array.from({ length: 4 }, () => create({ expires_at: inAnHour() }, maker)));
    const [active, disabled, expired, revoked] = made.map(({ id }) => id) as [string, string, string, string];
    await asAdmin(disabled, 'PATCH', { enabled: false });
    await asAdmin(revoked, 'DELETE');
    await queryDesk("UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1", [expired]);
    for (const [state, id] of Object.entries({ active, disabled, expired, revoked })) {
      const { api_keys } = await list(`created_by=${maker.id}&state=${state}`);
      expect(api_keys.map((each) => [each.id, each.state])).toEqual([[id, state]]);
    }
  });

  test('returns each of 10,000 keys once', async () => {
    await queryDesk(
      `INSERT INTO api_keys (id, name, secret_hash, permissions, created_by, maker_id, created_at)
       SELECT lpad(n::text, 8, 'L'), 'one of many', repeat('0', 64), '{}', 'a test', 'per_of_many', now() - (n % 7) * interval '1 hour'
       FROM generate_series(1, 10000) n`,
    );
    const seen = new Set<string>();
    let query = 'created_by=per_of_many&limit=100';
    for (let pages = 1; ; pages += 1) {
      const { api_keys, metadata } = await list(query);
      for (const { id } of api_keys) seen.add(id);
      if (metadata.page_key === undefined) {
        expect(pages).toBe(100);
        break;
      }
      query = `created_by=per_of_many&limit=100&page_key=${metadata.page_key}`;
    }
    expect(seen.size).toBe(10_000);
    await queryDesk("DELETE FROM api_keys WHERE maker_id = 'per_of_many'");
  });
});
