import { describe, expect, test } from 'vitest';
import { type Permission, permissions } from '#contract/permissions';
import { previewShareLink } from '#contract/share-links';
import { getSharedSession } from '#contract/shared-session';
import { expectAnswer, type Question } from '../fixtures/answers';
import { ask, auditEvents, newPerson, queryDesk } from '../fixtures/api';
import { addApiKey, addSession, changeSession, type StoredSession } from '../fixtures/records';
import { openedLink, readShared, shareSession } from '../fixtures/share-links';

const metadata =
  '{"customer_email":"someone@example.org","n":1.0,"order":{"customer_name":"Nora Vale","lines":[12345678901234567890]}}';
const newSession = () => addSession(queryDesk, { metadata, description: 'Mail to someone@example.org' });
const keyWith = (...held: Permission[]) => addApiKey(queryDesk, { permissions: held });
const full = await keyWith(...permissions);
const reason = 'the bank asked for it';

const post = (session: StoredSession, what: string, credential: Question, body: unknown) =>
  ask(`${session.path}/${what}`, { ...credential, method: 'POST', body });
const shared = async (session: StoredSession, terms: Record<string, unknown> = {}, credential: Question = full) => {
  const { token } = await shareSession(session, credential, terms);
  return expectAnswer(getSharedSession, await readShared(await openedLink(token)));
};

describe('what the recipient gets', () => {
  test('is the session as it is answered, masked, with placeholders of this link', async () => {
    const session = await newSession();
    const body = await shared(session);
    expect(Object.keys(body)).toEqual([
      ...['id', 'agent_id', 'description', 'metadata', 'enabled', 'created_at'],
      'masked',
    ]);
    expect(body.masked).toEqual(['/description', '/metadata/customer_email', '/metadata/order/customer_name']);
    expect(body.metadata).toMatch(/"customer_email":"email·[0-9a-f]{10}","n":1\.0,.*\[12345678901234567890\]/);
  });

  test('cannot be correlated by placeholders: not with another link, a preview or the desk', async () => {
    const session = await newSession();
    const preview = async () =>
      expectAnswer(previewShareLink, await post(session, 'share_links/preview', full, {})).session.metadata;
    const desk = (await ask(session.path, await keyWith('sessions:read'))).text;
    const seen = [(await shared(session)).metadata, (await shared(session)).metadata, await preview(), await preview()];
    const found = [...seen, desk].map((text) => /email·[0-9a-f]{10}/.exec(text ?? '')?.[0]);
    expect(found).not.toContain(undefined);
    expect(new Set(found).size).toBe(5);
  });

  test('stays the same at each open of a link, so that its values can be told apart', async () => {
    const { token } = await shareSession(await newSession(), full);
    const bodies = [await openedLink(token), await openedLink(token)].map(
      async (credential) => (await readShared(credential)).text,
    );
    expect(new Set(await Promise.all(bodies)).size).toBe(1);
  });

  test('says nothing about values if the creator could write a guess and compare', async () => {
    const writer = await keyWith('sessions:read', 'sessions:write', 'share_links:write');
    const session = await newSession();
    expect((await shared(session, {}, writer)).metadata).toContain('"email·hidden"');
    const preview = expectAnswer(previewShareLink, await post(session, 'share_links/preview', writer, {}));
    expect(preview.session.metadata).toContain('"email·hidden"');
  });

  test('is only the chosen fields, and of the metadata only the chosen keys, each as it is written', async () => {
    const session = await newSession();
    expect(await shared(session, { fields: ['enabled'] })).toEqual({ enabled: true });
    const some = await shared(session, { fields: ['metadata', 'id'], metadata_keys: ['order', 'n', 'not there'] });
    expect(some).toEqual({
      id: session.sessionId,
      metadata: expect.stringMatching(
        /^\{"n":1\.0, "order":\{"customer_name":"name·[0-9a-f]{10}","lines":\[12345678901234567890\]\}\}$/,
      ),
      masked: ['/metadata/order/customer_name'],
    });
    expect(Object.keys(await shared(session, { fields: ['last_change', 'id'] }))).toEqual(['id', 'last_change']);
  });

  test('may be larger, masked, than stored metadata can be', async () => {
    const list = `[${Array.from({ length: 9_000 }, () => '"a@b.co"').join(',')}]`;
    const session = await addSession(queryDesk, { metadata: `{"list":${list},"note":"${'x'.repeat(170_000)}"}` });
    const body = await shared(session, { metadata_keys: ['list', 'note'] });
    expect(body.metadata?.length).toBeGreaterThan(256 * 1_024);
    expect(body.masked).toHaveLength(9_000);
  });

  test('is unmasked if the creator may show values and gave a reason', async () => {
    const session = await newSession();
    const body = await shared(session, { masked: false, reason });
    expect(body).toMatchObject({ metadata, description: 'Mail to someone@example.org' });
    expect(body.masked).toBeUndefined();
  });

  test('follows the session with a live link, and never changes with a frozen one', async () => {
    const session = await newSession();
    const live = await openedLink((await shareSession(session, full)).token);
    const frozen = await openedLink((await shareSession(session, full, { mode: 'frozen' })).token);
    const changed = await changeSession(queryDesk, session, '{"n":2}');
    const first = { mode: 'frozen', revision_id: session.revisionId };
    const earlier = await openedLink((await shareSession(session, full, first)).token);
    const metadataOf = async (credential: string) =>
      expectAnswer(getSharedSession, await readShared(credential)).metadata;
    expect(await metadataOf(live)).toBe('{"n":2}');
    expect(await metadataOf(frozen)).toContain('"n":1.0');
    expect(await metadataOf(earlier)).toContain('"n":1.0');
    expect((await shareSession(session, full, { mode: 'frozen' })).revision_id).toBe(changed);
  });

  test('must not be stored, and is answered with 304 while nothing changed', async () => {
    const session = await newSession();
    const credential = await openedLink((await shareSession(session, full)).token);
    const answer = await readShared(credential);
    expect(answer.headers.get('cache-control')).toBe('private, no-store, no-transform');
    // The time of the last change is shown only if it is one of the fields.
    expect(answer.headers.get('last-modified')).toBeNull();
    const etag = answer.headers.get('etag') ?? '';
    const again = () => readShared(credential, { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    await changeSession(queryDesk, session, '{}');
    expect((await again()).status).toBe(200);
  });
});

describe('a preview', () => {
  test('shows what a recipient would see, creates nothing, and is an access by the actor who asks', async () => {
    const session = await newSession();
    const terms = { fields: ['metadata'], metadata_keys: ['n'], passphrase: 'four yellow lamps' };
    const preview = expectAnswer(previewShareLink, await post(session, 'share_links/preview', full, terms));
    expect(preview).toMatchObject({ session: { metadata: '{"n":1.0}' }, shown_masked: false });
    expect(preview.revision_id).toBe(session.revisionId);
    expect(await queryDesk('SELECT 1 FROM share_links WHERE session_id = $1', [session.sessionId])).toEqual([]);
    await expect.poll(async () => (await auditEvents(session, 'session.read')).length).toBe(1);
  });

  test('of an unmasked link shows a person the values only while a reveal runs', async () => {
    const session = await newSession();
    const { cookie } = await newPerson();
    const preview = async () =>
      expectAnswer(previewShareLink, await post(session, 'share_links/preview', { cookie }, { masked: false, reason }));
    const before = await preview();
    expect(before.shown_masked).toBe(true);
    expect(before.session.metadata).toMatch(/email·[0-9a-f]{10}/);
    await post(session, 'reveals', { cookie }, { reason });
    expect(await preview()).toMatchObject({ shown_masked: false, session: { metadata } });
    const [, revealed] = await auditEvents(session, 'session.read');
    expect(revealed?.details.reveal_id).toMatch(/^rvl_/);
  });
});
