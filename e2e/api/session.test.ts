import { describe, expect, test } from 'vitest';
import { roles } from '#contract/permissions';
import { expectError, expectSession } from '../fixtures/answers';
import { ask, newPerson, queryDesk, sharedDesk, signInAs } from '../fixtures/api';
import { addApiKey, addSession, unknownApiKey } from '../fixtures/records';

const example = '/v2/agents/agt_customer_support/sessions/ase_customer_support_001';
const personalValues = /customer@example\.com|John Smith/;
const fullKey = () => sharedDesk().apiKeys[0]?.key ?? '';
const readKey = await addApiKey(queryDesk);

const exampleText = `{
  "id": "ase_customer_support_001",
  "agent_id": "agt_customer_support",
  "description": "Customer support session for billing inquiry regarding account charges and payment processing issues",
  "metadata": {
    "customer_id": "customer_12345",
    "customer_email": "customer@example.com",
    "customer_name": "John Smith",
    "priority": "high",
    "channel": "web_chat",
    "issue_category": "billing",
    "sub_category": "payment_processing",
    "assigned_rep": "rep_sarah_001",
    "session_context": "premium_customer",
    "account_type": "enterprise",
    "interaction_count": 8,
    "last_interaction": "2024-01-15T14:22:30Z",
    "resolution_status": "in_progress",
    "escalation_level": "tier_1"
  },
  "enabled": true,
  "created_at": "2024-01-15T10:30:00Z"
}
`;

describe('the example session', () => {
  test('comes byte for byte as the contract prints it, to a key with personal_data:read', async () => {
    const answer = await ask(example, { key: fullKey() });
    expectSession(answer);
    expect(answer.text).toBe(exampleText);
  });

  test('comes masked to a key without personal_data:read, and says which values are masked', async () => {
    const answer = await ask(example, { key: readKey.key });
    const session = expectSession(answer);
    expect(session.masked).toEqual(['/metadata/customer_email', '/metadata/customer_name']);
    const { customer_email, customer_name, ...rest } = JSON.parse(session.metadata);
    expect(customer_email).toMatch(/^email·[0-9a-f]{10}$/);
    expect(customer_name).toMatch(/^name·[0-9a-f]{10}$/);
    expect(rest).toMatchObject({ customer_id: 'customer_12345', interaction_count: 8 });
    expect(answer.text).not.toMatch(personalValues);
  });

  test.each(roles)('comes masked to %s, admins included', async (role) => {
    const answer = await ask(example, { cookie: await signInAs(role) });
    expect(expectSession(answer).masked).toEqual(['/metadata/customer_email', '/metadata/customer_name']);
    expect(answer.text).not.toMatch(personalValues);
  });

  test('shows two readers the same placeholder for one value', async () => {
    const [one, other] = [
      await ask(example, { key: readKey.key }),
      await ask(example, { cookie: await signInAs('admin') }),
    ];
    expect(expectSession(one).metadata).toBe(expectSession(other).metadata);
  });
});

describe('a session', () => {
  const read = async (content: Parameters<typeof addSession>[1], query = '') => {
    const session = await addSession(queryDesk, content);
    return { ...session, body: expectSession(await ask(session.path + query, { key: fullKey() })) };
  };

  test('shows the last change on request', async () => {
    const { body, revisionId } = await read({}, '?include=last_change');
    expect(body.last_change).toEqual({ at: '2024-01-15T10:30:00Z', by: 'a test', revision_id: revisionId });
  });

  test('without a description has null', async () => {
    expect((await read({ description: null })).body.description).toBeNull();
  });

  test('may have 10,000 characters of description', async () => {
    const description = 'ä'.repeat(10_000);
    expect((await read({ description })).body.description).toBe(description);
  });

  test('that is disabled is still readable, and says so', async () => {
    expect((await read({ enabled: false })).body.enabled).toBe(false);
  });

  test('has milliseconds in its times only if there are any', async () => {
    expect((await read({ createdAt: '2024-01-15T10:30:00.120Z' })).body.created_at).toBe('2024-01-15T10:30:00.120Z');
    expect((await read({ createdAt: '2024-01-15T11:30:00+01:00' })).body.created_at).toBe('2024-01-15T10:30:00Z');
  });

  test('is distinct from one with the same id under another agent', async () => {
    const first = await addSession(queryDesk, { description: 'first' });
    const second = await addSession(queryDesk, { sessionId: first.sessionId, description: 'second' });
    expect(expectSession(await ask(first.path, { key: fullKey() })).description).toBe('first');
    expect(expectSession(await ask(second.path, { key: fullKey() })).description).toBe('second');
  });

  test('masks personal data in its description', async () => {
    const session = await addSession(queryDesk, { description: 'Write to someone@example.org, please' });
    const body = expectSession(await ask(session.path, { key: readKey.key }));
    expect(body.description).toMatch(/^Write to email·[0-9a-f]{10}, please$/);
    expect(body.masked).toEqual(['/description']);
  });
});

describe('an API key', () => {
  test.each([
    ['x-api-key', (key: string) => ({ 'x-api-key': key })],
    ['Authorization: Bearer', (key: string) => ({ authorization: `Bearer ${key}` })],
    ['a bearer in lower case', (key: string) => ({ authorization: `bearer ${key}` })],
    ['a BEARER in upper case', (key: string) => ({ authorization: `BEARER ${key}` })],
    [
      'x-api-key, which counts before a bad bearer',
      (key: string) => ({ 'x-api-key': key, authorization: 'Bearer bad' }),
    ],
  ])('is accepted as %s', async (_title, headersOf) => {
    expectSession(await ask(example, { headers: headersOf(readKey.key) }));
  });

  test.each([
    ['a bad x-api-key before a good bearer', (key: string) => ({ 'x-api-key': 'bad', authorization: `Bearer ${key}` })],
    ['an empty x-api-key before a good bearer', (key: string) => ({ 'x-api-key': '', authorization: `Bearer ${key}` })],
    ['a key without Bearer', (key: string) => ({ authorization: key })],
    ['a key as Basic', (key: string) => ({ authorization: `Basic ${key}` })],
    ['a key in quotes', (key: string) => ({ 'x-api-key': `"${key}"` })],
    ['two keys', (key: string) => ({ 'x-api-key': `${key}, ${key}` })],
  ])('decides alone: %s is refused', async (_title, headersOf) => {
    expectError(await ask(example, { headers: headersOf(readKey.key) }), 'unauthorized');
  });

  test.each(['x-api-key', 'authorization'])(
    'that is invalid, in %s, is not rescued by a valid sign-in',
    async (header) => {
      const cookie = await signInAs('admin');
      for (const value of ['', 'bad', unknownApiKey(), `Bearer ${unknownApiKey()}`, 'Basic YWRtaW46YWRtaW4=']) {
        expectError(await ask(example, { cookie, headers: { [header]: value } }), 'unauthorized');
      }
    },
  );

  test('takes precedence over a sign-in', async () => {
    const answer = await ask(example, { cookie: await signInAs('admin'), key: fullKey() });
    expect(expectSession(answer).masked).toBeUndefined();
  });

  test.each([
    ['disabled', { disabledAt: '2024-01-01T00:00:00Z' }],
    ['revoked', { revokedAt: '2024-01-01T00:00:00Z' }],
    ['expired', { expiresAt: '2024-01-01T00:00:00Z' }],
  ])('that is %s gets the same answer as an unknown one', async (_state, terms) => {
    const { key } = await addApiKey(queryDesk, terms);
    const refused = expectError(await ask(example, { key }), 'unauthorized');
    const unknown = expectError(await ask(example, { key: unknownApiKey() }), 'unauthorized');
    expect(refused.messages).toEqual(unknown.messages);
  });

  test('that is revoked is refused on the next call', async () => {
    const { key, id } = await addApiKey(queryDesk);
    expectSession(await ask(example, { key }));
    const { cookie } = await newPerson({ role: 'admin' });
    expect((await ask(`/v2/api_keys/${id}`, { cookie, method: 'DELETE' })).status).toBe(204);
    expectError(await ask(example, { key }), 'unauthorized');
  });
});

describe('a list of agents', () => {
  test.each([
    ['null means all', null, true],
    ['with the agent on it opens it', ['agt_customer_support', 'agt_other'], true],
    ['without the agent keeps it closed', ['agt_other'], false],
    ['that is empty opens nothing', [], false],
  ])('that %s', async (_title, agentIds, opens) => {
    const { key } = await addApiKey(queryDesk, { agentIds });
    const { cookie } = await newPerson({ agentIds });
    for (const credential of [{ key }, { cookie }]) {
      const answer = await ask(example, credential);
      if (opens) expectSession(answer);
      else expectError(answer, 'forbidden');
    }
  });

  test('gives the same refusal whether or not agent and session exist', async () => {
    const { key } = await addApiKey(queryDesk, { agentIds: ['agt_other'] });
    const there = expectError(await ask(example, { key }), 'forbidden');
    const noSession = expectError(await ask('/v2/agents/agt_customer_support/sessions/ase_none', { key }), 'forbidden');
    const noAgent = expectError(await ask('/v2/agents/agt_none/sessions/ase_none', { key }), 'forbidden');
    expect(noSession.messages).toEqual(there.messages);
    expect(noAgent.messages.map((text) => text.replace('agt_none', 'agt_customer_support'))).toEqual(there.messages);
  });
});
