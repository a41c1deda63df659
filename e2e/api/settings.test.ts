import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExport } from '#contract/exports';
import { defaultMasking, type Masking } from '#contract/masking';
import { listRevisions } from '#contract/revisions';
import { listSessions } from '#contract/session-lists';
import { getSettings, updateSettings } from '#contract/settings';
import { askAt, expectAnswer, expectError, expectSession, type Question } from '../fixtures/answers';
import type { Desk } from '../fixtures/desk';
import { startEmptyDesk } from '../fixtures/empty-desk';
import { addApiKey, addPerson, addSession } from '../fixtures/records';
import { asCookieHeader, signInOverHttp } from '../fixtures/sign-in';

/** A desk of its own: a change of its rules would affect every other test. */
let desk: Desk;
let admin: { key: string };
let reader: { key: string };
let writer: { key: string };

beforeAll(async () => {
  desk = await startEmptyDesk();
  admin = await addApiKey(desk.query, { permissions: ['settings:write'] });
  reader = await addApiKey(desk.query);
  writer = await addApiKey(desk.query, {
    permissions: ['sessions:read', 'sessions:write', 'personal_data:read', 'exports:create'],
  });
});
afterAll(() => desk?.stop());

const ask = (path: string, question: Question = {}) => askAt(desk.url, path, question);
const patch = (body: unknown, credential: Question = admin) =>
  ask('/v2/settings', { ...credential, method: 'PATCH', body });
const masking = (change: Partial<Masking>) => ({ masking: { ...defaultMasking, ...change } });
const rule = (path: string, label: Masking['rules'][number]['label'] = 'personal') => ({ path, label });
const settingsNow = async () => expectAnswer(getSettings, await ask('/v2/settings', admin));

async function change(body: unknown) {
  return expectAnswer(updateSettings, await patch(body));
}

async function signedIn(role: 'admin' | 'support' | 'reviewer' | 'auditor'): Promise<{ cookie: string }> {
  const person = await addPerson(desk.query, { role });
  return { cookie: asCookieHeader(await signInOverHttp(desk.url, person.email, person.password)) };
}

describe('the settings', () => {
  test('of a new desk are the defaults', async () => {
    expect(await settingsNow()).toMatchObject({
      desk_name: 'Session Desk',
      time_zone: 'UTC',
      masking: defaultMasking,
      share_links: { allowed: true, usual_days: 7, longest_days: 90 },
      audit_retention_days: null,
    });
  });

  test('change in the named fields, and stay the same in the others', async () => {
    const before = await settingsNow();
    const after = await change({
      desk_name: '  The Desk ',
      share_links: { longest_days: 30 },
      audit_retention_days: 365,
      time_zone: 'Europe/Berlin',
    });
    expect(after).toMatchObject({
      desk_name: 'The Desk',
      time_zone: 'Europe/Berlin',
      masking: before.masking,
      share_links: { allowed: true, usual_days: 7, longest_days: 30 },
      audit_retention_days: 365,
    });
    expect(after.updated_at > before.updated_at).toBe(true);
    expect(await settingsNow()).toEqual(after);
    await change({ share_links: { longest_days: 90 }, audit_retention_days: null });
  });

  test('are only for actors that may change them', async () => {
    for (const role of ['support', 'reviewer', 'auditor'] as const) {
      const person = await signedIn(role);
      expectError(await ask('/v2/settings', person), 'forbidden');
      expectError(await patch({ desk_name: 'x' }, person), 'forbidden');
      const preview = { ...person, method: 'POST', body: { agent_id: 'agt_x', session_id: 'ase_x', ...masking({}) } };
      expectError(await ask('/v2/settings/previews', preview), 'forbidden');
    }
    expectAnswer(getSettings, await ask('/v2/settings', await signedIn('admin')));
  });

  test('are all kept with several changes at once', async () => {
    await Promise.all(
      [{ desk_name: 'At once' }, { share_links: { usual_days: 9 } }, { audit_retention_days: 99 }].map(change),
    );
    expect(await settingsNow()).toMatchObject({
      desk_name: 'At once',
      share_links: { usual_days: 9 },
      audit_retention_days: 99,
    });
  });

  test('never end with a default beyond the maximum, even if both change at once', async () => {
    await change({ share_links: { usual_days: 10, longest_days: 20 } });
    const answers = await Promise.all(
      [{ usual_days: 15 }, { longest_days: 12 }].map((days) => patch({ share_links: days })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    const { share_links } = await settingsNow();
    expect(share_links.usual_days).toBeLessThanOrEqual(share_links.longest_days);
    await change({ share_links: { usual_days: 7, longest_days: 90 } });
  });

  test('are changed with an audit event that holds pointers and counts, and no path', async () => {
    await change({
      ...masking({ rules: [rule('canary_path.*'), rule('b')], exceptions: ['canary_exception'], built_in_keys: false }),
      time_zone: 'Asia/Tokyo',
      desk_name: 'Canary desk',
    });
    const [event] = await desk.query(
      `SELECT details, row_to_json(e)::text AS text FROM audit_events e WHERE action = 'settings.update' ORDER BY id DESC LIMIT 1`,
    );
    expect(event?.details).toEqual({
      changed: ['/desk_name', '/time_zone', '/masking/built_in_keys', '/masking/rules', '/masking/exceptions'],
      masking: { rules: 2, exceptions: 1 },
      change_id: expect.stringMatching(/^chg_[0-9A-Za-z]{22}$/),
    });
    expect(event?.text).not.toMatch(/canary|Tokyo/i);
    await change(masking({}));
    const count = async () => (await desk.query(`SELECT 1 FROM audit_events WHERE action = 'settings.update'`)).length;
    const before = await count();
    await change(masking({}));
    expect(await count()).toBe(before);
  });
});

/** Creates a session over the API, with a value that none of the desk's rules masks. */
async function writtenSession(value: string) {
  const { agentId } = await addSession(desk.query);
  const body = { id: 'ase_rules', description: 'plain', metadata: { zz_place: value, priority: 'high' } };
  const path = `/v2/agents/${agentId}/sessions`;
  expectSession(await ask(path, { ...writer, method: 'POST', body }), 201);
  return { agentId, list: path, path: `${path}/ase_rules` };
}

async function found(list: string, query: Record<string, string>, credential: Question = reader) {
  const { sessions, metadata } = expectAnswer(
    listSessions,
    await ask(`${list}?${new URLSearchParams(query)}`, credential),
  );
  return { ids: sessions.map(({ id }) => id), incomplete: metadata.incomplete };
}

const isDone = async () => {
  const { rebuild } = await settingsNow();
  return rebuild.state === 'done' && rebuild.rows_left === 0 && rebuild.rows !== 0;
};

describe('a new rule', () => {
  test('applies to every answer from the next one on', async () => {
    const value = 'quokka-4711';
    const { list, path } = await writtenSession(value);
    const person = await signedIn('support');
    const page = path.replace('/v2', '');
    await expect.poll(isDone, { timeout: 20_000 }).toBe(true);
    expect(await found(list, { q: value })).toEqual({ ids: ['ase_rules'], incomplete: undefined });
    expect(await found(list, { metadata_filter: `zz_place = '${value}'` })).toMatchObject({ ids: ['ase_rules'] });
    expect(await found(list, { match: value }, writer)).toMatchObject({ ids: [] });
    const before = await ask(path, reader);
    expect(before.text).toContain(value);
    expect((await ask(page, person)).text).toContain(value);

    await change(masking({ rules: [rule('zz_place')] }));

    const after = await ask(path, reader);
    expect(expectSession(after).masked).toEqual(['/metadata/zz_place']);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(
      (await ask(path, { ...reader, headers: { 'if-none-match': before.headers.get('etag') ?? '' } })).status,
    ).toBe(200);
    const masked = { text: after.text };
    for (const way of [path, `${path}/revisions`, `${path}/revisions?at=${new Date().toISOString()}`, list]) {
      for (const credential of [reader, person]) masked.text += (await ask(way, credential)).text;
    }
    masked.text += (await ask(page, person)).text;
    masked.text += (await ask('/v2/me/recent_sessions', person)).text;
    const made = expectAnswer(
      createExport,
      await ask('/v2/exports', { ...person, method: 'POST', body: { format: 'jsonl' } }),
    );
    masked.text += (await ask(`/v2/exports/${made.id}/file`, person)).text;
    expect(masked.text).not.toContain(value);
    expect(masked.text).toMatch(/personal·[0-9a-f]{10}/);
    // The search documents with the value are stale at once, and no search finds them.
    expect((await found(list, { q: value })).ids).toEqual([]);

    await expect.poll(isDone, { timeout: 20_000 }).toBe(true);
    expect(await found(list, { q: value })).toEqual({ ids: [], incomplete: undefined });
    expect(await found(list, { metadata_filter: 'zz_place IS NOT NULL' })).toMatchObject({ ids: [] });
    expect(await found(list, { q: 'plain' })).toEqual({ ids: ['ase_rules'], incomplete: undefined });
    expect(await found(list, { match: value }, writer)).toMatchObject({ ids: ['ase_rules'] });

    await change(masking({}));
    expect((await ask(path, reader)).text).toContain(value);
    await expect.poll(isDone, { timeout: 20_000 }).toBe(true);
    expect(await found(list, { q: value })).toEqual({ ids: ['ase_rules'], incomplete: undefined });
  });

  test('lets a masked body be sent back as it came, and nothing is damaged', async () => {
    const { path } = await writtenSession('numbat-0815');
    await change(masking({ rules: [rule('zz_*', 'id_number')] }));
    const supporter = await signedIn('support');
    const { metadata } = expectSession(await ask(path, supporter));
    expect(metadata).toMatch(/id_number·/);
    const changed = metadata.replace('high', 'low');
    expectSession(await ask(path, { ...supporter, method: 'PATCH', body: `{"metadata":${changed}}` }));
    expect(expectSession(await ask(path, writer)).metadata).toBe(
      changed.replace(/id_number·[0-9a-f]{10}/, 'numbat-0815'),
    );
    await change(masking({}));
  });

  test('shows a change of a masked value by its pointer alone', async () => {
    const { path } = await writtenSession('bilby-1');
    const body = { metadata: { zz_place: 'bilby-2', priority: 'high' } };
    expectSession(await ask(path, { ...writer, method: 'PATCH', body }));
    await change(masking({ rules: [rule('zz_place')] }));
    const answer = await ask(`${path}/revisions`, reader);
    expect(answer.text).not.toContain('bilby');
    const page = expectAnswer(listRevisions, answer);
    const [newest] = 'revisions' in page ? page.revisions : [];
    expect(newest?.changes.map((each) => each.path)).toEqual(['/metadata/zz_place']);
    await change(masking({}));
  });

  test('that another process sets applies after two seconds at most', async () => {
    const { path } = await writtenSession('potoroo-1');
    expect((await ask(path, reader)).text).toContain('potoroo');
    // As if a notification of PostgreSQL was lost.
    const { masking: stored } = masking({ rules: [rule('zz_place')] });
    await desk.query('UPDATE settings SET masking = $1', [JSON.stringify(stored)]);
    await expect.poll(async () => (await ask(path, reader)).text, { timeout: 2_500 }).not.toContain('potoroo');
    await change(masking({}));
  });
});

describe('detectors, built-in keys and exceptions', () => {
  const metadata = '{"customer_name":"Jo Doe","note":"from 10.20.30.40 or jo@example.org"}';

  test.each<[string, Partial<Masking>, string[], string[]]>([
    ['all on', {}, [], ['Jo Doe', '10.20.30.40', 'jo@example.org']],
    ['no built-in keys', { built_in_keys: false }, ['Jo Doe'], ['10.20.30.40', 'jo@example.org']],
    ['an exception', { exceptions: ['customer_name', 'note'] }, ['Jo Doe'], ['10.20.30.40', 'jo@example.org']],
    [
      'no IP addresses',
      { detectors: { ...defaultMasking.detectors, ip_address: false } },
      ['10.20.30.40'],
      ['Jo Doe', 'jo@example.org'],
    ],
  ])('with %s hide what they say', async (_what, settings, shown, hidden) => {
    const session = await addSession(desk.query, { metadata });
    await change(masking(settings));
    const { text } = await ask(session.path, reader);
    for (const value of shown) expect(text).toContain(value);
    for (const value of hidden) expect(text).not.toContain(value);
    await change(masking({}));
  });
});
