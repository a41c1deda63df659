import { describe, expect, test } from 'vitest';
import { listAllSessions, listSessions } from '#contract/session-lists';
import type { Session } from '#contract/sessions';
import { type Answer, expectAnswer, expectError } from '../fixtures/answers';
import { ask, newPerson, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, addSession, uniqueId } from '../fixtures/records';

const writer = await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write', 'personal_data:read'] });
const masked = await addApiKey(queryDesk);

const placeOf = (agentId: string) => `/v2/agents/${agentId}/sessions`;
const idsOf = (sessions: readonly Session[]) => sessions.map(({ id }) => id);

async function create(agentId: string, body: object = {}): Promise<string> {
  const answer = await ask(placeOf(agentId), { ...writer, method: 'POST', body });
  expect(answer.status).toBe(201);
  return JSON.parse(answer.text).id;
}

/** Reads all pages of a list; `between` runs after each page. */
async function readAll(path: string, credential: object, between: () => Promise<unknown> = async () => {}) {
  const pages: Session[][] = [];
  let key: string | undefined;
  do {
    const separator = path.includes('?') ? '&' : '?';
    const answer = await ask(key === undefined ? path : `${path}${separator}page_key=${key}`, credential);
    const { sessions, metadata } = expectAnswer(listSessions, answer);
    pages.push([...sessions]);
    key = metadata.page_key;
    await between();
  } while (key !== undefined);
  return pages;
}

describe('a list of sessions', () => {
  test('has each session once, newest first, in pages of ten by default', async () => {
    const agentId = await addAgent(queryDesk);
    const ids: string[] = [];
    for (let n = 0; n < 23; n += 1) ids.push(await create(agentId));
    const pages = await readAll(placeOf(agentId), masked);
    expect(pages.map((page) => page.length)).toEqual([10, 10, 3]);
    expect(idsOf(pages.flat())).toEqual(ids.toReversed());
    const upwards = await readAll(`${placeOf(agentId)}?direction=asc&limit=7`, masked);
    expect(idsOf(upwards.flat())).toEqual(ids);
    expect(upwards.map((page) => page.length)).toEqual([7, 7, 7, 2]);
  });

  test('returns no page_key with the last page, even if that is full', async () => {
    const agentId = await addAgent(queryDesk);
    for (let n = 0; n < 4; n += 1) await create(agentId);
    expect((await readAll(`${placeOf(agentId)}?limit=2`, masked)).map((page) => page.length)).toEqual([2, 2]);
  });

  test('by last change begins with the session that was changed last', async () => {
    const agentId = await addAgent(queryDesk);
    const [one = '', two = ''] = [await create(agentId), await create(agentId)];
    await ask(`${placeOf(agentId)}/${one}`, { ...writer, method: 'PATCH', body: { enabled: false } });
    const [page = []] = await readAll(`${placeOf(agentId)}?order_by=updated_at`, masked);
    expect(idsOf(page)).toEqual([one, two]);
  });

  test('has every surviving session once, while others are created and deleted', async () => {
    const agentId = await addAgent(queryDesk);
    const stay: string[] = [];
    const leave: string[] = [];
    for (let n = 0; n < 30; n += 1) (n % 3 === 0 ? leave : stay).push(await create(agentId));
    for (const order of ['order_by=created_at', 'order_by=created_at&direction=asc']) {
      const meanwhile = async () => {
        await Promise.all([create(agentId), create(agentId)]);
        const gone = leave.pop();
        if (gone) await ask(`${placeOf(agentId)}/${gone}`, { ...writer, method: 'DELETE' });
      };
      const seen = idsOf((await readAll(`${placeOf(agentId)}?limit=4&${order}`, masked, meanwhile)).flat());
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(stay));
    }
  });

  test('across agents holds those of the actor’s agents and no others', async () => {
    const [own, other] = [await addAgent(queryDesk), await addAgent(queryDesk)];
    const mine = [await create(own), await create(own)];
    const third = await addAgent(queryDesk);
    mine.push(await create(third));
    await create(other);
    const limited = await addApiKey(queryDesk, { agentIds: [third, own, 'agt_not_there'] });
    const pages = await readAll('/v2/sessions?limit=1', limited);
    expect(idsOf(pages.flat())).toEqual(mine.toReversed());
    const person = await newPerson({ agentIds: [] });
    const { sessions, metadata } = expectAnswer(listAllSessions, await ask('/v2/sessions', { cookie: person.cookie }));
    expect({ sessions, metadata }).toEqual({ sessions: [], metadata: {} });
  });

  test('is masked as one session is, for each class of actor', async () => {
    const agentId = await addAgent(queryDesk);
    const body = { description: 'for a@example.org', metadata: { email: 'a@example.org', n: 1 } };
    const id = await create(agentId, body);
    const blind = await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write'] });
    const person = await newPerson();
    for (const credential of [masked, writer, blind, { cookie: person.cookie }]) {
      const [listed] = expectAnswer(listSessions, await ask(placeOf(agentId), credential)).sessions;
      expect(listed).toEqual(JSON.parse(JSON.stringify(await one(`${placeOf(agentId)}/${id}`, credential))));
    }
  });

  test('stays masked for a person who revealed one of its sessions', async () => {
    const agentId = await addAgent(queryDesk);
    const id = await create(agentId, { metadata: { email: 'a@example.org' } });
    const { cookie } = await newPerson();
    const reveal = { cookie, method: 'POST', body: { reason: 'because' } };
    expect((await ask(`${placeOf(agentId)}/${id}/reveals`, reveal)).status).toBe(201);
    expect((await ask(`${placeOf(agentId)}/${id}`, { cookie })).text).toContain('a@example.org');
    expect((await ask(placeOf(agentId), { cookie })).text).not.toContain('example.org');
  });

  test('keeps metadata exactly, and includes the last change on request', async () => {
    const { agentId, revisionId } = await addSession(queryDesk, { metadata: '{"n": 1.0,\n"m":12345678901234567890}' });
    const answer = await ask(`${placeOf(agentId)}?include=last_change`, masked);
    expect(answer.text).toContain('"metadata": {"n": 1.0,\n"m":12345678901234567890}');
    const [session] = expectAnswer(listSessions, answer).sessions;
    expect(session?.last_change).toMatchObject({ revision_id: revisionId, by: 'a test' });
  });

  test('of an agent without sessions is empty; of an unknown agent it is an error', async () => {
    const agentId = await addAgent(queryDesk);
    expect(expectAnswer(listSessions, await ask(placeOf(agentId), masked))).toEqual({ sessions: [], metadata: {} });
    expectError(await ask(placeOf(uniqueId('agt')), masked), 'agent_not_found');
  });

  test('is one audit event that names its sessions', async () => {
    const agentId = await addAgent(queryDesk);
    const ids = [await create(agentId), await create(agentId)];
    const person = await newPerson();
    const answer = await ask(`${placeOf(agentId)}?q=ase_&enabled=true`, { cookie: person.cookie });
    const events = await queryDesk('SELECT action, details FROM audit_events WHERE request_id = $1', [
      answer.headers.get('x-request-id'),
    ]);
    const sessions = ids.toReversed().map((id) => `${agentId}/${id}`);
    expect(events).toEqual([
      { action: 'session.list', details: { list: 'sessions', filters: ['enabled', 'q'], sessions } },
    ]);
  });
});

async function one(path: string, credential: object): Promise<unknown> {
  const answer: Answer = await ask(path, credential);
  const { metadata: _exact, ...session } = JSON.parse(answer.text);
  const text = /"metadata": (.*),$/m.exec(answer.text)?.[1];
  return { ...session, metadata: text };
}

describe('the filters of a list', () => {
  test('by status and by time are half-open, so that adjacent ranges do not overlap', async () => {
    const agentId = await addAgent(queryDesk);
    const times = ['2025-03-01T00:00:00Z', '2025-03-01T00:00:00.500Z', '2025-03-02T00:00:00Z'];
    for (const [n, createdAt] of times.entries()) {
      await addSession(queryDesk, { agentId, sessionId: `ase_${n}`, createdAt, enabled: n !== 1 });
    }
    const found = async (query: string) => {
      const { sessions } = expectAnswer(listSessions, await ask(`${placeOf(agentId)}?direction=asc&${query}`, masked));
      return idsOf(sessions).map((id) => Number(id.slice(4)));
    };
    expect(await found('enabled=true')).toEqual([0, 2]);
    expect(await found('enabled=false')).toEqual([1]);
    expect(await found('created_after=2025-03-01T00:00:00.500Z')).toEqual([1, 2]);
    expect(await found('created_before=2025-03-01T00:00:00.500Z')).toEqual([0]);
    expect(await found('created_after=2025-03-01T01:00:00%2B01:00&created_before=2025-03-02T00:00:00Z')).toEqual([
      0, 1,
    ]);
    expect(await found('updated_after=2025-03-02T00:00:00Z&updated_before=9999-12-31T23:59:59Z')).toEqual([2]);
    expect(await found('created_after=2025-03-02T00:00:00Z&created_before=2025-03-01T00:00:00Z')).toEqual([]);
  });

  test.each([
    ['enabled=yes', 'enabled'],
    ['enabled=', 'enabled'],
    ['created_after=yesterday', 'created_after'],
    ['created_before=2025-03-01', 'created_before'],
    ['updated_after=10000-01-01T00:00:00Z', 'updated_after'],
    ['q=ab', 'q'],
    ['q=%20a%20', 'q'],
    [`q=${'a'.repeat(201)}`, 'q'],
    ['q=a%00b', 'q'],
    ['order_by=id', 'order_by'],
    ['direction=up', 'direction'],
    ['include=everything', 'include'],
    ['metadata_filter=', 'metadata_filter'],
    ['match=', 'match'],
    [`match=${'a'.repeat(1_001)}`, 'match'],
    ['agent_id=agt_a', 'agent_id'],
    ['limit=1000', 'limit'],
    ['page_key=x', 'page_key'],
  ])('refuse %s by its name', async (query, field) => {
    const { agentId } = await addSession(queryDesk);
    const { field_errors } = expectError(await ask(`${placeOf(agentId)}?${query}`, writer), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual([field]);
  });

  test('must stay the same for a page_key, and so must the actor', async () => {
    const agentId = await addAgent(queryDesk);
    for (let n = 0; n < 2; n += 1) await create(agentId);
    const first = expectAnswer(listSessions, await ask(`${placeOf(agentId)}?limit=1&enabled=true`, masked));
    const key = first.metadata.page_key;
    const next = (query: string, credential: object = masked, place = placeOf(agentId)) =>
      ask(`${place}?${query}&page_key=${key}`, credential);
    expectAnswer(listSessions, await next('limit=5&enabled=true&include=last_change'));
    expectError(await next('limit=1'), 'invalid_request');
    expectError(await next('limit=1&enabled=true&direction=asc'), 'invalid_request');
    expectError(await next('limit=1&enabled=true', writer), 'invalid_request');
    expectError(await next('limit=1&enabled=true', masked, '/v2/sessions'), 'invalid_request');
  });
});
