import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { listRevisions, type Revision } from '#contract/revisions';
import type { Session } from '#contract/sessions';
import { type Answer, expectAnswer, expectError, expectSession } from '../fixtures/answers';
import { ask, auditEvents, newPerson, queryDesk, signInAs } from '../fixtures/api';
import { addAgent, addApiKey, addSession, uniqueId } from '../fixtures/records';

const key = await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write', 'personal_data:read'] });
const masked = await addApiKey(queryDesk);

const change = (path: string, body: unknown) => ask(path, { ...key, method: 'PATCH', body });

function expectList(answer: Answer): { revisions: Revision[]; metadata: { page_key?: string | undefined } } {
  const found = expectAnswer(listRevisions, answer);
  if (!('revisions' in found)) throw new Error('This is a session, not a list.');
  return found;
}

/** A session with three revisions: created, its metadata changed, disabled. */
async function sessionWithHistory() {
  const agentId = await addAgent(queryDesk);
  const id = uniqueId('ase');
  const path = `/v2/agents/${agentId}/sessions/${id}`;
  const body = `{"id":"${id}","description":"for one@example.org","metadata":{"email":"one@example.org","n":1.0}}`;
  const states: Session[] = [
    expectSession(await ask(`/v2/agents/${agentId}/sessions`, { ...key, method: 'POST', body }), 201),
  ];
  for (const next of ['{"metadata":{"email":"two@example.org","n":1,"tags":[]}}', '{"enabled":false}']) {
    await pause(5);
    states.push(expectSession(await change(path, next)));
  }
  return { agentId, id, path, states };
}

describe('the revisions of a session', () => {
  test('show, newest first, who changed what and in which call', async () => {
    const { path } = await sessionWithHistory();
    const cookie = await signInAs('support');
    const answer = await ask(path, { cookie, method: 'PATCH', body: { description: null } });
    const { revisions, metadata } = expectList(await ask(`${path}/revisions`, key));
    expect(metadata).toEqual({});
    expect(revisions.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect(revisions.map(({ changes }) => changes)).toEqual([
      [{ op: 'replace', path: '/description', value: 'null' }],
      [{ op: 'replace', path: '/enabled', value: 'false' }],
      [
        { op: 'replace', path: '/metadata/email', value: '"two@example.org"' },
        { op: 'replace', path: '/metadata/n', value: '1' },
        { op: 'add', path: '/metadata/tags', value: '[]' },
      ],
      [
        { op: 'add', path: '/description', value: '"for one@example.org"' },
        { op: 'add', path: '/metadata', value: '{"email":"one@example.org","n":1.0}' },
        { op: 'add', path: '/enabled', value: 'true' },
      ],
    ]);
    expect(revisions[0]).toMatchObject({ by: { kind: 'person' }, request_id: answer.headers.get('x-request-id') });
    expect(revisions[1]?.by).toEqual({ kind: 'api_key', name: `key ${key.id}` });
  });

  test('are masked for the reader, and changes are shown in the placeholders', async () => {
    const { path } = await sessionWithHistory();
    const answer = await ask(`${path}/revisions`, masked);
    expect(answer.text).not.toContain('example.org');
    const [, second, first] = expectList(answer).revisions;
    expect(first?.changes[0]).toEqual({
      op: 'add',
      path: '/description',
      value: expect.stringMatching(/email·[0-9a-f]{10}/),
    });
    expect(second?.changes[0]).toEqual({
      op: 'replace',
      path: '/metadata/email',
      value: expect.stringMatching(/email·/),
    });
  });

  test('are unmasked by a reveal, for the sign-in that has it', async () => {
    const { path } = await sessionWithHistory();
    const [one, other] = [await signInAs('support'), await signInAs('support')];
    expect((await ask(`${path}/reveals`, { cookie: one, method: 'POST', body: { reason: 'because' } })).status).toBe(
      201,
    );
    expect((await ask(`${path}/revisions`, { cookie: one })).text).toContain('two@example.org');
    expect((await ask(`${path}/revisions`, { cookie: other })).text).not.toContain('example.org');
  });

  test('come page by page, each once, even while more are created', async () => {
    const { path } = await addSession(queryDesk);
    for (let n = 0; n < 6; n += 1) await change(path, { description: `${n}` });
    const numbers: number[] = [];
    let query = '?limit=2';
    for (;;) {
      const { revisions, metadata } = expectList(await ask(`${path}/revisions${query}`, key));
      numbers.push(...revisions.map(({ number }) => number));
      if (metadata.page_key === undefined) break;
      await change(path, { description: 'meanwhile' });
      query = `?limit=2&page_key=${metadata.page_key}`;
    }
    expect(numbers).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test('are recorded as seen, by their ids', async () => {
    const session = await addSession(queryDesk);
    const person = await newPerson();
    await ask(`${session.path}/revisions`, { cookie: person.cookie });
    expect(await auditEvents(session, 'revision.list')).toMatchObject([
      { actor_id: person.id, details: { revisions: [session.revisionId], reveal_id: null } },
    ]);
  });

  test('lose nothing with two simultaneous writes: each is a step from the previous one', async () => {
    const { path } = await addSession(queryDesk, { metadata: '{"n":0}' });
    await Promise.all(Array.from({ length: 8 }, (_, n) => change(path, `{"metadata":{"n":${n + 1}}}`)));
    const { revisions } = expectList(await ask(`${path}/revisions?limit=100`, key));
    expect(revisions).toHaveLength(9);
    const values = revisions
      .slice(0, -1)
      .map(({ changes: [first] }) => (first && 'value' in first ? first.value : null));
    expect([...values].sort()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(expectSession(await ask(path, key)).metadata).toBe(`{"n":${values[0]}}`);
  });
});

describe('the session at a point in time', () => {
  const at = (path: string, time: string, credential: object = key) =>
    ask(`${path}/revisions?at=${encodeURIComponent(time)}`, credential);

  test('at each revision is what was answered then', async () => {
    const { path, states } = await sessionWithHistory();
    const { revisions } = expectList(await ask(`${path}/revisions`, key));
    for (const [index, revision] of revisions.toReversed().entries()) {
      const { last_change, ...session } = expectSession(await at(path, revision.at));
      expect(session).toEqual(states[index]);
      expect(last_change).toEqual({ at: revision.at, by: revision.by.name, revision_id: revision.id });
    }
  });

  test('between two revisions is the earlier one; in the future, the last', async () => {
    const { path, states } = await sessionWithHistory();
    const [, second] = expectList(await ask(`${path}/revisions`, key)).revisions;
    const justBefore = new Date(Date.parse(second?.at ?? '') - 1).toISOString();
    expect(expectSession(await at(path, justBefore)).metadata).toBe(states[0]?.metadata);
    expect(expectSession(await at(path, '9999-12-31T23:59:59Z')).enabled).toBe(false);
  });

  test('is the same for any time zone of the given time', async () => {
    const { path } = await addSession(queryDesk, { createdAt: '2024-01-15T10:30:00Z' });
    expectSession(await at(path, '2024-01-15T11:30:00+01:00'));
    expectError(await at(path, '2024-01-15T11:29:59.999+01:00'), 'session_not_found');
  });

  test('is masked as the session is, and recorded as seen', async () => {
    const { agentId, id, path } = await sessionWithHistory();
    const first = expectList(await ask(`${path}/revisions`, key)).revisions.at(-1);
    const answer = await at(path, first?.at ?? '', masked);
    expect(expectSession(answer).masked).toEqual(['/description', '/metadata/email']);
    expect(answer.text).not.toContain('example.org');
    const seen = () => auditEvents({ agentId, sessionId: id }, 'session.read');
    await expect.poll(seen).toMatchObject([{ details: { revision_id: first?.id } }]);
  });

  test.each([
    ['without a zone', '2024-01-15T10:30:00'],
    ['of the year 10000', '10000-01-01T00:00:00Z'],
    ['with a plus sign that became a space', '2024-01-15T10:30:00 01:00'],
    ['on a day that there was not', '2023-02-29T00:00:00Z'],
    ['at 24 o’clock', '2024-01-15T24:00:00Z'],
    ['as a number', '1705314600'],
    ['as a day', '2024-01-15'],
    ['that is empty', ''],
  ])('is not found by a time %s', async (_title, time) => {
    const { path } = await addSession(queryDesk);
    const { field_errors } = expectError(await at(path, time), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual(['at']);
  });
});

describe('a page_key', () => {
  const pageKeyOf = async (path: string, credential: object = key) =>
    expectList(await ask(`${path}/revisions?limit=1`, credential)).metadata.page_key ?? '';

  async function twoRevisions() {
    const { path } = await addSession(queryDesk);
    await change(path, { enabled: false });
    return path;
  }

  test.each([
    ['forged', (text: string) => `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`],
    ['changed', (text: string) => `${Buffer.from('[1,1,"",["1"]]').toString('base64url')}.${text.split('.')[1]}`],
    ['cut', (text: string) => text.slice(0, 20)],
    ['without a signature', (text: string) => text.split('.')[0] ?? ''],
    ['made up', () => 'next'],
    ['empty', () => ''],
  ])('that is %s is refused', async (_title, made) => {
    const path = await twoRevisions();
    const wrong = encodeURIComponent(made(await pageKeyOf(path)));
    const { field_errors } = expectError(await ask(`${path}/revisions?page_key=${wrong}`, key), 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual(['page_key']);
  });

  test('of another list or another actor is refused', async () => {
    const [path, other] = [await twoRevisions(), await twoRevisions()];
    const own = await pageKeyOf(path);
    expectList(await ask(`${path}/revisions?page_key=${own}`, key));
    expectError(await ask(`${other}/revisions?page_key=${own}`, key), 'invalid_request');
    expectError(await ask(`${path}/revisions?page_key=${own}`, masked), 'invalid_request');
  });
});
