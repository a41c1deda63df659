import { describe, expect, test } from 'vitest';
import { createView, listViews, updateView } from '#contract/views';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addApiKey } from '../fixtures/records';

const person = await newPerson({ role: 'reviewer' });

const post = (body: unknown, { cookie } = person) => ask('/v2/views', { cookie, method: 'POST', body });
const filters = {
  agent_id: 'agt_refunds',
  enabled: true,
  created_after: '2024-01-15T10:30:00+01:00',
  q: 'refund',
  metadata_filter: "priority = 'high'",
  order_by: 'updated_at',
  direction: 'asc',
};

describe('a saved view', () => {
  test('is returned as it was saved, and changes only in the fields that are sent', async () => {
    const answer = await post({ name: '  Refunds that hurt ', filters });
    const view = expectAnswer(createView, answer);
    expect(view).toMatchObject({ name: 'Refunds that hurt', filters });
    expect(answer.headers.get('location')).toBe(`/v2/views/${view.id}`);
    const path = `/v2/views/${view.id}`;
    const renamed = await ask(path, { cookie: person.cookie, method: 'PATCH', body: { name: 'Others' } });
    expect(expectAnswer(updateView, renamed)).toMatchObject({ name: 'Others', filters, created_at: view.created_at });
    const emptied = await ask(path, { cookie: person.cookie, method: 'PATCH', body: { filters: {} } });
    expect(expectAnswer(updateView, emptied).filters).toEqual({});
    expect((await ask(path, { cookie: person.cookie, method: 'DELETE' })).status).toBe(204);
    expectError(await ask(path, { cookie: person.cookie, method: 'DELETE' }), 'not_found');
  });

  test('is private: others do not find it, and a key has none', async () => {
    const { id } = expectAnswer(createView, await post({ name: 'mine', filters: {} }));
    const other = await newPerson({ role: 'admin' });
    const path = `/v2/views/${id}`;
    expectError(await ask(path, { cookie: other.cookie, method: 'PATCH', body: { name: 'stolen' } }), 'not_found');
    expectError(await ask(path, { cookie: other.cookie, method: 'DELETE' }), 'not_found');
    expect(expectAnswer(listViews, await ask('/v2/views', { cookie: other.cookie })).views).toEqual([]);
    expectError(await ask('/v2/views', await addApiKey(queryDesk)), 'forbidden');
  });

  test('is in a list, newest first, page by page', async () => {
    const owner = await newPerson();
    for (const name of ['one', 'two', 'three']) await post({ name, filters: {} }, owner);
    const first = expectAnswer(listViews, await ask('/v2/views?limit=2', { cookie: owner.cookie }));
    expect(first.views.map(({ name }) => name)).toEqual(['three', 'two']);
    const key = first.metadata.page_key;
    const second = expectAnswer(listViews, await ask(`/v2/views?limit=2&page_key=${key}`, { cookie: owner.cookie }));
    expect(second).toMatchObject({ views: [{ name: 'one' }], metadata: {} });
  });

  test.each([
    ['an exact hidden value', { name: 'x', filters: { match: 'zoe@example.org' } }, 'filters.match'],
    ['a filter that cannot be read', { name: 'x', filters: { metadata_filter: 'a =' } }, 'metadata_filter'],
    ['a time without a zone', { name: 'x', filters: { created_after: '2024-01-15' } }, 'filters.created_after'],
    ['an order that there is not', { name: 'x', filters: { order_by: 'id' } }, 'filters.order_by'],
    ['no filters', { name: 'x' }, 'filters'],
    ['no name', { filters: {} }, 'name'],
    ['a name of 101 characters', { name: 'n'.repeat(101), filters: {} }, 'name'],
  ])('does not hold %s', async (_title, body, field) => {
    const { field_errors } = expectError(await post(body), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual([field]);
  });

  test('is one of at most a hundred, even if many are saved at once', async () => {
    const owner = await newPerson();
    await queryDesk(
      `INSERT INTO views (id, person_id, name, filters, updated_at)
       SELECT 'vew_' || n, $1, 'view', '{}', now() FROM generate_series(1, 98) n`,
      [owner.id],
    );
    const answers = await Promise.all(Array.from({ length: 6 }, () => post({ name: 'more', filters: {} }, owner)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
  });

  test('is deleted with its person', async () => {
    const owner = await newPerson();
    const { id } = expectAnswer(createView, await post({ name: 'x', filters: {} }, owner));
    await queryDesk('DELETE FROM people WHERE id = $1', [owner.id]);
    expect(await queryDesk('SELECT 1 FROM views WHERE id = $1', [id])).toEqual([]);
  });
});
