import { describe, expect, test } from 'vitest';
import { listSessions } from '#contract/session-lists';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addSession } from '../fixtures/records';

const full = await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write', 'personal_data:read'] });
const masked = await addApiKey(queryDesk);

async function agentWith(bodies: Record<string, object>): Promise<string> {
  const agentId = await addAgent(queryDesk);
  for (const [id, body] of Object.entries(bodies)) {
    const answer = await ask(`/v2/agents/${agentId}/sessions`, {
      ...full,
      method: 'POST',
      body: { id: `ase_${id}`, ...body },
    });
    expect(answer.status).toBe(201);
  }
  return agentId;
}

const listAt = (agentId: string, query: Record<string, string>, credential: object = masked) =>
  ask(
    `/v2/agents/${agentId}/sessions?${new URLSearchParams({ direction: 'asc', limit: '100', ...query })}`,
    credential,
  );

async function find(agentId: string, query: Record<string, string>, credential: object = masked): Promise<string[]> {
  const { sessions, metadata } = expectAnswer(listSessions, await listAt(agentId, query, credential));
  expect(metadata.page_key).toBeUndefined();
  return sessions.map(({ id }) => id.slice(4));
}

describe('q', () => {
  test('finds text in id, description and values, in any case, and in no key', async () => {
    const agentId = await agentWith({
      refund_17: {},
      described: { description: 'Wants a REFUND today' },
      valued: { metadata: { deep: [{ note: 'refunded' }] } },
      keyed: { metadata: { refund: 1 } },
      none: { description: 'something else' },
    });
    expect(await find(agentId, { q: 'Refund' })).toEqual(['refund_17', 'described', 'valued']);
    expect(await find(agentId, { q: 'ase_refund' })).toEqual(['refund_17']);
  });

  test.each([
    ['a percent sign', '100%', ['one']],
    ['an underscore', 'a_b', ['two']],
    ['a backslash', 'c\\d', ['three']],
    ['quotes and SQL', "x' OR '1'='1", ['four']],
    ['other scripts', '漢字か', ['five']],
    ['composed and decomposed letters', 'cafe\u0301', ['six']],
    ['emoji', '👩‍👩‍👧', ['seven']],
    ['a number', '9007199254740993', ['eight']],
    ['signs alone', '<->', ['nine']],
    ['words with a space between', 'new york', ['ten']],
  ])('takes %s literally', async (_title, q, expected) => {
    const agentId = await agentWith({
      one: { description: '100% sure' },
      two: { description: 'a_b' },
      three: { description: 'c\\d' },
      four: { description: "x' OR '1'='1" },
      five: { description: '漢字かな' },
      six: { description: 'CAF\u00c9' },
      seven: { description: 'the 👩‍👩‍👧 family' },
      eight: { description: 'order 9007199254740993' },
      nine: { description: 'a <-> b' },
      ten: { description: 'in New York' },
      plain: { description: '1000 aXb cd xx nothing' },
    });
    expect(await find(agentId, { q })).toEqual(expected);
  });
});

describe('metadata_filter', () => {
  test('finds matching sessions, and says where a filter is wrong', async () => {
    const agentId = await agentWith({
      a: { metadata: { priority: 'high', interaction_count: 8, channel: 'web_chat', profile: { country: 'US' } } },
      b: { metadata: { priority: 'low', interaction_count: 5, channel: 'web_chat' } },
      c: { metadata: { interaction_count: '8', tags: ['vip'] } },
    });
    expect(await find(agentId, { metadata_filter: "priority = 'high'" })).toEqual(['a']);
    expect(await find(agentId, { metadata_filter: "interaction_count >= 5 AND channel = 'web_chat'" })).toEqual([
      'a',
      'b',
    ]);
    expect(await find(agentId, { metadata_filter: '"profile.country" = \'US\'' })).toEqual(['a']);
    expect(await find(agentId, { metadata_filter: "'vip' IN tags OR priority LIKE 'l%'" })).toEqual(['b', 'c']);
    expect(await find(agentId, { metadata_filter: 'priority IS NULL' })).toEqual(['c']);
    const answer = await listAt(agentId, { metadata_filter: "priority = 'high' AND" });
    const { field_errors } = expectError(answer, 'invalid_request');
    expect(field_errors?.metadata_filter).toMatch(/^at character 22: expected/);
  });

  test.each([
    'a = (SELECT 1)',
    "a = '1'::text",
    'pg_sleep(10) = 1',
    "a = 'x'; DROP TABLE sessions",
    "a = 'x' -- ",
    "a = 'x' /* */",
    'a = $1',
    '((a = 1)',
    'a = 1)',
    "a = 'x",
    'a = b',
    'NULL = a',
    'a = NULL',
    "a LIKE 'x\\'",
    `${'('.repeat(1_000)}a = 1${')'.repeat(1_000)}`,
    `a = '${'x'.repeat(9_000)}'`,
    '\u0000',
  ])('is refused before it reaches the database: %.30s', async (metadata_filter) => {
    const { agentId } = await addSession(queryDesk);
    const { field_errors } = expectError(await listAt(agentId, { metadata_filter }), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual(['metadata_filter']);
  });
});

const personal = {
  hidden: {
    description: 'Asks for zoe@example.org to be called',
    metadata: {
      customer_email: 'zoe@example.org',
      customer_name: 'Zoe Quimby',
      note: 'call +49 30 12345678 soon',
      n: 1,
    },
  },
  other: { metadata: { customer_email: 'else@example.org' } },
};

describe('search never covers personal data', () => {
  test.each([
    { q: 'zoe@example.org' },
    { q: 'example.org' },
    { q: 'quimby' },
    { q: '12345678' },
    { q: 'email·' },
    { metadata_filter: "customer_email = 'zoe@example.org'" },
    { metadata_filter: "customer_email LIKE '%'" },
    { metadata_filter: 'customer_email IS NOT NULL' },
    { metadata_filter: "customer_name IN ('Zoe Quimby')" },
    { metadata_filter: "note LIKE '%soon'" },
  ] as Record<string, string>[])('for any actor: %o', async (query) => {
    const agentId = await agentWith(personal);
    const person = await newPerson({ role: 'admin' });
    for (const credential of [masked, full, { cookie: person.cookie }]) {
      expect(await find(agentId, query, credential)).toEqual([]);
    }
  });

  test('and finds the text beside it', async () => {
    const agentId = await agentWith(personal);
    expect(await find(agentId, { q: 'to be called' })).toEqual(['hidden']);
    expect(await find(agentId, { q: 'soon' })).toEqual(['hidden']);
    expect(await find(agentId, { metadata_filter: 'n = 1 AND customer_email IS NULL' })).toEqual(['hidden']);
  });
});

describe('match', () => {
  test.each([
    ['an address in any case', 'ZOE@example.org', ['hidden']],
    ['a name', 'Zoe Quimby', ['hidden']],
    ['a number inside a text, however it is written', '+49 (30) 1234-5678', ['hidden']],
    ['half an address', 'zoe@', []],
    ['half a name', 'Zoe', []],
    ['what is not hidden', 'hidden', []],
  ])('finds %s', async (_title, match, expected) => {
    const agentId = await agentWith(personal);
    expect(await find(agentId, { match }, full)).toEqual(expected);
  });

  test('leaves the answer masked as it is, and combines with other filters', async () => {
    const agentId = await agentWith(personal);
    const person = await newPerson();
    const answer = await listAt(agentId, { match: 'zoe@example.org', q: 'called' }, { cookie: person.cookie });
    expect(expectAnswer(listSessions, answer).sessions).toHaveLength(1);
    expect(answer.text).not.toContain('zoe@');
  });

  test('is only for actors that may read personal data', async () => {
    const agentId = await agentWith(personal);
    const reviewer = await newPerson({ role: 'reviewer' });
    for (const credential of [masked, { cookie: reviewer.cookie }]) {
      const { messages } = expectError(await listAt(agentId, { match: 'zoe@example.org' }, credential), 'forbidden');
      expect(messages.join()).toContain('personal_data:read');
    }
  });

  test('is recorded by its hash, each time, and never by its text', async () => {
    const agentId = await agentWith(personal);
    const person = await newPerson();
    for (const match of ['zoe@example.org', 'canary@example.org'])
      await listAt(agentId, { match }, { cookie: person.cookie });
    const events = await queryDesk<{ details: { hashes: string[] } }>(
      `SELECT details FROM audit_events WHERE actor_id = $1 AND action = 'session.match' ORDER BY id`,
      [person.id],
    );
    expect(events).toHaveLength(2);
    for (const { details } of events) for (const hash of details.hashes) expect(hash).toMatch(/^[0-9a-f]{32}$/);
    const all = await queryDesk('SELECT row_to_json(e)::text AS text FROM audit_events e WHERE actor_id = $1', [
      person.id,
    ]);
    expect(JSON.stringify(all)).not.toMatch(/canary|zoe/);
  });

  test('is answered 30 times a minute, even with 50 at once; other lists continue', async () => {
    const agentId = await agentWith({});
    const key = await addApiKey(queryDesk, { permissions: ['sessions:read', 'personal_data:read'] });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => listAt(agentId, { match: `value ${n}` }, key)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expectError(answer, 'rate_limit_exceeded');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    expect(await find(agentId, { q: 'abc' }, key)).toEqual([]);
  });
});

describe('search documents', () => {
  test('are rebuilt when they are stale, which changes neither the session nor the time of its last change', async () => {
    const session = await addSession(queryDesk, { description: 'a needle' });
    const before = await ask(`${session.path}?include=last_change`, masked);
    const isFresh = () =>
      queryDesk(`SELECT 1 FROM sessions WHERE agent_id = $1 AND mask_version <> ''`, [session.agentId]);
    await expect.poll(isFresh, { timeout: 20_000 }).toHaveLength(1);
    expect((await ask(`${session.path}?include=last_change`, masked)).text).toBe(before.text);
    expect((await listAt(session.agentId, { q: 'needle' })).text).toContain(session.sessionId);
  });
});
