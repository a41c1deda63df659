import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ErrorBody, errorBodySchema, errorStatuses } from '#contract/errors';
import type { Permission } from '#contract/permissions';
import { freshAddress } from '../fixtures/answers';
import { ask, queryDesk, sharedDesk, signInAs } from '../fixtures/api';
import { startNext } from '../fixtures/next-start';
import { type RawAnswer, sendRaw } from '../fixtures/raw-http';
import { addApiKey, addSession, unknownApiKey } from '../fixtures/records';
import { type Credentials, type ErrorRow, errorRows, example, ownOrigin } from './error-rows';
import { orderRows } from './order-rows';
import { writeOrderRows } from './write-order-rows';

const past = '2024-01-01T00:00:00Z';
const keyOf = async (terms: Parameters<typeof addApiKey>[1]) => (await addApiKey(queryDesk, terms)).key;
const writing: Permission[] = ['agents:write', 'sessions:write'];
const credentials: Credentials = {
  key: await keyOf({}),
  limitedKey: await keyOf({ agentIds: ['agt_of_somebody_else'] }),
  idleKey: await keyOf({ permissions: ['agents:read'] }),
  writeKey: await keyOf({ permissions: writing }),
  limitedWriteKey: await keyOf({ permissions: writing, agentIds: ['agt_of_somebody_else'] }),
  unknownKey: unknownApiKey(),
  disabledKey: await keyOf({ disabledAt: past }),
  revokedKey: await keyOf({ revokedAt: past }),
  expiredKey: await keyOf({ expiresAt: past }),
  support: await signInAs('support'),
  reviewer: await signInAs('reviewer'),
};
const rows = [
  ...errorRows(credentials),
  ...orderRows(credentials),
  ...writeOrderRows(credentials, await addSession(queryDesk)),
];

/** Sends a row from an address of its own, so that rows do not use up each other's limits. */
function send(url: string, { request }: ErrorRow): Promise<RawAnswer> {
  const headers = (request.headers ?? []).map(([name, value]): [string, string] => [
    name,
    value === ownOrigin ? url : value,
  ]);
  return sendRaw(url, { ...request, headers: [...headers, ['x-forwarded-for', freshAddress()]] });
}

/** Asserts the answer of the contract: status, exact body, headers. */
function expectRow(answer: RawAnswer, row: ErrorRow): ErrorBody {
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: errorStatuses[row.code] });
  const body = errorBodySchema.parse(JSON.parse(answer.body));
  expect(body.code).toBe(row.code);
  if (row.fields) expect(Object.keys(body.field_errors ?? {})).toEqual(row.fields);
  expect('field_errors' in body).toBe(row.code === 'invalid_request');
  expect(answer.headers.get('allow')).toBe(row.allow);
  expect(answer.headers.get('retry-after')).toBeUndefined();
  expectStandardHeaders(answer, body.request_id);
  return body;
}

function expectStandardHeaders({ headers }: RawAnswer, requestId: string): void {
  expect(headers.get('x-request-id')).toBe(requestId);
  expect(requestId).toMatch(/^[A-Za-z0-9_.-]{8,128}$/);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(headers.get('cache-control')).toMatch(/^private, no-(store|cache), no-transform$/);
  for (const name of ['x-api-key', 'authorization', 'cookie']) expect(headers.get('vary')).toContain(name);
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers.get(`x-ratelimit-${name}`)),
  );
  expect(limit).toBeGreaterThanOrEqual(1);
  expect(remaining).toBeGreaterThanOrEqual(0);
  expect(remaining).toBeLessThanOrEqual(limit ?? 0);
  const now = Date.now() / 1_000;
  expect(reset).toBeGreaterThanOrEqual(Math.floor(now));
  expect(reset).toBeLessThanOrEqual(now + 61);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('access-control-allow-origin')).toBeUndefined();
}

describe('the desk answers with the contract’s error', () => {
  test.each(rows.map((row) => [row.title, row] as const))('%s', async (_title, row) => {
    const answer = await send(sharedDesk().url, row);
    expectRow(answer, row);
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(answer.body)));
  });
});

describe('under next start', () => {
  let next: Awaited<ReturnType<typeof startNext>>;
  beforeAll(async () => {
    next = await startNext(sharedDesk());
  });
  afterAll(() => next?.stop());

  const compared = [
    'content-type',
    'cache-control',
    'content-security-policy',
    'x-content-type-options',
    'referrer-policy',
  ];
  const ours = rows.filter((row) => row.nextAnswersItself === undefined);
  // There all calls come from one unknown address, whose limits still apply.
  const isCredential = ([name, value]: [string, string]) =>
    /^(x-api-key|authorization)$/.test(name) || /sign-in=/.test(value);
  const countedThere = ours.filter(
    (row) => row.code === 'unauthorized' && row.request.headers?.some(isCredential),
  ).length;

  test('the rows with a failed credential stay within the limit of one address', () => {
    expect(countedThere).toBeLessThanOrEqual(20);
  });

  test.each(ours.map((row) => [row.title, row] as const))(
    'the same handler gives the same answer: %s',
    async (_title, row) => {
      const [there, here] = [await send(next.url, row), await send(sharedDesk().url, row)];
      const body = expectRow(there, row);
      expect({ ...body, request_id: '' }).toEqual({ ...JSON.parse(here.body), request_id: '' });
      for (const name of compared) expect(there.headers.get(name), name).toBe(here.headers.get(name));
    },
  );

  test.each(rows.flatMap((row) => (row.nextAnswersItself ? [[row.title, row.nextAnswersItself, row] as const] : [])))(
    'Next answers itself: %s (%s)',
    async (_title, _why, row) => {
      const answer = await send(next.url, row).catch(() => null);
      const body = errorBodySchema.safeParse(parsed(answer?.body));
      expect({ status: answer?.status, code: body.data?.code }).not.toEqual({
        status: errorStatuses[row.code],
        code: row.code,
      });
    },
  );

  test('a session is the same', async () => {
    const request = {
      path: `${example}?include=last_change`,
      headers: [['x-api-key', credentials.key]] as [string, string][],
    };
    const [there, here] = [await sendRaw(next.url, request), await sendRaw(sharedDesk().url, request)];
    expect(there.body).toBe(here.body);
    for (const name of [...compared, 'etag', 'last-modified'])
      expect(there.headers.get(name), name).toBe(here.headers.get(name));
  });
});

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

describe('unusual requests that are still served', () => {
  const key: [string, string] = ['x-api-key', credentials.key];
  test.each<[string, Parameters<typeof sendRaw>[1]]>([
    ['a body on GET, which nobody reads', { path: example, headers: [key, ['content-length', '5']], body: '{"a":' }],
    ['HTTP/1.0', { path: example, headers: [key], version: '1.0' }],
    ['HTTP/1.0 without a Host', { path: example, headers: [key], version: '1.0', noHost: true }],
    ['a whole URL as request target', { path: `http://desk.example.com${example}`, headers: [key] }],
    ['an empty query', { path: `${example}?`, headers: [key] }],
    ['a fragment', { path: `${example}#part`, headers: [key] }],
    [
      'two Hosts, of which none decides anything',
      { path: example, headers: [['host', 'a.example'], ['host', 'b.example'], key] },
    ],
    [
      'a body in chunks on GET',
      { path: example, headers: [key, ['transfer-encoding', 'chunked']], body: '1\r\na\r\n0\r\n\r\n' },
    ],
    [
      'an X-Forwarded-For of 2,900 entries',
      { path: example, headers: [key, ['x-forwarded-for', '127.0.0.1,'.repeat(2_900)]] },
    ],
    ['an If-None-Match of 7,000 entries', { path: example, headers: [key, ['if-none-match', '"a",'.repeat(7_000)]] }],
    ['an encoded letter', { path: example.replace('agt_c', 'agt_%63'), headers: [key] }],
    [
      'a wish to upgrade the connection',
      { path: example, headers: [key, ['connection', 'Upgrade, close'], ['upgrade', 'h2c']] },
    ],
    ['an expectation', { path: example, headers: [key, ['expect', 'something']] }],
    ['spaces around the key', { path: example, headers: [['x-api-key', `  ${credentials.key}  `]] }],
  ])('%s', async (_title, request) => {
    // Requests a page first, since Next listens for upgrades only from its first page on.
    await fetch(`${sharedDesk().url}/sign-in`).then((page) => page.arrayBuffer());
    const headers: [string, string][] = [...(request.headers ?? []), ['connection', 'close']];
    const isGiven = request.headers?.some(([name]) => name === 'connection');
    const answer = await sendRaw(sharedDesk().url, isGiven ? request : { ...request, headers });
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
    expect(JSON.parse(answer.body).id).toBe('ase_customer_support_001');
  });
});

describe('the request id', () => {
  const idOf = async (given: string, path = example) =>
    (await ask(path, { key: credentials.key, headers: { 'x-request-id': given } })).headers.get('x-request-id');

  test.each(['abcdefgh', 'A.b_c-1234', 'x'.repeat(128)])('is kept if it is well formed: %s', async (given) => {
    expect(await idOf(given)).toBe(given);
    expect(await idOf(given, '/v2/nothing')).toBe(given);
  });

  test.each(['', 'short', 'x'.repeat(129), 'with a space', 'with"quotes"', 'a,b,c,d,e'])(
    'is generated otherwise: %j',
    async (given) => {
      expect(await idOf(given)).toMatch(/^req_[0-9A-Za-z]{22}$/);
      expect(await idOf(given, '/v2/nothing')).toMatch(/^req_[0-9A-Za-z]{22}$/);
    },
  );
});

test('an error of the desk says nothing about internal causes', async () => {
  const session = await addSession(queryDesk, { metadata: 'this is not JSON: secret-content' });
  const row = { title: '', code: 'internal_error' as const, request: { path: session.path } };
  const answer = await sendRaw(sharedDesk().url, { ...row.request, headers: [['x-api-key', credentials.key]] });
  const body = expectRow(answer, row);
  expect(JSON.stringify({ ...body, request_id: '' })).not.toMatch(/secret-content|json|offset|\bat\b.*\.ts/i);
});
