import { describe, expect, test } from 'vitest';
import { type Permission, permissions } from '#contract/permissions';
import { createShareLink, listAllShareLinks, listShareLinks } from '#contract/share-links';
import { expectAnswer, expectError, type Question } from '../fixtures/answers';
import { ask, auditEvents, queryDesk, sharedDesk, signInAs } from '../fixtures/api';
import { addApiKey, addSession, type StoredSession } from '../fixtures/records';
import { openLink, shareSession } from '../fixtures/share-links';

const metadata =
  '{"customer_email":"someone@example.org","n":1.0,"order":{"customer_name":"Nora Vale","lines":[12345678901234567890]}}';
const newSession = () => addSession(queryDesk, { metadata, description: 'Mail to someone@example.org' });
const keyWith = (...held: Permission[]) => addApiKey(queryDesk, { permissions: held });
const full = await keyWith(...permissions);
const reason = 'the bank asked for it';
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();

const post = (session: StoredSession, what: string, credential: Question, body: unknown) =>
  ask(`${session.path}/${what}`, { ...credential, method: 'POST', body });

describe('a new link', () => {
  test('shows its token and URL once, stores only a hash, and is in the lists', async () => {
    const session = await newSession();
    const made = await shareSession(session, full);
    expect(made.token).toMatch(/^shr_[0-9A-Za-z]{22}_[0-9A-Za-z]{39}$/);
    expect(33 * Math.log2(62)).toBeGreaterThan(190);
    expect(made.url).toBe(`${sharedDesk().url}/share/${made.token}`);
    const { token, url: _url, ...link } = made;
    const answer = await ask(`${session.path}/share_links`, full);
    expect(expectAnswer(listShareLinks, answer)).toEqual({ share_links: [link], metadata: {} });
    expect(answer.text).not.toContain(token.slice(-39));
    const [row] = await queryDesk('SELECT row_to_json(l)::text AS text FROM share_links l WHERE id = $1', [made.id]);
    expect(String(row?.text)).not.toContain(token.slice(-39));
  });

  test('has sensible defaults: live, masked, seven days, any number of opens', async () => {
    const made = await shareSession(await newSession(), full);
    expect(made).toMatchObject({
      mode: 'live',
      revision_id: null,
      masked: true,
      reason: null,
      fields: ['id', 'agent_id', 'description', 'metadata', 'enabled', 'created_at'],
      metadata_keys: null,
      has_passphrase: false,
      most_opens: null,
      opens: 0,
      last_opened_at: null,
      state: 'active',
      ended_because: null,
    });
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBeGreaterThan(7 * 86_400_000 - 5_000);
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBeLessThanOrEqual(7 * 86_400_000 + 5_000);
  });

  test('is recorded with its terms, and without token, passphrase and reason', async () => {
    const session = await newSession();
    const made = await shareSession(session, full, { masked: false, reason, passphrase: 'four yellow lamps' });
    const [event] = await auditEvents(session, 'share_link.create');
    expect(event?.details).toMatchObject({ link_id: made.id, revision_id: session.revisionId, masked: false });
    const text = JSON.stringify(event);
    for (const secret of [made.token, reason, 'yellow lamps']) expect(text).not.toContain(secret);
  });
});

describe('terms', () => {
  test.each([
    ['expires_at', { expires_at: '2024-01-01T00:00:00Z' }],
    ['expires_at', { expires_at: days(91) }],
    ['expires_at', { expires_at: '10000-01-01T00:00:00Z' }],
    ['expires_at', { expires_at: '9999-12-31T23:59:59-23:59' }],
    ['expires_at', { expires_at: days(1).replace('Z', '') }],
    ['expires_at', { expires_at: '' }],
    ['most_opens', { most_opens: 0 }],
    ['most_opens', { most_opens: 1_001 }],
    ['passphrase', { passphrase: 'x'.repeat(7) }],
    ['passphrase', { passphrase: 'x'.repeat(201) }],
    ['passphrase', { passphrase: 'x'.repeat(1_000_000) }],
    ['fields', { fields: [] }],
    ['fields.0', { fields: ['masked'] }],
    ['fields', { fields: ['id', 'id'] }],
    ['metadata_keys', { metadata_keys: [] }],
    ['metadata_keys', { fields: ['id'], metadata_keys: ['n'] }],
    ['reason', { masked: false }],
    ['reason', { masked: false, reason: 'no' }],
    ['reason', { masked: false, reason: 'x'.repeat(501) }],
    ['reason', { masked: true, reason }],
    ['mode', { mode: 'cold' }],
    ['revision_id', { revision_id: 'rev_x' }],
    ['revision_id', { mode: 'frozen', revision_id: 'rev_of_another' }],
  ])('are refused by the name of what is wrong: %s', async (field, body) => {
    const session = await newSession();
    for (const what of ['share_links', 'share_links/preview']) {
      const refusal = expectError(await post(session, what, full, body), 'invalid_request');
      expect(Object.keys(refusal.field_errors ?? {})).toEqual([field]);
    }
    expect(await queryDesk('SELECT 1 FROM share_links WHERE session_id = $1', [session.sessionId])).toEqual([]);
  });

  test('may end at any moment within the maximum time, written in any zone', async () => {
    const session = await newSession();
    const expires_at = `${days(89).slice(0, 19)}+02:00`;
    const made = await shareSession(session, full, { expires_at });
    expect(Date.parse(made.expires_at)).toBe(Date.parse(expires_at));
  });

  test('never exceed what their creator holds', async () => {
    const session = await newSession();
    const cases: [Question, object, string][] = [
      [await keyWith('share_links:write'), {}, 'sessions:read'],
      [await keyWith('sessions:read'), {}, 'share_links:write'],
      [await keyWith('share_links:write', 'sessions:read'), { masked: false, reason }, 'personal_data:read'],
      [{ cookie: await signInAs('reviewer') }, { masked: false, reason }, 'personal_data:read'],
      [{ cookie: await signInAs('auditor') }, {}, 'share_links:write'],
    ];
    for (const [credential, body, names] of cases) {
      for (const what of ['share_links', 'share_links/preview']) {
        const refusal = expectError(await post(session, what, credential, body), 'forbidden');
        expect(refusal.messages.join(' ')).toContain(names);
      }
    }
  });

  test('of a key end with the key at the latest', async () => {
    const session = await newSession();
    const held: Permission[] = ['share_links:write', 'sessions:read'];
    const key = await addApiKey(queryDesk, { permissions: held, expiresAt: days(2), limit: 5 });
    expectError(await post(session, 'share_links', key, { expires_at: days(3) }), 'forbidden');
    const made = await shareSession(session, key);
    expect(Date.parse(made.expires_at)).toBeLessThanOrEqual(Date.parse(days(2)));
    expect((await openLink(made.token)).headers.get('x-ratelimit-limit')).toBe('5');
  });
});

describe('the lists', () => {
  test('go page by page, newest first, and filter by agent and state', async () => {
    const [session, other] = [await newSession(), await newSession()];
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.unshift((await shareSession(session, full)).id);
    await shareSession(other, full);
    expect((await ask(`/v2/share_links/${made[0]}`, { ...full, method: 'DELETE' })).status).toBe(204);
    const ids: string[] = [];
    for (let key: string | undefined = ''; key !== undefined; ) {
      const query: string = `limit=2${key === '' ? '' : `&page_key=${key}`}`;
      const page = expectAnswer(listShareLinks, await ask(`${session.path}/share_links?${query}`, full));
      ids.push(...page.share_links.map(({ id }) => id));
      key = page.metadata.page_key;
    }
    expect(ids).toEqual(made);
    const all = async (query: string) => {
      const page = expectAnswer(
        listAllShareLinks,
        await ask(`/v2/share_links?agent_id=${session.agentId}${query}`, full),
      );
      return page.share_links.map(({ id }) => id);
    };
    expect(await all('')).toEqual(made);
    expect(await all('&state=active')).toEqual(made.slice(1));
    expect(await all('&state=revoked')).toEqual(made.slice(0, 1));
    expect(await all('&state=ended')).toEqual([]);
  });

  test('show reasons and creators’ ids only to actors that may know them', async () => {
    const session = await newSession();
    const made = await shareSession(session, full, { masked: false, reason });
    expect(made).toMatchObject({ reason, made_by: { kind: 'api_key', id: full.id } });
    const cookie = await signInAs('reviewer');
    const [seen] = expectAnswer(listShareLinks, await ask(`${session.path}/share_links`, { cookie })).share_links;
    expect(seen).not.toHaveProperty('reason');
    expect(seen?.made_by).toEqual({ kind: 'api_key', name: `key ${full.id}` });
    const events = (credential: Question) => ask(`${session.path}/audit_events`, credential);
    expect((await events({ cookie: await signInAs('auditor') })).text).toContain(reason);
    expect((await events({ cookie })).text).not.toContain(reason);
  });

  test('contain links that others created, and everyone who may share can revoke any of them', async () => {
    const session = await newSession();
    const made = await shareSession(session, { cookie: await signInAs('admin') });
    const question = { cookie: await signInAs('reviewer'), method: 'DELETE' };
    for (let time = 0; time < 2; time += 1)
      expect((await ask(`/v2/share_links/${made.id}`, question)).status).toBe(204);
    expect(await auditEvents(session, 'share_link.revoke')).toHaveLength(1);
  });
});

test('the answer to a creation holds nothing of the session', async () => {
  const session = await newSession();
  const answer = await post(session, 'share_links', full, {});
  expectAnswer(createShareLink, answer);
  expect(answer.text).not.toMatch(/someone@example|Nora Vale/);
});
