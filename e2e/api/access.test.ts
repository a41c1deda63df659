import { describe, expect, test } from 'vitest';
import type { Endpoint } from '#contract/endpoint';
import { endpoints } from '#contract/endpoints';
import { parseExact } from '#contract/exact-json';
import { can, permissions, rolePermissions, roles } from '#contract/permissions';
import { expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addApiKey, addSession } from '../fixtures/records';

const session = await addSession(queryDesk);
/** A body that each endpoint with one takes. */
const bodies: Record<string, unknown> = {
  'reveals.create': { reason: 'because' },
  'lookups.create': { text: session.sessionId },
};

const people = await Promise.all(roles.map(async (role) => ({ role, ...(await newPerson({ role })) })));
const keys = await Promise.all(
  permissions.map(async (permission) => ({
    permission,
    ...(await addApiKey(queryDesk, { permissions: [permission] })),
  })),
);
const outside = { person: await newPerson({ agentIds: [] }), key: await addApiKey(queryDesk, { agentIds: [] }) };

function call(endpoint: Endpoint, credential: { key?: string; cookie?: string }) {
  const path = endpoint.path.replace('{agent_id}', session.agentId).replace('{session_id}', session.sessionId);
  const body = endpoint.body === null ? {} : { body: bodies[endpoint.name] };
  return ask(path, { ...body, method: endpoint.method, ...credential });
}

async function expectAccess(endpoint: Endpoint, credential: { key?: string; cookie?: string }, allowed: boolean) {
  const answer = await call(endpoint, credential);
  if (!allowed) return void expectError(answer, 'forbidden');
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: endpoint.answer.status });
  if (endpoint.answer.schema !== null) parseExact(endpoint.answer.schema, answer.text);
}

describe.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s',
  (_name, endpoint) => {
    const { permission, actors } = endpoint;
    const holds = (access: Parameters<typeof can>[0]) => permission === null || can(access, permission);

    test.each(people)('is open to $role exactly as the table of roles says', async ({ role, cookie }) => {
      await expectAccess(endpoint, { cookie }, holds({ permissions: rolePermissions[role], agentIds: null }));
    });

    test.each(keys)('is open to a key with $permission alone exactly as its record says', async (given) => {
      const allowed = actors === 'people_and_keys' && holds({ permissions: [given.permission], agentIds: null });
      await expectAccess(endpoint, { key: given.key }, allowed);
    });

    test('is closed to nobody in particular', async () => {
      expectError(await call(endpoint, {}), 'unauthorized');
    });

    test('keeps whoever reaches no agent out, where its path names one', async () => {
      const namesAgent = endpoint.path.includes('{agent_id}');
      await expectAccess(endpoint, { cookie: outside.person.cookie }, !namesAgent);
      await expectAccess(endpoint, { key: outside.key.key }, !namesAgent && actors === 'people_and_keys');
    });

    test('has a body for this test if it takes one', () => {
      expect(endpoint.body === null || endpoint.name in bodies).toBe(true);
    });
  },
);
