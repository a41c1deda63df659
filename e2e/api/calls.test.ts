import { describe, expect, test } from 'vitest';
import { listCallsOfRequest } from '#contract/calls';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addCall, addSession, uniqueId } from '../fixtures/records';

const auditor = await newPerson({ role: 'auditor' });
const callsOf = async (requestId: string, credential: object = { cookie: auditor.cookie }, query = '') =>
  expectAnswer(listCallsOfRequest, await ask(`/v2/calls/${requestId}${query}`, credential));

describe('a call', () => {
  test('is found at once by the request id of its answer, by the actor that made it', async () => {
    const session = await addSession(queryDesk);
    const key = await addApiKey(queryDesk);
    const answer = await ask(`/v2/agents/${session.agentId}/sessions/ase_missing`, key);
    const { request_id } = expectError(answer, 'session_not_found');
    const { calls, metadata } = await callsOf(request_id, key);
    expect(metadata).toEqual({});
    expect(calls).toMatchObject([
      {
        request_id,
        by: { kind: 'api_key', id: key.id, name: `key ${key.id}` },
        method: 'GET',
        route: '/v2/agents/{agent_id}/sessions/{session_id}',
        agent_id: session.agentId,
        session_id: 'ase_missing',
        status: 404,
        code: 'session_not_found',
      },
    ]);
  });

  test('of another actor is found by those who may read the audit log, and by nobody else', async () => {
    const [maker, other] = [await addApiKey(queryDesk), await addApiKey(queryDesk)];
    const requestId = uniqueId('req');
    await ask('/v2/agents', { ...maker, headers: { 'x-request-id': requestId } });
    expect((await callsOf(requestId)).calls).toHaveLength(1);
    const reviewer = await newPerson({ role: 'reviewer' });
    for (const credential of [other, { cookie: reviewer.cookie }]) {
      expectError(await ask(`/v2/calls/${requestId}`, credential), 'not_found');
    }
  });

  test('that shares its request id with others is one of several: all, newest first, each for those who may see it', async () => {
    const [one, other] = [await addApiKey(queryDesk), await addApiKey(queryDesk)];
    const requestId = uniqueId('req');
    for (const key of [one, other, one]) await ask('/v2/agents', { ...key, headers: { 'x-request-id': requestId } });
    const callers = async (credential?: object) => (await callsOf(requestId, credential)).calls.map(({ by }) => by.id);
    expect(await callers()).toEqual([one.id, other.id, one.id]);
    expect(await callers(one)).toEqual([one.id, one.id]);
    expect(await callers(other)).toEqual([other.id]);
  });

  test('comes in pages', async () => {
    const requestId = uniqueId('req');
    for (let n = 0; n < 5; n += 1) await addCall(queryDesk, { kind: 'nobody', id: '' }, { requestId });
    const first = await callsOf(requestId, undefined, '?limit=3');
    const second = await callsOf(requestId, undefined, `?limit=3&page_key=${first.metadata.page_key}`);
    expect(new Set([...first.calls, ...second.calls].map(({ id }) => id)).size).toBe(5);
    expect(second.metadata).toEqual({});
  });

  test('on an agent outside of an actor’s list is not found by that actor', async () => {
    const [mine, other] = [await addAgent(queryDesk), await addAgent(queryDesk)];
    const limited = await addApiKey(queryDesk, { permissions: ['audit:read'], agentIds: [mine] });
    const maker = { kind: 'person', id: uniqueId('per') };
    const [seen, hidden] = [
      await addCall(queryDesk, maker, { agentId: mine }),
      await addCall(queryDesk, maker, { agentId: other }),
    ];
    expect((await callsOf(seen, limited)).calls).toHaveLength(1);
    for (const requestId of [hidden, await addCall(queryDesk, maker)]) {
      expectError(await ask(`/v2/calls/${requestId}`, limited), 'not_found');
    }
  });

  test('that was never made is not found, and an id of another form is refused', async () => {
    expectError(await ask(`/v2/calls/${uniqueId('req')}`, { cookie: auditor.cookie }), 'not_found');
    for (const id of ['short', 'a'.repeat(129), 'spaces%20here', 'slash%2Fhere']) {
      const { field_errors } = expectError(await ask(`/v2/calls/${id}`, { cookie: auditor.cookie }), 'invalid_request');
      expect(Object.keys(field_errors ?? {})).toEqual(['request_id']);
    }
  });
});
