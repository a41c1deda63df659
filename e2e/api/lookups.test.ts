import { describe, expect, test } from 'vitest';
import { createLookup, type Outcome } from '#contract/lookups';
import { expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk, signInAs } from '../fixtures/api';
import { addAgent, addApiKey, addSession, uniqueId, unknownApiKey } from '../fixtures/records';

const session = await addSession(queryDesk);
const ids = `${session.agentId} ${session.sessionId}`;
const key = await addApiKey(queryDesk);

async function lookUp(text: string, credential: object = key): Promise<Outcome & { held: boolean; requestId: string }> {
  const answer = await ask('/v2/lookups', { ...credential, method: 'POST', body: { text } });
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  const { outcomes, held_credential } = createLookup.answer.schema.parse(JSON.parse(answer.text));
  expect(outcomes).toHaveLength(1);
  return { ...(outcomes[0] as Outcome), held: held_credential, requestId: answer.headers.get('x-request-id') ?? '' };
}

describe('a pasted text', () => {
  test.each([
    ['two ids', ids],
    ['two ids, the other way round', `${session.sessionId}\n${session.agentId}`],
    ['a path', `${session.agentId}/${session.sessionId}`],
    ['a URL of the API', `https://desk.example.com${session.path}?include=last_change`],
    ['a URL of the desk', `https://desk.example.com${session.path.replace('/v2', '')}`],
    ['a curl line', `curl -s -H 'x-api-key: $KEY' localhost:3000${session.path}`],
    ['JSON', JSON.stringify({ agent_id: session.agentId, session_id: session.sessionId })],
    ['the session id alone', session.sessionId],
  ])('that is %s finds the session', async (_title, text) => {
    expect(await lookUp(text)).toMatchObject({
      outcome: 'found',
      agent_id: session.agentId,
      session_id: session.sessionId,
      agent_problem: null,
      session_problem: null,
    });
  });

  test('says which part is wrong', async () => {
    expect(await lookUp(`${session.agentId} ase_no_such_session`)).toMatchObject({
      outcome: 'session_not_found',
      agent_problem: null,
      session_problem: expect.any(String),
    });
    expect(await lookUp('agt_no_such_agent ase_no_such_session')).toMatchObject({
      outcome: 'agent_not_found',
      agent_problem: expect.any(String),
    });
    expect(await lookUp(session.agentId)).toMatchObject({ outcome: 'agent_found', agent_id: session.agentId });
  });

  test('says under which agent it does exist', async () => {
    const other = await addAgent(queryDesk);
    expect(await lookUp(`${other} ${session.sessionId}`)).toMatchObject({
      outcome: 'exists_under_another_agent',
      agent_ids: [session.agentId],
    });
  });

  test('lists all agents that hold the session id', async () => {
    const one = await addSession(queryDesk);
    const two = await addSession(queryDesk, { sessionId: one.sessionId });
    const { outcome, agent_ids } = await lookUp(one.sessionId);
    expect(outcome).toBe('found_under_several_agents');
    expect(agent_ids).toEqual([one.agentId, two.agentId].sort());
  });

  test('names what was probably meant', async () => {
    const meant = await addSession(queryDesk, { sessionId: `${uniqueId('ase')}_refund` });
    const slip = meant.sessionId.replace('_refund', '_refnud');
    const { did_you_mean } = await lookUp(`${meant.agentId} ${slip}`);
    expect(did_you_mean).toContainEqual({ agent_id: meant.agentId, session_id: meant.sessionId });
  });

  test.each([
    'hello',
    '🙂',
    '{}',
    'agt_',
    '[[[[',
    '\\u0000',
    '%00',
    ' '.repeat(100),
    'a'.repeat(60_000),
    '<script>alert(1)</script>',
  ])('without anything recognised is no error: %.20s', async (text) => {
    expect((await lookUp(text)).outcome).toBe('nothing_recognised');
  });
});

describe('what the actor does not reach', () => {
  test('is decided by the agent id alone, whether or not anything exists', async () => {
    const { cookie } = await newPerson({ agentIds: ['agt_other'] });
    const there = await lookUp(ids, { cookie });
    const noSession = await lookUp(`${session.agentId} ase_none`, { cookie });
    const noAgent = await lookUp('agt_none ase_none', { cookie });
    for (const outcome of [there, noSession, noAgent]) {
      expect(outcome).toMatchObject({
        outcome: 'not_yours_to_see',
        agent_ids: [],
        did_you_mean: [],
        session_problem: null,
      });
      expect(outcome.agent_problem).toBe(there.agent_problem);
    }
  });

  test('is like an unknown session by its session id alone', async () => {
    const own = await addSession(queryDesk);
    const limited = await addApiKey(queryDesk, { agentIds: [own.agentId] });
    const hidden = await lookUp(session.sessionId, limited);
    const unknown = await lookUp('ase_no_such_session', limited);
    expect({ ...hidden, requestId: '', session_id: '' }).toEqual({ ...unknown, requestId: '', session_id: '' });
  });

  test('is not suggested either', async () => {
    const own = await addSession(queryDesk);
    const limited = await addApiKey(queryDesk, { agentIds: [own.agentId] });
    const { did_you_mean } = await lookUp(`${own.agentId} ${session.sessionId}x`, limited);
    expect(JSON.stringify(did_you_mean)).not.toContain(session.sessionId);
    expect(JSON.stringify(did_you_mean)).not.toContain(session.agentId);
  });

  test('is nothing to a key without sessions:read', async () => {
    const idle = await addApiKey(queryDesk, { permissions: ['agents:read'] });
    expectError(await ask('/v2/lookups', { ...idle, method: 'POST', body: { text: ids } }), 'forbidden');
  });
});

describe('the text', () => {
  test('with a credential in it is answered, and the answer says that it contained one', async () => {
    expect((await lookUp(`curl -H 'x-api-key: ${unknownApiKey()}' ${session.path}`)).held).toBe(true);
    expect((await lookUp(ids)).held).toBe(false);
  });

  test('is neither stored nor recorded; the ids found are', async () => {
    const secret = unknownApiKey();
    const found = await lookUp(`canary-pasted ${secret} ${ids}`, { cookie: await signInAs('support') });
    const [event, ...others] = await queryDesk('SELECT * FROM audit_events WHERE request_id = $1', [found.requestId]);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ action: 'lookup.create', agent_id: session.agentId, session_id: session.sessionId });
    expect(JSON.stringify({ ...event, id: '' })).not.toMatch(/canary|sd_/);
  });

  test('that names nothing existing leaves nothing of itself in the audit log', async () => {
    const missing = await lookUp('agt_canary_typed ase_canary_typed');
    const events = await queryDesk('SELECT * FROM audit_events WHERE request_id = $1', [missing.requestId]);
    expect(events).toHaveLength(1);
    expect(JSON.stringify({ ...events[0], id: '' })).not.toContain('canary');
  });

  test.each([
    ['empty', ''],
    ['larger than 64 KiB', 'ä'.repeat(32 * 1024 + 1)],
    ['a number', 42],
    ['missing', undefined],
  ])('may not be %s', async (_title, text) => {
    const body = expectError(await ask('/v2/lookups', { ...key, method: 'POST', body: { text } }), 'invalid_request');
    expect(Object.keys(body.field_errors ?? {})).toEqual(['text']);
  });

  test('may be exactly 64 KiB', async () => {
    expect((await lookUp(`${ids} ${'ä'.repeat(32 * 1024)}`.slice(0, 32 * 1024))).outcome).toBe('found');
  });
});
