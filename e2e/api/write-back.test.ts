import { describe, expect, test } from 'vitest';
import type { Permission } from '#contract/permissions';
import { listRevisions } from '#contract/revisions';
import { expectAnswer, expectError, expectSession } from '../fixtures/answers';
import { ask, queryDesk, signInAs } from '../fixtures/api';
import { addApiKey, addSession } from '../fixtures/records';

const description = 'Asks for someone@example.org';
const metadata = '{"n": 1.0, "email": "someone@example.org" ,"list":["x","call +49 30 12345678 today"]}';
const pointers = ['/description', '/metadata/email', '/metadata/list/1'];
const place = () => addSession(queryDesk, { description, metadata });
const keyed = /^(?:email|phone)·[0-9a-f]{10}$/;

const stored = async ({ agentId, sessionId }: { agentId: string; sessionId: string }) =>
  (
    await queryDesk('SELECT description, metadata FROM sessions WHERE agent_id = $1 AND id = $2', [agentId, sessionId])
  )[0];
const keyWith = (...permissions: Permission[]) => addApiKey(queryDesk, { permissions });

/** Reads the session, changes one key, and sends everything back, like a careless program. */
async function editAs(credential: object, session: Awaited<ReturnType<typeof place>>, from = credential) {
  const seen = expectSession(await ask(session.path, from));
  const body = `{"description":${JSON.stringify(seen.description)},"metadata":${seen.metadata.replace('1.0', '2.50')}}`;
  return { seen, answer: await ask(session.path, { ...credential, method: 'PATCH', body }) };
}

const writers: [string, () => Promise<object>, RegExp | null][] = [
  ['an admin', async () => ({ cookie: await signInAs('admin') }), keyed],
  ['a support admin', async () => ({ cookie: await signInAs('support') }), keyed],
  [
    'a key that may write, but not read personal data',
    () => keyWith('sessions:read', 'sessions:write'),
    /^(?:email|phone)·hidden$/,
  ],
  ['a key that may do both', () => keyWith('sessions:read', 'sessions:write', 'personal_data:read'), null],
];

describe.each(writers)('%s', (_who, credentialOf, form) => {
  test('reads, changes one key, sends it back, and no value is damaged', async () => {
    const session = await place();
    const { seen, answer } = await editAs(await credentialOf(), session);
    expect(seen.masked).toEqual(form === null ? undefined : pointers);
    if (form !== null) expect(JSON.parse(seen.metadata).email).toMatch(form);
    const after = expectSession(answer);
    expect(after.metadata).toBe(seen.metadata.replace('1.0', '2.50'));
    expect(await stored(session)).toEqual({ description, metadata: metadata.replace('1.0', '2.50') });
  });

  test.each([
    ['under another key', (email: string) => `{"metadata":{"other":"${email}"}}`, '/metadata/other'],
    ['in the description', (email: string) => `{"description":"to ${email}"}`, '/description'],
    ['inside a longer text', (email: string) => `{"metadata":{"email":"to ${email}"}}`, '/metadata/email'],
  ])('cannot leave a placeholder %s', async (_title, bodyOf, pointer) => {
    const session = await place();
    const placeholder = form === null || form === keyed ? 'email·9f3c04d1be' : 'email·hidden';
    const body = bodyOf(placeholder);
    const answer = await ask(session.path, { ...(await credentialOf()), method: 'PATCH', body });
    expect(Object.keys(expectError(answer, 'invalid_request').field_errors ?? {})).toEqual([pointer]);
    expect(await stored(session)).toEqual({ description, metadata });
  });

  test('cannot create a session with one', async () => {
    const { agentId } = await place();
    const body = { description: 'email·hidden', metadata: { a: ['phone·0123456789'] } };
    const answer = await ask(`/v2/agents/${agentId}/sessions`, { ...(await credentialOf()), method: 'POST', body });
    const { field_errors } = expectError(answer, 'invalid_request');
    expect(Object.keys(field_errors ?? {})).toEqual(['/description', '/metadata/a/0']);
  });

  test('puts a new value in its place', async () => {
    const session = await place();
    const body = { metadata: { email: 'other@example.org' } };
    expectSession(await ask(session.path, { ...(await credentialOf()), method: 'PATCH', body }));
    expect(await stored(session)).toEqual({ description, metadata: '{"email":"other@example.org"}' });
  });
});

test.each(['reviewer', 'auditor'] as const)(
  'the %s, who may not write, is given placeholders and cannot send any',
  async (role) => {
    const session = await place();
    const { seen, answer } = await editAs({ cookie: await signInAs(role) }, session);
    expect(JSON.parse(seen.metadata).email).toMatch(keyed);
    expectError(answer, 'forbidden');
    expect(await stored(session)).toEqual({ description, metadata });
  },
);

test('a person who revealed the session edits the values themselves, and may still send the placeholders', async () => {
  const session = await place();
  const cookie = await signInAs('support');
  const masked = expectSession(await ask(session.path, { cookie }));
  expect((await ask(`${session.path}/reveals`, { cookie, method: 'POST', body: { reason: 'because' } })).status).toBe(
    201,
  );
  const { seen, answer } = await editAs({ cookie }, session);
  expect(seen.metadata).toBe(metadata);
  expect(expectSession(answer).metadata).toBe(metadata.replace('1.0', '2.50'));
  const late = `{"metadata":${masked.metadata}}`;
  expectSession(await ask(session.path, { cookie, method: 'PATCH', body: late }));
  expect(await stored(session)).toEqual({ description, metadata });
});

test('the placeholders given to a person do not work for a key that is given others', async () => {
  const session = await place();
  const person = { cookie: await signInAs('support') };
  const { answer } = await editAs(await keyWith('sessions:read', 'sessions:write'), session, person);
  expect(Object.keys(expectError(answer, 'invalid_request').field_errors ?? {})).toEqual(pointers);
});

test('a key that may write cannot find a value by writing a guess', async () => {
  const key = await keyWith('sessions:read', 'sessions:write');
  const seen = await Promise.all(
    ['someone@example.org', 'wrong@example.org'].map(async (guess) => {
      const session = await place();
      const answer = await ask(session.path, { ...key, method: 'PATCH', body: { metadata: { email: guess } } });
      const again = await ask(session.path, { ...key, method: 'PATCH', body: { metadata: { email: guess } } });
      const revisions = expectAnswer(listRevisions, await ask(`${session.path}/revisions`, key));
      const changes = 'revisions' in revisions ? revisions.revisions.map((revision) => revision.changes) : null;
      const etags = [answer, again].map(({ headers }) => headers.get('etag')?.replace(/rev_\w+/, 'rev'));
      const texts = [answer, again].map(({ text }) =>
        text.replaceAll(session.sessionId, 'ID').replaceAll(session.agentId, 'AGENT'),
      );
      expect(new Set([answer, again].map(({ headers }) => headers.get('etag'))).size).toBe(2);
      return { texts, etags, changes };
    }),
  );
  expect(seen[1]).toEqual(seen[0]);
});
