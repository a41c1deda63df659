import { expect, test } from 'vitest';
import { type Actor, nobody } from '#core/access/actor';
import { env } from '#server/env';
import { whileLocked } from '../../../e2e/fixtures/locked-table';
import { list } from './events';

test('a search that takes over two seconds is cancelled, with the advice to narrow it', async () => {
  const actor: Actor = { ...nobody, kind: 'person', id: 'per_1', permissions: ['audit:read'], agentIds: null };
  const call = { requestId: 'req_0123456789', address: '192.0.2.1', userAgent: 'a test', origin: 'http://127.0.0.1' };
  const query = { limit: 10, action: 'test.action_7' };
  await whileLocked(env().databaseUrl, 'audit_events', () =>
    expect(list(actor, { params: {}, query, body: null }, call)).rejects.toMatchObject({
      code: 'invalid_request',
      messages: [expect.stringMatching(/stopped after 2 seconds.*narrow it by actor, by agent or by time/)],
      fieldErrors: { action: expect.stringContaining('narrow it') },
    }),
  );
});
