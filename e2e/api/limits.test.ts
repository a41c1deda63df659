import { describe, expect, test } from 'vitest';
import { type Answer, askAt, expectError, expectSession, freshAddress, type Question } from '../fixtures/answers';
import { ask, newPerson, queryDesk, sharedDesk, signInPerson } from '../fixtures/api';
import { addApiKey, addSession, unknownApiKey } from '../fixtures/records';

const session = await addSession(queryDesk);
const passing = await addApiKey(queryDesk);
const limitOf = ({ headers }: Answer) => ({
  limit: Number(headers.get('x-ratelimit-limit')),
  remaining: Number(headers.get('x-ratelimit-remaining')),
});

async function askTimes(count: number, question: Question, path = session.path): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let call = 0; call < count; call += 1) answers.push(await ask(path, question));
  return answers;
}

function expectTooMany(answer: Answer): void {
  expectError(answer, 'rate_limit_exceeded');
  const wait = Number(answer.headers.get('retry-after'));
  expect(wait).toBeGreaterThanOrEqual(1);
  expect(wait).toBeLessThanOrEqual(60);
  const reset = Number(answer.headers.get('x-ratelimit-reset'));
  expect(Math.abs(reset - (Date.now() / 1_000 + wait))).toBeLessThan(2);
  expect(limitOf(answer).remaining).toBe(0);
}

describe('a key with a limit of 5', () => {
  test('is served 5 times, sees how many calls remain, and is refused the 6th', async () => {
    const key = await addApiKey(queryDesk, { limit: 5 });
    const answers = await askTimes(5, key);
    for (const answer of answers) expectSession(answer);
    expect(answers.map(limitOf)).toEqual([4, 3, 2, 1, 0].map((remaining) => ({ limit: 5, remaining })));
    for (const answer of await askTimes(3, key)) expectTooMany(answer);
  });

  test('has one window that begins with the first call', async () => {
    const key = await addApiKey(queryDesk, { limit: 5 });
    const before = Date.now() / 1_000;
    const resets = (await askTimes(6, key)).map(({ headers }) => Number(headers.get('x-ratelimit-reset')));
    expect(new Set(resets).size).toBe(1);
    expect(resets[0]).toBeGreaterThanOrEqual(Math.floor(before + 60));
    expect(resets[0]).toBeLessThanOrEqual(Date.now() / 1_000 + 61);
  });

  test('is charged for errors, 304 and HEAD as well', async () => {
    const key = await addApiKey(queryDesk, { limit: 5 });
    const etag = (await ask(session.path, key)).headers.get('etag') ?? '';
    expect((await ask(session.path, { ...key, headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await ask(session.path, { ...key, method: 'HEAD' })).status).toBe(200);
    expectError(await ask('/v2/agents/bad/sessions/bad', key), 'invalid_request');
    expectError(await ask(`${session.path}x`, key), 'session_not_found');
    expectTooMany(await ask(session.path, key));
  });

  test('is not charged for an unknown path or method, which never become 429', async () => {
    const key = await addApiKey(queryDesk, { limit: 1 });
    for (const answer of await askTimes(3, key, '/v2/nothing')) expectError(answer, 'not_found');
    expectError(await ask(session.path, { ...key, method: 'PUT' }), 'method_not_allowed');
    expectSession(await ask(session.path, key));
    expectTooMany(await ask(session.path, key));
    expectError(await ask('/v2/nothing', key), 'not_found');
  });

  test('over the limit gets 429 before a wrong id or a missing permission is reported', async () => {
    const key = await addApiKey(queryDesk, { limit: 1, permissions: ['agents:read'] });
    expectError(await ask(session.path, key), 'forbidden');
    expectTooMany(await ask('/v2/agents/bad/sessions/bad', key));
  });

  test('is counted over all addresses together', async () => {
    const key = await addApiKey(queryDesk, { limit: 2 });
    const answers = [];
    for (let call = 0; call < 3; call += 1) answers.push(await ask(session.path, { ...key, from: freshAddress() }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  });
});

describe('50 parallel calls', () => {
  test.each([1, 20, 49])('of a key with a limit of %i are served exactly that often', async (limit) => {
    const key = await addApiKey(queryDesk, { limit });
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(session.path, key)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(limit);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(50 - limit);
  });
});

describe('the different limits', () => {
  test('a key without a limit of its own has 600', async () => {
    const { key, id } = await addApiKey(queryDesk);
    await queryDesk('UPDATE api_keys SET "limit" = DEFAULT WHERE id = $1', [id]);
    expect(limitOf(await ask(session.path, { key }))).toEqual({ limit: 600, remaining: 599 });
  });

  test('a person has 1,200, over all their sign-ins', async () => {
    const person = await newPerson();
    const again = await signInPerson(person);
    expect(limitOf(await ask(session.path, { cookie: person.cookie }))).toEqual({ limit: 1_200, remaining: 1_199 });
    expect(limitOf(await ask('/v2/me', { cookie: again }))).toEqual({ limit: 1_200, remaining: 1_198 });
  });

  test('the 1,200th call of a person passes, and the next is refused', async () => {
    const { cookie } = await newPerson();
    const statuses: number[] = [];
    for (let batch = 0; batch < 25; batch += 1) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => ask('/v2/agents/bad/sessions/bad', { cookie })),
      );
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(statuses.filter((status) => status === 400)).toHaveLength(1_200);
    expect(statuses.filter((status) => status === 429)).toHaveLength(50);
  });
});

describe('without a valid credential, an address', () => {
  test('may fail 20 times, and is then refused malformed and unknown keys alike', async () => {
    const from = freshAddress();
    const bad = (call: number) => (call % 2 === 0 ? 'malformed' : unknownApiKey());
    for (let call = 0; call < 20; call += 1) {
      const answer = await ask(session.path, { from, key: bad(call) });
      expectError(answer, 'unauthorized');
      expect(limitOf(answer)).toEqual({ limit: 20, remaining: 19 - call });
    }
    expectTooMany(await ask(session.path, { from, key: 'malformed' }));
    expectTooMany(await ask(session.path, { from, key: unknownApiKey() }));
    expectTooMany(await ask(session.path, { from, cookie: 'session-desk.sign-in=broken' }));
    const { key } = await addApiKey(queryDesk, { revokedAt: '2024-01-01T00:00:00Z' });
    expectTooMany(await ask(session.path, { from, key }));
  });

  test('over that limit is still served with a valid key or sign-in, and may call without a credential', async () => {
    const from = freshAddress();
    await askTimes(22, { from, key: 'malformed' });
    expectSession(await ask(session.path, { from, ...passing }));
    const { cookie } = await newPerson();
    expectSession(await ask(session.path, { from, cookie }));
    const answer = await ask(session.path, { from });
    expectError(answer, 'unauthorized');
    expect(limitOf(answer)).toEqual({ limit: 120, remaining: 119 });
  });

  test('may fail exactly 20 times in parallel as well', async () => {
    const from = freshAddress();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ask(session.path, { from, key: unknownApiKey() })),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  });

  test('may make 120 calls without one', async () => {
    const from = freshAddress();
    const answers = await Promise.all(Array.from({ length: 130 }, () => ask('/v2/me', { from })));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(120);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expectTooMany(await ask('/v2/me', { from }));
    // What is answered before the credential is checked shows that limit and is never refused by it.
    const unknown = await ask('/v2/nothing', { from });
    expectError(unknown, 'not_found');
    expect(limitOf(unknown)).toEqual({ limit: 120, remaining: 0 });
    expectSession(await ask(session.path, { from, ...passing }));
  });

  test('does not use up the limits of another', async () => {
    const from = freshAddress();
    await askTimes(21, { from, key: 'malformed' });
    expectError(await ask(session.path, { from: freshAddress(), key: 'malformed' }), 'unauthorized');
  });

  test('in IPv6 is a whole /64', async () => {
    const network = `2001:db8:${Math.floor(Math.random() * 65_535).toString(16)}:1`;
    for (let call = 0; call < 20; call += 1)
      await ask(session.path, { from: `${network}::${call + 1}`, key: 'malformed' });
    expectTooMany(await ask(session.path, { from: `${network}:ffff:ffff:ffff:ffff`, key: 'malformed' }));
    const neighbour = network.replace(/:1$/, ':2');
    expectError(await ask(session.path, { from: `${neighbour}::1`, key: 'malformed' }), 'unauthorized');
  });
});

describe('behind a trusted proxy', () => {
  test('the entry that the proxy wrote applies, not what the client wrote before it', async () => {
    const from = freshAddress();
    for (let call = 0; call < 20; call += 1) {
      await ask(session.path, { from: `${freshAddress()}, ${from}`, key: 'malformed' });
    }
    expectTooMany(await ask(session.path, { from: `198.51.100.1, ${from}`, key: 'malformed' }));
  });

  test('the audit log names the client’s address', async () => {
    const from = freshAddress();
    await askAt(sharedDesk().url, session.path, { ...passing, from });
    const count = () => queryDesk('SELECT 1 FROM audit_events WHERE address = $1', [from]);
    await expect.poll(async () => (await count()).length).toBe(1);
  });
});
