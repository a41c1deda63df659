import { describe, expect, test } from 'vitest';
import { createLookup, outcomeSchema } from '#contract/lookups';
import { expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addSession, uniqueId, unknownApiKey } from '../fixtures/records';

const reader = await addApiKey(queryDesk);
const writer = await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write'] });

const send = (text: string, credential: object = reader) =>
  ask('/v2/lookups', { ...credential, method: 'POST', body: { text } });
const lookUp = async (text: string, credential?: object) => expectAnswer(createLookup, await send(text, credential));

/** Adds a session and deletes it. Returns its ids and the person who deleted it. */
async function deletedSession(sessionId = uniqueId('ase')) {
  const session = await addSession(queryDesk, { sessionId });
  const person = await newPerson();
  expect((await ask(session.path, { cookie: person.cookie, method: 'DELETE' })).status).toBe(204);
  return { ...session, name: person.name };
}

/** Makes a call on a path, which is recorded a moment later. */
async function callOn(path: string, requestId = `own.${uniqueId('rev')}`): Promise<string> {
  await ask(path, { ...writer, headers: { 'x-request-id': requestId } });
  await expect
    .poll(() => queryDesk('SELECT 1 FROM calls WHERE request_id = $1', [requestId]), { timeout: 5_000 })
    .toHaveLength(1);
  return requestId;
}

describe('a text of many lines', () => {
  test('has an outcome for each line, in order, by line number; of every kind', async () => {
    const [one, two, gone] = [await addSession(queryDesk), await addSession(queryDesk), await deletedSession()];
    const [shared, foreign] = [await addSession(queryDesk), await addSession(queryDesk)];
    await addSession(queryDesk, { agentId: two.agentId, sessionId: shared.sessionId });
    const requestId = await callOn(two.path);
    const agentIds = [one, two, gone, shared].map(({ agentId }) => agentId).concat('agt_none');
    const text = [
      `GET ${one.path} 200`,
      '',
      two.sessionId,
      `${one.agentId} ${uniqueId('ase')}`,
      `agt_none ${uniqueId('ase')}`,
      `${one.agentId}/${two.sessionId}`,
      `${gone.agentId} ${gone.sessionId}`,
      `{"agent_id": "${one.agentId}"}`,
      `ERROR ${requestId} after 12 ms`,
      'hello there',
      shared.sessionId,
      `${foreign.agentId} ${foreign.sessionId}`,
    ].join('\r\n');
    const { outcomes } = await lookUp(text, await addApiKey(queryDesk, { agentIds }));
    expect(outcomes.map(({ line, outcome }) => [line, outcome])).toEqual([
      [1, 'found'],
      [3, 'found'],
      [4, 'session_not_found'],
      [5, 'agent_not_found'],
      [6, 'exists_under_another_agent'],
      [7, 'deleted'],
      [8, 'agent_found'],
      [9, 'found'],
      [10, 'nothing_recognised'],
      [11, 'found_under_several_agents'],
      [12, 'not_yours_to_see'],
    ]);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(outcomeSchema.shape.outcome.options));
    expect(outcomes[7]).toMatchObject({ agent_id: two.agentId, session_id: two.sessionId, request_id: requestId });
  });

  test.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])('may end its lines with %j', async (end) => {
    const { sessionId } = await addSession(queryDesk);
    const { outcomes } = await lookUp([`"cookie: a=b`, sessionId, '', `${uniqueId('ase')}"`].join(end));
    expect(outcomes.map(({ line, outcome }) => [line, outcome])).toEqual([
      [1, 'nothing_recognised'],
      [2, 'found'],
      [4, 'session_not_found'],
    ]);
  });

  test('may have a hundred lines, and 64 KiB, and no line more', async () => {
    const { sessionId } = await addSession(queryDesk);
    const hundred = Array<string>(100).fill(sessionId);
    const full = hundred.map((line) => `${line} ${'x'.repeat(653 - line.length)}`).join('\n');
    for (const text of [hundred.join('\n'), full.padEnd(65_536), JSON.stringify(hundred, null, 2)]) {
      const { outcomes } = await lookUp(text);
      expect(outcomes).toHaveLength(100);
      expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['found']));
    }
    for (const text of [[...hundred, sessionId].join('\n'), JSON.stringify([...hundred, sessionId])]) {
      const { field_errors } = expectError(await send(text), 'invalid_request');
      expect(field_errors).toEqual({ text: expect.stringContaining('100 lines') });
    }
    const { field_errors } = expectError(await send(`${full.padEnd(65_536)}x`), 'invalid_request');
    expect(field_errors).toEqual({ text: expect.stringContaining('64 KiB') });
  });

  test('that is one JSON document is one item, however long, with a credential in it or not', async () => {
    const session = await addSession(queryDesk);
    const metadata = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`key_${n}`, n]));
    const headers = { authorization: 'Bearer with"a-quote-in-it' };
    const document = { id: session.sessionId, agent_id: session.agentId, headers, metadata };
    const { outcomes, held_credential } = await lookUp(`\ufeff${JSON.stringify(document, null, 2)}`);
    expect(outcomes).toMatchObject([{ line: 1, outcome: 'found', session_id: session.sessionId }]);
    expect(held_credential).toBe(true);
  });

  test.each([
    ['brackets', '{\n'],
    ['backslashes', '\\'],
    ['quotes after brackets', '{\n"\\"\\'],
    ['beginnings of IDs', 'agt_ase_-'],
  ])('of 64 KiB of %s is answered or refused, and the desk keeps running', async (_title, piece) => {
    const text = piece.repeat(65_536 / piece.length);
    for (const given of [text, `${'[\n'.repeat(50)}${text.slice(100)}`, text.repeat(5)])
      expect([200, 400]).toContain((await send(given)).status);
  });

  test('of a hundred lines of garbage is answered', async () => {
    const lines = Array.from({ length: 100 }, (_, n) => `agt_gar${n}bage ase_${'x'.repeat(n)}${n}`);
    const { outcomes } = await lookUp(lines.join('\n'));
    expect(outcomes.every(({ outcome }) => outcome === 'agent_not_found')).toBe(true);
  });

  test('with a key on one of its lines is answered without it, and the key is nowhere afterwards', async () => {
    const { sessionId } = await addSession(queryDesk);
    const secret = unknownApiKey();
    const lines = Array.from({ length: 60 }, (_, n) => (n === 49 ? `x-api-key: ${secret} ${sessionId}` : sessionId));
    const { outcomes, held_credential } = await lookUp(lines.join('\n'));
    expect(held_credential).toBe(true);
    expect(outcomes.map(({ line }) => line)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    for (const table of ['audit_events', 'calls']) {
      expect(
        await queryDesk(`SELECT 1 FROM ${table} t WHERE row_to_json(t)::text LIKE $1`, [`%${secret.slice(12)}%`]),
      ).toEqual([]);
    }
  });

  test('is one audit event, with the ids that were found and no word of the text', async () => {
    const session = await addSession(queryDesk);
    const answer = await send(`canary-text ${session.sessionId}\nase_canary_unknown\nagt_canary_unknown`);
    const events = await queryDesk('SELECT action, details FROM audit_events WHERE request_id = $1', [
      answer.headers.get('x-request-id'),
    ]);
    expect(events).toMatchObject([
      { action: 'lookup.create', details: { sessions: [`${session.agentId}/${session.sessionId}`] } },
    ]);
    expect(JSON.stringify(events)).not.toContain('canary');
  });
});

describe('a deleted session', () => {
  test('is reported with who deleted it and when, by its pair or its id alone', async () => {
    const { agentId, sessionId, name } = await deletedSession();
    for (const text of [`${agentId} ${sessionId}`, sessionId]) {
      const [outcome] = (await lookUp(text)).outcomes;
      expect(outcome).toMatchObject({ outcome: 'deleted', agent_id: agentId, session_id: sessionId, deleted_by: name });
      expect(Math.abs(Date.parse(outcome?.deleted_at ?? '') - Date.now())).toBeLessThan(60_000);
    }
  });

  test('whose id is used again is found', async () => {
    const { agentId, sessionId } = await deletedSession();
    await addSession(queryDesk, { agentId, sessionId });
    expect((await lookUp(`${agentId} ${sessionId}`)).outcomes[0]).toMatchObject({ outcome: 'found', deleted_at: null });
    expect((await lookUp(sessionId)).outcomes[0]).toMatchObject({ outcome: 'found' });
  });

  test('names the other agents that have its id', async () => {
    const { agentId, sessionId } = await deletedSession();
    const other = await addSession(queryDesk, { sessionId });
    const [outcome] = (await lookUp(`${agentId} ${sessionId}`)).outcomes;
    expect(outcome).toMatchObject({ outcome: 'deleted', agent_ids: [other.agentId] });
  });

  test('of a deleted agent is reported as well', async () => {
    const { agentId, sessionId } = await deletedSession();
    const admin = await addApiKey(queryDesk, { permissions: ['agents:write'] });
    expect((await ask(`/v2/agents/${agentId}`, { ...admin, method: 'DELETE' })).status).toBe(204);
    expect((await lookUp(`${agentId}/${sessionId}`)).outcomes[0]).toMatchObject({ outcome: 'deleted' });
  });

  test('of an agent that the actor does not reach is like an unknown one', async () => {
    const { agentId, sessionId } = await deletedSession();
    const limited = await addApiKey(queryDesk, { agentIds: [await addAgent(queryDesk)] });
    const { outcomes } = await lookUp(`${agentId} ${sessionId}\nagt_nowhere ${sessionId}\n${sessionId}`, limited);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'not_yours_to_see',
      'not_yours_to_see',
      'session_not_found',
    ]);
    expect({ ...outcomes[0], line: 0, agent_id: '' }).toEqual({ ...outcomes[1], line: 0, agent_id: '' });
  });
});

describe('a request id', () => {
  test('finds what its call named, even if that call failed', async () => {
    const session = await addSession(queryDesk);
    const requestId = await callOn(`${session.path}?x=1`);
    expect((await lookUp(requestId)).outcomes[0]).toMatchObject({
      outcome: 'found',
      agent_id: session.agentId,
      session_id: session.sessionId,
      request_id: requestId,
    });
  });

  test('of a call on an agent finds the agent; of a deleted session, its deletion', async () => {
    const agentId = await addAgent(queryDesk);
    const listed = await callOn(`/v2/agents/${agentId}/sessions`);
    const session = await addSession(queryDesk);
    const read = await callOn(session.path);
    await ask(session.path, { ...writer, method: 'DELETE' });
    const { outcomes } = await lookUp(`${listed}\n${read}`);
    expect(outcomes).toMatchObject([{ outcome: 'agent_found', agent_id: agentId }, { outcome: 'deleted' }]);
  });

  test('of several calls finds what the newest one named', async () => {
    const [one, two] = [await addSession(queryDesk), await addSession(queryDesk)];
    const requestId = await callOn(one.path);
    await ask(two.path, { ...writer, headers: { 'x-request-id': requestId } });
    const newest = async () => (await lookUp(requestId)).outcomes[0]?.session_id;
    await expect.poll(newest, { timeout: 5_000 }).toBe(two.sessionId);
  });

  test('of a call that named nothing, or an agent that the actor does not reach, is like an unknown one', async () => {
    const session = await addSession(queryDesk);
    const requestId = await callOn(session.path);
    const limited = await addApiKey(queryDesk, { agentIds: [await addAgent(queryDesk)] });
    const { outcomes } = await lookUp(`${requestId}\n${await callOn('/v2/agents')}\nreq_that_nobody_made`, limited);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        outcome: 'nothing_recognised',
        agent_id: null,
        session_id: null,
        request_id: null,
      });
    }
  });
});
