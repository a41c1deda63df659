import { describe, expect, test } from 'vitest';
import { createVerdict, listVerdicts, type Verdict } from '#contract/verdicts';
import { expectAnswer, expectError, expectSession } from '../fixtures/answers';
import { ask, auditEvents, newPerson, queryDesk, signInAs } from '../fixtures/api';
import { addApiKey, addSession, changeSession, type StoredSession, uniqueId } from '../fixtures/records';

type Shown = { cookie?: string; key?: string };

const reader = await addApiKey(queryDesk);
const writer = await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write', 'verdicts:write'] });

const send = (session: { path: string }, who: Shown, body: unknown) =>
  ask(`${session.path}/verdicts`, { ...who, method: 'POST', body });
const give = async (session: { path: string }, who: Shown, verdict: string, comment?: string | null) =>
  expectAnswer(createVerdict, await send(session, who, { verdict, ...(comment === undefined ? {} : { comment }) }));
const listOf = async (session: { path: string }, query = '', who: Shown = reader) =>
  expectAnswer(listVerdicts, await ask(`${session.path}/verdicts${query}`, who));
const verdictsOf = async (session: { path: string }, query = '') => (await listOf(session, query)).verdicts;
const words = (verdicts: Verdict[]) => verdicts.map(({ verdict }) => verdict);

async function pagesOf(session: StoredSession, query: string): Promise<Verdict[]> {
  const { verdicts, metadata } = await listOf(session, query);
  const { page_key } = metadata;
  if (page_key === undefined) return verdicts;
  return [...verdicts, ...(await pagesOf(session, `${query.replace(/&page_key=.*/, '')}&page_key=${page_key}`))];
}

describe('a verdict', () => {
  test.each(['pass', 'fail', 'needs_work'])('of %s says who gave it, when, and on which revision', async (verdict) => {
    const [session, person] = [await addSession(queryDesk), await newPerson({ role: 'reviewer' })];
    const answer = await send(session, person, { verdict, comment: 'Friendly, and wrong' });
    expect(answer.headers.get('location')).toBeNull();
    const made = expectAnswer(createVerdict, answer);
    expect(made).toMatchObject({
      verdict,
      comment: 'Friendly, and wrong',
      by: { kind: 'person', name: person.name },
      revision_id: session.revisionId,
      is_own: true,
      is_current: true,
    });
    expect(Math.abs(Date.parse(made.at) - Date.now())).toBeLessThan(10_000);
    expect(await verdictsOf(session)).toEqual([{ ...made, is_own: false }]);
    expect((await listOf(session, '', person)).verdicts).toEqual([made]);
  });

  test('is given by a key as well, with the key’s name', async () => {
    const session = await addSession(queryDesk);
    const made = await give(session, writer, 'pass');
    expect(made).toMatchObject({ comment: null, by: { kind: 'api_key', name: `key ${writer.id}` }, is_own: true });
    expect((await listOf(session, '', writer)).verdicts).toEqual([made]);
  });

  test('can be changed by its author: one stays current, all stay in the history', async () => {
    const [session, one, other] = [await addSession(queryDesk), await newPerson(), await newPerson()];
    const first = await give(session, one, 'pass', 'first');
    const revisionId = await changeSession(queryDesk, session, '{"a":1}');
    const second = await give(session, other, 'needs_work', 'second');
    const third = await give(session, one, 'fail', null);
    expect(first.revision_id).toBe(session.revisionId);
    expect([second.revision_id, third.revision_id]).toEqual([revisionId, revisionId]);
    const seen = (verdict: Verdict, is_current = true) => ({ ...verdict, is_own: false, is_current });
    expect(await verdictsOf(session)).toEqual([seen(third), seen(second)]);
    expect(await verdictsOf(session, '?history=false')).toEqual([seen(third), seen(second)]);
    expect(await verdictsOf(session, '?history=true')).toEqual([seen(third), seen(second), seen(first, false)]);
  });

  test('changes nothing of the session', async () => {
    const session = await addSession(queryDesk, { metadata: '{"b":1.0,"a":2}', description: 'As it was' });
    const before = await ask(`${session.path}?include=last_change`, reader);
    await give(session, writer, 'fail', 'No');
    const after = await ask(`${session.path}?include=last_change`, reader);
    expect(after.text).toBe(before.text);
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  });

  test('of fifty at once by one person, one is current and all are in the history', async () => {
    const [session, person] = [await addSession(queryDesk), await newPerson({ role: 'reviewer' })];
    const made = await Promise.all(Array.from({ length: 50 }, (_, n) => give(session, person, 'pass', `${n}`)));
    const history = await verdictsOf(session, '?history=true&limit=100');
    expect(history.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort());
    expect(history.map(({ is_current }) => is_current)).toEqual([true, ...Array(49).fill(false)]);
    expect(await verdictsOf(session)).toEqual(history.slice(0, 1));
    const actions = ['verdict.create', 'verdict.update'].map((action) => auditEvents(session, action));
    expect((await Promise.all(actions)).map(({ length }) => length)).toEqual([1, 49]);
  });

  test('of several people at once, each stays', async () => {
    const session = await addSession(queryDesk);
    const people = await Promise.all(Array.from({ length: 8 }, () => newPerson({ role: 'reviewer' })));
    await Promise.all(people.flatMap((person) => [give(session, person, 'pass'), give(session, person, 'fail')]));
    const current = await verdictsOf(session);
    expect(current.map(({ by }) => by.name).sort()).toEqual(people.map(({ name }) => name).sort());
  });
});

describe('the list of verdicts', () => {
  test('comes page by page, newest first, each once, even while more are given', async () => {
    const session = await addSession(queryDesk);
    const keys = await Promise.all(
      Array.from({ length: 5 }, () => addApiKey(queryDesk, { permissions: ['verdicts:write'] })),
    );
    for (const key of keys) await give(session, key, 'pass', key.id);
    for (const key of keys) await give(session, key, 'fail', key.id);
    const all = await pagesOf(session, '?limit=2&history=true');
    expect(words(all)).toEqual([...Array(5).fill('fail'), ...Array(5).fill('pass')]);
    expect(all.map(({ comment }) => comment)).toEqual([...keys, ...keys].reverse().map(({ id }) => id));
    expect(await pagesOf(session, '?limit=2')).toEqual(all.slice(0, 5));
    const { metadata } = await listOf(session, '?limit=3&history=true');
    await give(session, writer, 'needs_work');
    const rest = await listOf(session, `?limit=10&history=true&page_key=${metadata.page_key}`);
    expect(rest.verdicts).toEqual(all.slice(3));
  });

  test('accepts no page key of the other list', async () => {
    const session = await addSession(queryDesk);
    for (const verdict of ['pass', 'fail']) await give(session, writer, verdict);
    const { metadata } = await listOf(session, '?limit=1&history=true');
    const wrong = await ask(`${session.path}/verdicts?limit=1&page_key=${metadata.page_key}`, reader);
    expect(Object.keys(expectError(wrong, 'invalid_request').field_errors ?? {})).toEqual(['page_key']);
  });
});

describe('giving a verdict', () => {
  test.each(['admin', 'support', 'reviewer'] as const)('%s may', async (role) => {
    await give(await addSession(queryDesk), { cookie: await signInAs(role) }, 'pass');
  });

  test('an auditor may read verdicts and give none', async () => {
    const [session, auditor] = [await addSession(queryDesk), await newPerson({ role: 'auditor' })];
    const refused = expectError(await send(session, auditor, { verdict: 'pass' }), 'forbidden');
    expect(refused.messages.join(' ')).toContain('verdicts:write');
    expect((await listOf(session, '', auditor)).verdicts).toEqual([]);
  });

  test('a key needs the permission, and one that may only give verdicts reads none', async () => {
    const session = await addSession(queryDesk);
    expectError(await send(session, reader, { verdict: 'pass' }), 'forbidden');
    const only = await addApiKey(queryDesk, { permissions: ['verdicts:write'] });
    await give(session, only, 'pass');
    expectError(await ask(`${session.path}/verdicts`, only), 'forbidden');
  });

  test('no actor may outside their agents, whether or not the session exists', async () => {
    const [session, limited] = [
      await addSession(queryDesk),
      await newPerson({ role: 'reviewer', agentIds: ['agt_x'] }),
    ];
    const nowhere = { path: `${session.path}x` };
    const body = { verdict: 'pass' };
    const there = expectError(await send(session, limited, body), 'forbidden');
    expect(expectError(await send(nowhere, limited, body), 'forbidden').messages).toEqual(there.messages);
    expectError(await ask(`${session.path}/verdicts`, limited), 'forbidden');
  });
});

describe('wrong input is refused by its name', () => {
  test.each<[string, string, unknown]>([
    ['another word', 'verdict', { verdict: 'great' }],
    ['a word in upper case', 'verdict', { verdict: 'PASS' }],
    ['no verdict', 'verdict', { comment: 'Good' }],
    ['no verdict but null', 'verdict', { verdict: null }],
    ['a comment of 5,001 characters', 'comment', { verdict: 'pass', comment: 'x'.repeat(5_001) }],
    ['a comment of 5,001 emoji', 'comment', { verdict: 'pass', comment: '😀'.repeat(5_001) }],
    ['a comment that is a number', 'comment', { verdict: 'pass', comment: 5 }],
    ['a field that is not known', 'score', { verdict: 'pass', score: 5 }],
    ['NUL', 'body', String.raw`{"verdict":"pass","comment":"a\u0000b"}`],
    ['half of a character', 'body', String.raw`{"verdict":"pass","comment":"a\ud83d"}`],
  ])('%s', async (_title, field, body) => {
    const session = await addSession(queryDesk);
    const refused = expectError(await send(session, writer, body), 'invalid_request');
    expect(Object.keys(refused.field_errors ?? {})).toEqual([field]);
    expect(await verdictsOf(session, '?history=true')).toEqual([]);
  });

  test('an unknown verdict is refused with the list of valid ones', async () => {
    const answer = await send(await addSession(queryDesk), writer, { verdict: 'great' });
    expect(expectError(answer, 'invalid_request').field_errors?.verdict).toBe(
      'a verdict must be pass, fail or needs_work',
    );
  });
});

describe('a deleted session', () => {
  test('takes its verdicts with it; the next one with its id has none of them', async () => {
    const session = await addSession(queryDesk, { agentId: uniqueId('agt') });
    await give(session, writer, 'fail', 'Of the old one');
    await give(session, writer, 'pass', 'Of the old one, too');
    expect((await ask(session.path, { ...writer, method: 'DELETE' })).status).toBe(204);
    expectError(await ask(`${session.path}/verdicts`, reader), 'session_not_found');
    expectError(await send(session, writer, { verdict: 'pass' }), 'session_not_found');
    const place = `/v2/agents/${session.agentId}/sessions`;
    expectSession(await ask(place, { ...writer, method: 'POST', body: { id: session.sessionId } }), 201);
    expect(await verdictsOf(session, '?history=true')).toEqual([]);
    expect(await queryDesk('SELECT 1 FROM verdicts WHERE agent_id = $1', [session.agentId])).toEqual([]);
    await give(session, writer, 'needs_work');
    expect(words(await verdictsOf(session, '?history=true'))).toEqual(['needs_work']);
  });

  test('deleted with its agent takes them as well', async () => {
    const session = await addSession(queryDesk);
    await give(session, writer, 'fail', 'Gone soon');
    const admin = await addApiKey(queryDesk, { permissions: ['agents:write', 'sessions:write'] });
    const deleted = await ask(`/v2/agents/${session.agentId}?cascade=true`, { ...admin, method: 'DELETE' });
    expect(deleted.status).toBe(204);
    expect(await queryDesk('SELECT 1 FROM verdicts WHERE agent_id = $1', [session.agentId])).toEqual([]);
  });

  test('while a verdict is given: the verdict is stored, or the answer says that the session is gone', async () => {
    for (let round = 0; round < 10; round += 1) {
      const session = await addSession(queryDesk);
      const [deleted, ...given] = await Promise.all([
        ask(session.path, { ...writer, method: 'DELETE' }),
        ...Array.from({ length: 4 }, () => send(session, writer, { verdict: 'pass' })),
      ]);
      expect(deleted?.status).toBe(204);
      for (const answer of given) if (answer.status >= 400) expectError(answer, 'session_not_found');
    }
  });
});
