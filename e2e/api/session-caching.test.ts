import { describe, expect, test } from 'vitest';
import { expectError, expectSession } from '../fixtures/answers';
import { ask, newPerson, queryDesk, signInAs } from '../fixtures/api';
import { addApiKey, addSession, changeSession } from '../fixtures/records';

const session = await addSession(queryDesk, { metadata: '{"email":"someone@example.org","n":1}' });
const full = await addApiKey(queryDesk, { permissions: ['sessions:read', 'personal_data:read'] });
const masked = await addApiKey(queryDesk);
const cookie = await signInAs('admin');
const etagFor = async (credential: object) => (await ask(session.path, credential)).headers.get('etag') ?? '';

describe('HEAD', () => {
  test('returns the headers of GET and no body', async () => {
    const [get, head] = [await ask(session.path, full), await ask(session.path, { ...full, method: 'HEAD' })];
    expect(head).toMatchObject({ status: 200, text: '' });
    for (const name of ['etag', 'last-modified', 'content-type', 'content-length', 'cache-control', 'vary']) {
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
    }
    expect(Number(get.headers.get('content-length'))).toBe(Buffer.byteLength(get.text));
  });

  test('returns the status and headers of an error, and no body', async () => {
    const answer = await ask(`${session.path}x`, { ...full, method: 'HEAD' });
    expect(answer).toMatchObject({ status: 404, text: '' });
    expect(answer.headers.get('x-request-id')).toBeTruthy();
  });
});

describe('If-None-Match', () => {
  test.each([
    ['the ETag', (etag: string) => etag],
    ['the ETag, weak', (etag: string) => `W/${etag}`],
    ['a list that holds it', (etag: string) => `"a", W/"b" ,${etag}`],
    ['*', () => '*'],
  ])('with %s returns 304, without a body', async (_title, headerFor) => {
    const etag = await etagFor(full);
    const answer = await ask(session.path, { ...full, headers: { 'if-none-match': headerFor(etag) } });
    expect(answer).toMatchObject({ status: 304, text: '' });
    expect(answer.headers.get('etag')).toBe(etag);
    expect(answer.headers.get('x-ratelimit-limit')).toBe('10000000');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache, no-transform');
  });

  test.each([
    ['another ETag', () => '"another"'],
    ['a list without it', () => '"a", "b"'],
    ['the ETag without quotes', (etag: string) => etag.slice(1, -1)],
    ['nothing', () => ''],
  ])('with %s returns the session', async (_title, headerFor) => {
    expectSession(await ask(session.path, { ...full, headers: { 'if-none-match': headerFor(await etagFor(full)) } }));
  });

  test('returns 304 for HEAD as well', async () => {
    const headers = { 'if-none-match': await etagFor(full) };
    expect((await ask(session.path, { ...full, method: 'HEAD', headers })).status).toBe(304);
  });

  test('grants nothing: without the permission to read, the answer is the same as without the header', async () => {
    const headers = { 'if-none-match': '*' };
    const elsewhere = await addApiKey(queryDesk, { agentIds: [] });
    expectError(await ask(session.path, { headers }), 'unauthorized');
    expectError(await ask(session.path, { ...elsewhere, headers }), 'forbidden');
    expectError(await ask(`${session.path}x`, { ...full, headers }), 'session_not_found');
  });
});

describe('the ETag', () => {
  test('is strong and stays while nothing changes', async () => {
    const etag = await etagFor(full);
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(await etagFor(full)).toBe(etag);
  });

  test('depends on what the actor is shown', async () => {
    const [revealedBy] = [await newPerson()];
    const before = await etagFor({ cookie: revealedBy.cookie });
    await ask(`${session.path}/reveals`, { method: 'POST', cookie: revealedBy.cookie, body: { reason: 'a test' } });
    const tags = [await etagFor(full), await etagFor(masked), await etagFor({ cookie }), await etagFor(revealedBy)];
    expect(new Set(tags).size).toBe(4);
    expect(before).toBe(tags[2]);
  });

  test('of one class never matches the other’s', async () => {
    const headers = { 'if-none-match': await etagFor(masked) };
    expectSession(await ask(session.path, { ...full, headers }));
  });

  test('changes with a revision, and is never derived from content', async () => {
    const other = await addSession(queryDesk);
    const tag = async () => (await ask(other.path, full)).headers.get('etag');
    const first = await tag();
    await changeSession(queryDesk, other, '{}');
    expect(await tag()).not.toBe(first);
  });

  test('comes with the time of the last change', async () => {
    const changed = await addSession(queryDesk, { createdAt: '2024-02-29T12:00:00Z' });
    const answer = await ask(changed.path, full);
    expect(answer.headers.get('last-modified')).toBe('Thu, 29 Feb 2024 12:00:00 GMT');
  });
});

describe('caching', () => {
  test('is allowed for a key’s client, which must revalidate; a browser must not store an answer', async () => {
    expect((await ask(session.path, full)).headers.get('cache-control')).toBe('private, no-cache, no-transform');
    expect((await ask(session.path, { cookie })).headers.get('cache-control')).toBe('private, no-store, no-transform');
    expect((await ask(session.path)).headers.get('cache-control')).toBe('private, no-store, no-transform');
  });

  test('depends on everything that decides about the answer', async () => {
    for (const credential of [full, { cookie }, {}]) {
      expect((await ask(session.path, credential)).headers.get('vary')).toBe('x-api-key, authorization, cookie');
    }
  });

  test('never meets a compressed answer under the same ETag', async () => {
    const answer = await ask(session.path, { ...full, headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers.get('content-encoding')).toBeNull();
  });
});

describe('a prefetch by a browser', () => {
  test.each<Record<string, string>>([
    { 'sec-purpose': 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
  ])('gets no session data: %o', async (headers) => {
    const answer = await ask(session.path, { cookie, headers });
    expectError(answer, 'invalid_request');
    expect(answer.text).not.toContain(session.sessionId);
    expectError(await ask('/v2/me/recent_sessions', { cookie, headers }), 'invalid_request');
  });
});

describe('a call with the cookie', () => {
  test.each(['same-origin', 'none'])('passes with Sec-Fetch-Site: %s', async (site) => {
    expectSession(await ask(session.path, { cookie, headers: { 'sec-fetch-site': site } }));
  });

  test.each(['cross-site', 'same-site', '', 'nonsense'])('is refused with Sec-Fetch-Site: %j', async (site) => {
    expectError(await ask(session.path, { cookie, headers: { 'sec-fetch-site': site } }), 'forbidden');
  });

  test.each(['null', 'https://evil.example', 'http://127.0.0.1', 'http://localhost:1', ''])(
    'that may change something is refused with Origin: %j',
    async (origin) => {
      const question = { method: 'POST', cookie, body: { text: session.sessionId }, headers: { origin } };
      expectError(await ask('/v2/lookups', question), 'forbidden');
    },
  );

  test('with a key needs no origin, since browsers never add a key themselves', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expectSession(await ask(session.path, { ...full, headers }));
    const lookup = { method: 'POST', body: { text: session.sessionId }, headers };
    expect((await ask('/v2/lookups', { ...full, ...lookup })).status).toBe(200);
  });
});
