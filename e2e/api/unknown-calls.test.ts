import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listCallsOfRequest } from '#contract/calls';
import { askAt, expectAnswer, freshAddress } from '../fixtures/answers';
import type { Desk } from '../fixtures/desk';
import { startEmptyDesk } from '../fixtures/empty-desk';
import { addApiKey, uniqueId } from '../fixtures/records';

// A desk of its own: the number of such calls that are kept is limited for all addresses together.
let desk: Desk;
let auditor: { key: string };
beforeAll(async () => {
  desk = await startEmptyDesk({ TRUSTED_PROXIES: '127.0.0.1/32' });
  auditor = await addApiKey(desk.query, { permissions: ['audit:read'] });
});
afterAll(() => desk?.stop());

const callsOf = async (requestId: string) =>
  expectAnswer(listCallsOfRequest, await askAt(desk.url, `/v2/calls/${requestId}?limit=100`, auditor)).calls;

describe('an unrouted call', () => {
  test.each([
    ['an unknown path', '/v2/nowhere', 'GET', 404, 'not_found'],
    ['an unknown method', '/v2/agents', 'PUT', 405, 'method_not_allowed'],
  ])('because of %s is found as well', async (_what, path, method, status, code) => {
    const requestId = uniqueId('req');
    await askAt(desk.url, path, { method, headers: { 'x-request-id': requestId } });
    expect(await callsOf(requestId)).toMatchObject([
      { route: 'unknown', method, status, code, by: { kind: 'nobody', id: null } },
    ]);
  });

  test('is kept 20 times a minute per address, so that the table cannot be filled up', async () => {
    const [requestId, from] = [uniqueId('req'), freshAddress()];
    for (let n = 0; n < 30; n += 1)
      await askAt(desk.url, '/v2/nowhere', { headers: { 'x-request-id': requestId }, from });
    expect(await callsOf(requestId)).toHaveLength(20);
  });
});
