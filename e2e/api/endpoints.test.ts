import { describe, expect, test } from 'vitest';
import { endpoints } from '#contract/endpoints';
import { expectError } from '../fixtures/answers';
import { ask, queryDesk } from '../fixtures/api';
import { addApiKey, unknownApiKey } from '../fixtures/records';

/** The path with IDs that exist nowhere. */
function pathOf(path: string): string {
  return path.replace('{agent_id}', 'agt_nowhere').replace('{session_id}', 'ase_nowhere');
}

describe.each(endpoints.map((endpoint) => ({ endpoint, title: `${endpoint.method} ${endpoint.path}` })))(
  '$title',
  ({ endpoint }) => {
    const { method } = endpoint;
    const path = pathOf(endpoint.path);

    test('is not for somebody without a credential', async () => {
      expectError(await ask(path, { method }), 'unauthorized');
    });

    test('is not for a key that nobody made', async () => {
      expectError(await ask(path, { method, key: unknownApiKey() }), 'unauthorized');
    });

    test('is not for a key without the permission, and its body is not read', async () => {
      const { key } = await addApiKey(queryDesk, { permissions: ['agents:read'] });
      const body = endpoint.body === null ? {} : { body: 'not JSON' };
      const { messages } = expectError(await ask(path, { method, key, ...body }), 'forbidden');
      if (endpoint.actors === 'people_and_keys') expect(messages.join()).toContain(endpoint.permission);
    });

    test('is for people only where the contract says so', async () => {
      const permissions = endpoint.permission === null ? [] : [endpoint.permission];
      const { key } = await addApiKey(queryDesk, { permissions });
      const { status } = await ask(path, { method, key });
      if (endpoint.actors === 'people') expect(status).toBe(403);
      else expect([400, 404, 415]).toContain(status);
    });

    test('has no other method that does something', async () => {
      expectError(await ask(path, { method: 'PUT' }), 'method_not_allowed');
    });
  },
);
