import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineEndpoint } from '#contract/endpoint';
import type { Actor } from './actor';
import { operation } from './operation';

const record = defineEndpoint({
  name: 'things.create',
  method: 'POST',
  path: '/v2/agents/{agent_id}/things',
  summary: 'Create a thing',
  actors: 'people_and_keys',
  permissions: ['sessions:read', 'share_links:write'],
  params: z.strictObject({ agent_id: z.string() }),
  query: z.strictObject({}),
  body: z.strictObject({ name: z.string() }),
  answer: { status: 201, schema: z.strictObject({ id: z.string() }) },
  errors: [],
  sendsSessionData: false,
});
const actor: Actor = {
  kind: 'api_key',
  id: 'key',
  label: 'a key',
  callsPerMinute: 1,
  permissions: ['sessions:read', 'share_links:write'],
  agentIds: ['agt_own'],
};
const call = { requestId: 'req_of_a_test', address: '127.0.0.1', userAgent: 'a test', origin: 'http://127.0.0.1' };
const create = operation(record, async (by, { params, body }) => ({ id: `${by.id} ${params.agent_id} ${body.name}` }));
const input = { params: { agent_id: 'agt_own' }, query: {}, body: { name: 'one' } };

test('is the function that it was created from, and has its record', async () => {
  expect(await create(actor, input)).toEqual({ id: 'key agt_own one' });
  expect(create.record).toBe(record);
});

test('is refused to actors that lack one of the permissions, or do not reach the agent of the path', async () => {
  const without = { ...actor, permissions: ['sessions:read'] as const };
  await expect(create(without, input)).rejects.toThrow('share_links:write');
  const elsewhere = { ...input, params: { agent_id: 'agt_other' } };
  await expect(create(actor, elsewhere)).rejects.toThrow('does not reach agent agt_other');
});

test('reads no body from actors that may not send it', async () => {
  let reads = 0;
  const readBody = async () => {
    reads += 1;
    return input.body;
  };
  const answered = (agent_id: string) => create.answer(actor, { params: { agent_id }, query: {} }, readBody, call);
  await expect(answered('agt_other')).rejects.toThrow('does not reach');
  expect(reads).toBe(0);
  expect(await answered('agt_own')).toEqual({ id: 'key agt_own one' });
  expect(reads).toBe(1);
});
