import { isDeepStrictEqual } from 'node:util';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parseExact } from '#contract/exact-json';
import { createExport, type ExportFormat } from '#contract/exports';
import { permissions } from '#contract/permissions';
import { listRevisions } from '#contract/revisions';
import { listAllSessions, listSessions } from '#contract/session-lists';
import { createSession, type Session, sessionSchema } from '#contract/sessions';
import { previewShareLink } from '#contract/share-links';
import { getSharedSession, sharedFields } from '#contract/shared-session';
import { expectAnswer, expectError, expectSession, type Question } from '../fixtures/answers';
import { ask, auditEvents, queryDesk } from '../fixtures/api';
import { addAgent, addApiKey, uniqueId } from '../fixtures/records';
import {
  anotherThan,
  bodyOf,
  type Content,
  contentOf,
  fields,
  fieldsOfDesk,
  fieldsWithPersonalData,
  plainOf,
  sampleOf,
  stepped,
} from '../fixtures/session-samples';
import { openedLink, readShared, shareSession } from '../fixtures/share-links';

const key = await addApiKey(queryDesk, { permissions: [...permissions] });
/** A key that writes and reads, and is shown no personal data. */
const veiled = await addApiKey(queryDesk, { permissions: ['sessions:read', 'sessions:write', 'exports:create'] });
type Shown = Pick<Question, 'key'>;

const post = (path: string, body: unknown, more: Question = {}) => ask(path, { ...key, ...more, method: 'POST', body });
const change = (path: string, content: Content, more: Question = {}) =>
  ask(path, { ...key, ...more, method: 'PATCH', body: bodyOf(content) });

const allOne = () => contentOf(({ one }) => one);
const read = async (path: string, shown: Shown = key) => expectSession(await ask(path, shown));
const readAt = (path: string, at: string, shown: Shown = key) => ask(`${path}/revisions?at=${at}`, shown);

/** Creates a session under an agent of its own; by default, every field has its first value. */
async function newSession(given: Content = {}) {
  const agentId = await addAgent(queryDesk);
  const place = `/v2/agents/${agentId}/sessions`;
  const session = expectSession(await post(place, bodyOf({ ...allOne(), ...given })), 201);
  return { agentId, sessionId: session.id, place, path: `${place}/${session.id}`, session };
}

type Placed = Awaited<ReturnType<typeof newSession>>;

async function revisionsOf({ path }: Pick<Placed, 'path'>) {
  const answer = expectAnswer(listRevisions, await ask(`${path}/revisions`, key));
  if (!('revisions' in answer)) throw new Error('This is a session, not a list.');
  return answer.revisions;
}

/** The file of an export of an agent's only session. */
async function exported({ agentId }: Placed, format: ExportFormat, shown: Shown = key): Promise<string> {
  const body = { format, filters: { agent_id: agentId } };
  const { id } = expectAnswer(createExport, await post('/v2/exports', body, shown));
  return (await ask(`/v2/exports/${id}/file`, shown)).text;
}

async function shared(session: Placed, terms: Record<string, unknown>) {
  const { token } = await shareSession(session, key, terms);
  const credential = await openedLink(token);
  return async () => expectAnswer(getSharedSession, await readShared(credential));
}

describe('the contract', () => {
  test('has no field that is not covered: callers write it, or the desk does', () => {
    expect([...fields, ...fieldsOfDesk].sort()).toEqual(Object.keys(sessionSchema.shape).sort());
    expect([...fields, 'id'].sort()).toEqual(Object.keys(createSession.body.shape).sort());
  });

  test.each(fields)('%s: has sample values', (field) => {
    const { absent, one, two } = sampleOf(field);
    expect([isDeepStrictEqual(one, absent), isDeepStrictEqual(one, two)]).toEqual([false, false]);
  });
});

describe('a session that is created', () => {
  test.each(fields)('%s: is returned by the creation and by a read', async (field) => {
    const { path, session } = await newSession();
    expect(session[field]).toEqual(sampleOf(field).one);
    expect(await read(path)).toEqual(session);
  });

  test.each(fields)('%s: has its default if it is left out', async (field) => {
    const place = `/v2/agents/${await addAgent(queryDesk)}/sessions`;
    const { [field]: _left, ...others } = allOne();
    const session = expectSession(await post(place, bodyOf(others)), 201);
    expect(session[field]).toEqual(sampleOf(field).absent);
    expect(await read(`${place}/${session.id}`)).toEqual(session);
  });

  test.each(fields)('%s: is in the lists of sessions', async (field) => {
    const { agentId, place } = await newSession();
    const lists = [
      expectAnswer(listSessions, await ask(place, key)),
      expectAnswer(listAllSessions, await ask('/v2/sessions', await addApiKey(queryDesk, { agentIds: [agentId] }))),
    ];
    for (const { sessions } of lists) expect(sessions.map((each) => each[field])).toEqual([sampleOf(field).one]);
  });

  test.each(fields)('%s: is in an export as JSONL', async (field) => {
    const [line = '', ...more] = (await exported(await newSession(), 'jsonl')).split('\n');
    expect(more).toEqual(['']);
    expect(parseExact(sessionSchema, line)[field]).toEqual(sampleOf(field).one);
  });

  test.each(fields)('%s: is in an export as CSV, in a column of its name', async (field) => {
    const rows: Record<string, string>[] = parse(await exported(await newSession(), 'csv'), { columns: true });
    const { one } = sampleOf(field);
    expect(rows.map((row) => row[field])).toEqual([typeof one === 'string' ? one : JSON.stringify(one)]);
  });

  test.each(fields)('%s: is the only difference of two sessions when they are read to be compared', async (field) => {
    const paths = [await newSession(), await newSession({ [field]: sampleOf(field).two })].map(({ path }) => path);
    const [a, b] = await Promise.all(paths.map((path) => read(`${path}?masked=true`)));
    expect(fields.filter((each) => !isDeepStrictEqual(a?.[each], b?.[each]))).toEqual([field]);
  });
});

describe('a session that is changed', () => {
  test.each(fields)('%s: has the new value, everything else stays, and the ETag changes', async (field) => {
    const { path, session } = await newSession();
    const before = await ask(path, key);
    const answer = await change(path, { [field]: sampleOf(field).two });
    const after = await ask(path, key);
    expect(expectSession(answer)).toEqual({ ...session, [field]: sampleOf(field).two });
    expect(expectSession(after)).toEqual(expectSession(answer));
    expect(after.headers.get('etag')).toBe(answer.headers.get('etag'));
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });

  test.each(fields)('%s: is in the history with its initial value', async (field) => {
    const [first] = await revisionsOf(await newSession());
    const added = first?.changes.filter(({ path }) => path.split('/')[1] === field) ?? [];
    expect(added.map(({ op, path }) => `${op} ${path}`)).toEqual([`add /${field}`]);
    expect(stepped({}, added)).toEqual(plainOf({ [field]: sampleOf(field).one }));
  });

  test.each(fields)('%s: is the only entry in the history of a change of it', async (field) => {
    const { one, two } = sampleOf(field);
    const session = await newSession();
    expectSession(await change(session.path, { [field]: two }));
    const changes = (await revisionsOf(session))[0]?.changes ?? [];
    expect([...new Set(changes.map(({ path }) => path.split('/')[1]))]).toEqual([field]);
    expect(stepped({ [field]: one }, changes)).toEqual(plainOf({ [field]: two }));
  });

  test.each(fields)('%s: is recorded as what a change touched', async (field) => {
    const session = await newSession();
    await change(session.path, { [field]: sampleOf(field).two });
    const [event] = await auditEvents(session, 'session.update');
    const pointers = event?.details.changed as string[];
    expect([...new Set(pointers.map((pointer) => pointer.split('/')[1]))]).toEqual([field]);
  });

  test.each(fields)('%s: has its earlier value at each earlier time', async (field) => {
    const { one, two } = sampleOf(field);
    const another = anotherThan(field);
    const { path, session } = await newSession();
    const states: Session[] = [session];
    for (const content of [{ [field]: two }, { [another]: sampleOf(another).two }, { [field]: one }]) {
      const now = Date.now();
      // Otherwise two revisions could have the same time.
      await expect.poll(() => Date.now(), { interval: 1 }).toBeGreaterThan(now);
      states.push(expectSession(await change(path, content)));
    }
    for (const [index, { at }] of (await revisionsOf({ path })).toReversed().entries()) {
      const { last_change: _last, ...then } = expectSession(await readAt(path, at));
      expect(then).toEqual(states[index]);
      expect(then[field]).toEqual([one, two, two, one][index]);
    }
  });

  test.each(fields)('%s: written with its current value, makes a revision without changes', async (field) => {
    const session = await newSession();
    expect(expectSession(await change(session.path, { [field]: sampleOf(field).one }))).toEqual(session.session);
    expect((await revisionsOf(session)).map(({ changes }) => changes.length)).toEqual([0, fields.length]);
  });

  test.each(fields)('%s: stays if If-Match names an earlier state', async (field) => {
    const { path } = await newSession();
    const headers = { 'if-match': (await ask(path, key)).headers.get('etag') ?? '' };
    const another = anotherThan(field);
    const now = expectSession(await change(path, { [another]: sampleOf(another).two }, { headers }));
    expectError(await change(path, { [field]: sampleOf(field).two }, { headers }), 'precondition_failed');
    expect(await read(path)).toEqual(now);
  });

  test.each(fields)('%s: written back as a masked view shows it, stays as it is stored', async (field) => {
    const { one, personal } = sampleOf(field);
    const session = await newSession({ [field]: personal?.value ?? one });
    const seen = await read(session.path, veiled);
    expect(isDeepStrictEqual(seen[field], session.session[field])).toBe(personal === null);
    expectSession(await change(session.path, { [field]: seen[field] }, veiled));
    expect(await read(session.path)).toEqual(session.session);
    expect((await revisionsOf(session))[0]?.changes).toEqual([]);
  });
});

describe('a creation that is sent again', () => {
  const createOnce = (place: string, name: string, content: Content) =>
    post(place, bodyOf(content), { headers: { 'idempotency-key': name } });

  test.each(fields)('%s: is returned as it is now if the body is the same', async (field) => {
    const { place } = await newSession();
    const name = uniqueId('rev');
    const { id } = expectSession(await createOnce(place, name, allOne()), 201);
    const now = expectSession(await change(`${place}/${id}`, { [field]: sampleOf(field).two }));
    const again = await createOnce(place, name, allOne());
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(expectSession(again, 201)).toEqual(now);
  });

  test.each(fields)('%s: makes a different body if it alone differs or is left out', async (field) => {
    const { place } = await newSession();
    const name = uniqueId('rev');
    expectSession(await createOnce(place, name, allOne()), 201);
    const { [field]: _left, ...others } = allOne();
    for (const content of [{ ...others, [field]: sampleOf(field).two }, others]) {
      const { messages } = expectError(await createOnce(place, name, content), 'conflict');
      expect(messages.join()).toContain('different body');
    }
  });
});

describe('a share link', () => {
  test.each(fields)('%s: is shown if it is chosen, and alone', async (field) => {
    const readIt = await shared(await newSession(), { fields: [field] });
    expect(await readIt()).toEqual({ [field]: sampleOf(field).one });
  });

  test.each(fields)('%s: is absent if all others are chosen, and present if none is chosen', async (field) => {
    const session = await newSession();
    const others = await shared(session, { fields: sharedFields.filter((each) => each !== field) });
    expect(Object.keys(await others())).toEqual(sharedFields.filter((each) => each !== field));
    expect((await (await shared(session, {}))())[field]).toEqual(sampleOf(field).one);
  });

  test.each(fields)('%s: is previewed as it is opened later', async (field) => {
    const session = await newSession();
    const terms = { fields: ['id', field] };
    const preview = expectAnswer(previewShareLink, await post(`${session.path}/share_links/preview`, terms));
    expect(preview.session).toEqual({ id: session.sessionId, [field]: sampleOf(field).one });
    expect(await (await shared(session, terms))()).toEqual(preview.session);
  });

  test.each(fields)('%s: stays in a frozen link, and is updated in a live one', async (field) => {
    const { one, two } = sampleOf(field);
    const session = await newSession();
    const frozen = await shared(session, { fields: [field], mode: 'frozen' });
    const live = await shared(session, { fields: [field] });
    const [first] = await revisionsOf(session);
    await change(session.path, { [field]: two });
    const earlier = await shared(session, { fields: [field], mode: 'frozen', revision_id: first?.id });
    expect(await Promise.all([frozen(), earlier(), live()])).toEqual(
      [one, one, two].map((each) => ({ [field]: each })),
    );
  });
});

describe('personal data', () => {
  test.each(fieldsWithPersonalData)('%s: is hidden in every response to actors that may not see it', async (field) => {
    const { value, text = '' } = sampleOf(field).personal ?? {};
    const session = await newSession({ [field]: value });
    const seen = await read(session.path, veiled);
    expect(seen.masked?.map((pointer) => pointer.split('/')[1])).toEqual([field]);
    const [first] = await revisionsOf(session);
    const ways = [`${session.path}?masked=true`, session.place, `${session.path}/revisions`];
    const texts = await Promise.all([
      ...ways.map(async (path) => (await ask(path, veiled)).text),
      readAt(session.path, first?.at ?? '', veiled).then((answer) => answer.text),
      exported(session, 'jsonl', veiled),
      exported(session, 'csv', veiled),
      shared(session, { fields: [field] }).then(async (readIt) => JSON.stringify(await readIt())),
    ]);
    // Each of them contains the field, and none of them the hidden text.
    for (const each of texts) expect([each.includes(field), each.includes(text)]).toEqual([true, false]);
  });
});

describe('a session that is deleted and created again', () => {
  test.each(fields)('%s: keeps nothing of the previous session', async (field) => {
    const { place, path, sessionId } = await newSession();
    await change(path, { [field]: sampleOf(field).two });
    expect((await ask(path, { ...key, method: 'DELETE' })).status).toBe(204);
    const made = expectSession(await post(place, { id: sessionId }), 201);
    expect(made[field]).toEqual(sampleOf(field).absent);
    expect(await read(path)).toEqual(made);
    const revisions = await revisionsOf({ path });
    expect(revisions).toHaveLength(1);
    const { last_change: _last, ...then } = expectSession(await readAt(path, revisions[0]?.at ?? ''));
    expect(then).toEqual(made);
  });
});
