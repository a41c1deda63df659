import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAt, expectSession } from '../fixtures/answers';
import type { Desk } from '../fixtures/desk';
import { startEmptyDesk } from '../fixtures/empty-desk';
import { addApiKey, addPerson, addSession, changeSession, unknownApiKey } from '../fixtures/records';
import { asCookieHeader, trySignIn } from '../fixtures/sign-in';
import { canary, proposeRules, shareEverything } from './canary-calls';

/** The only tables that hold what customers and people wrote. */
const keepsContent = new Set([
  'sessions',
  'revisions',
  'agents',
  'views',
  'exports',
  'settings',
  'setting_changes',
  'idempotency_keys',
  'reveals',
  'share_links',
  'verdicts',
  'audit_events',
]);
const digits = '4930555017734';
const secrets = new Map<string, string>();
let desk: Desk;

const secret = (what: string, text: string) => {
  secrets.set(what, text);
  return text;
};

const context = () => ({ desk, secret });

beforeAll(async () => {
  desk = await startEmptyDesk({ LOG_LEVEL: 'trace' });
  await useEverything();
});
afterAll(() => desk?.stop());

/** Makes every kind of call, with a canary in each text that a caller can send or is sent. */
async function useEverything(): Promise<void> {
  const metadata = JSON.stringify({
    [`${canary}-key`]: `${canary}-value`,
    email: `${canary}@example.org`,
    phone: Number(digits),
    list: [`write to ${canary}-2@example.org`],
  });
  const session = await addSession(desk.query, {
    metadata,
    description: `${canary}-description ${canary}@example.org`,
  });
  const full = await addApiKey(desk.query, { permissions: ['sessions:read', 'personal_data:read'] });
  const masked = await addApiKey(desk.query);
  const person = await addPerson(desk.query, { password: secret('a password', `${canary}-password-of-a-person`) });
  for (const [what, { key }] of Object.entries({ 'a full key': full, 'a key': masked })) secret(what, key);
  const cookie = asCookieHeader((await trySignIn(desk.url, person.email, person.password)).cookies);
  secret('a sign-in', cookie.split('sign-in=')[1]?.split(';')[0] ?? cookie);
  const ask = (path: string, question: object) => askAt(desk.url, path, question);

  expectSession(await ask(session.path, full));
  expectSession(await ask(`${session.path}?include=last_change`, masked));
  expectSession(await ask(session.path, { cookie }));
  await ask(`${session.path}/reveals`, { method: 'POST', cookie, body: { reason: `${canary}-reason` } });
  expectSession(await ask(session.path, { cookie }));
  await changeSession(desk.query, session, metadata.replace('value', 'changed'));
  expectSession(await ask(session.path, { cookie }));
  await ask('/v2/me/recent_sessions', { cookie });
  await ask('/v2/me', { cookie });

  await ask('/v2/lookups', {
    method: 'POST',
    cookie,
    body: { text: `${canary}-pasted ${session.sessionId} ${full.key}` },
  });
  await ask('/v2/lookups', { ...masked, method: 'POST', body: { text: `agt_${canary} ase_${canary}` } });
  const pasted = Array.from({ length: 100 }, (_, n) => `${canary}-pasted req_${canary}.${n} ${session.sessionId}`);
  pasted[49] = `curl -H "x-api-key: ${secret('a key pasted in line 50', unknownApiKey())}" https://${canary}${session.path}`;
  for (const text of [
    pasted.join('\n'),
    pasted.join('\r\n').replaceAll(session.sessionId, canary),
    [...pasted, 1].join('\n'),
  ])
    for (const credential of [masked, { cookie }])
      await ask('/v2/lookups', { ...credential, method: 'POST', body: { text } });
  await ask('/v2/lookups', { ...masked, method: 'POST', body: `{"text": "${canary}-broken` });
  await ask('/v2/lookups', { ...masked, method: 'POST', body: { [`${canary}-field`]: 1 } });
  await ask(`${session.path}/reveals`, { method: 'POST', cookie, body: { reason: `${canary} `.repeat(100) } });

  await writeEverything(session.agentId);
  await shareEverything(context(), session.path, cookie);

  for (const key of [`${canary}-key`, secret('an unknown key', unknownApiKey())]) await ask(session.path, { key });
  await ask(session.path, { headers: { authorization: `Basic ${canary}` } });
  await ask(session.path, { cookie: `session-desk.sign-in=${canary}` });
  await ask(`/v2/agents/${canary}/sessions/${canary}?${canary}=${canary}`, masked);
  await ask(`/v2/${canary}?q=${canary}`, masked);
  await trySignIn(desk.url, `${canary}@example.org`, `${canary}-wrong-password`);
  await trySignIn(desk.url, person.email, `${canary}-wrong-password`);
  const broken = await addSession(desk.query, { metadata: `${canary} is not JSON` });
  expect((await ask(broken.path, masked)).status).toBe(500);
  for (const path of ['/', session.path.replace('/v2', ''), `/sign-in?to=/${canary}`, `/${canary}`])
    await ask(path, { cookie });
}

/** Writes, searches and exports, with a canary in each text that a caller can send or is sent. */
async function writeEverything(agentId: string): Promise<void> {
  const writer = await addApiKey(desk.query, {
    permissions: [
      'agents:write',
      'sessions:read',
      'sessions:write',
      'verdicts:write',
      'personal_data:read',
      'exports:create',
    ],
  });
  secret('a writing key', writer.key);
  const person = await addPerson(desk.query);
  const cookie = asCookieHeader((await trySignIn(desk.url, person.email, person.password)).cookies);
  const ask = (method: string, path: string, body?: unknown, more: object = writer) =>
    askAt(desk.url, path, { ...more, method, ...(body === undefined ? {} : { body }) });
  const place = `/v2/agents/${agentId}/sessions`;
  const metadata = { [`${canary}-key`]: `${canary}-value`, email: `${canary}@example.org`, phone: Number(digits) };
  const headers = { 'idempotency-key': `${canary}-idempotency`, 'if-match': `"${canary}"` };

  expect(
    (await ask('POST', place, { id: 'ase_written', description: canary, metadata }, { ...writer, headers })).status,
  ).toBe(201);
  await ask('POST', place, { id: 'ase_written', description: `${canary}-again` });
  await ask('POST', place, { id: 'ase_broken', metadata: `${canary}-not-an-object` });
  await ask('POST', place, { id: 'ase_broken', metadata: { email: `email·9f3c04d1be ${canary}` } });
  await ask('PATCH', `${place}/ase_written`, {
    description: `${canary}-changed`,
    metadata: { ...metadata, n: canary },
  });
  await ask('PATCH', `${place}/ase_written`, { enabled: false }, { ...writer, headers });
  for (const credential of [writer, { cookie }]) {
    for (const query of [
      `q=${canary}`,
      `match=${canary}@example.org`,
      `metadata_filter=n='${canary}'`,
      `q=${canary}&page_key=${canary}`,
    ]) {
      await ask('GET', `/v2/sessions?${query}`, undefined, credential);
      await ask('GET', `${place}?${query}`, undefined, credential);
      await ask('GET', `/v2/session_counts?${query.replace(/&.*/, '')}`, undefined, credential);
    }
    for (const comment of [
      `${canary}-comment`,
      `${canary}@example.org ${digits}`,
      `${canary}\u0000`,
      canary.repeat(500),
    ]) {
      await ask('POST', `${place}/ase_written/verdicts`, { verdict: 'fail', comment }, credential);
    }
    await ask('POST', `${place}/ase_written/verdicts`, { verdict: canary }, credential);
    const history = await ask('GET', `${place}/ase_written/verdicts?history=true`, undefined, credential);
    expect(history.text).toContain(`${canary}-comment`);
    await ask('GET', `${place}/ase_written/revisions`, undefined, credential);
    await ask('GET', `${place}/ase_written/audit_events`, undefined, credential);
    for (const format of ['csv', 'jsonl']) {
      const filters = { q: canary, match: `${canary}@example.org` };
      const made = await ask('POST', '/v2/exports', { format, filters }, credential);
      expect((await ask('GET', `/v2/exports/${JSON.parse(made.text).id}/file`, undefined, credential)).status).toBe(
        200,
      );
    }
  }
  const auditor = await addApiKey(desk.query, { permissions: ['audit:read'] });
  secret('an auditing key', auditor.key);
  for (const path of ['audit_events', 'audit_events/export', 'audit_events/verification']) {
    const query = path.endsWith('verification') ? '' : `?match=${canary}@example.org`;
    expect((await ask('GET', `/v2/${path}${query}`, undefined, auditor)).status).toBe(200);
  }
  await ask('POST', '/v2/views', { name: `${canary}-view`, filters: { q: canary } }, { cookie });
  await ask('POST', '/v2/agents', { id: `agt_made`, name: `${canary}-agent`, description: `${canary}-about` });
  await proposeRules(context(), agentId);
  await ask('DELETE', `${place}/ase_written`);
}

test('the audit log holds no value, key, password, pasted text, reason or comment', async () => {
  // An export of the audit log first writes what is still queued.
  const auditor = await addApiKey(desk.query, { permissions: ['audit:read'] });
  expect((await askAt(desk.url, '/v2/audit_events/export', auditor)).status).toBe(200);
  const rows = await desk.query('SELECT row_to_json(e)::text AS text FROM audit_events e');
  const actions = new Set((await desk.query('SELECT DISTINCT action FROM audit_events')).map(({ action }) => action));
  const expected = [
    'session.read',
    'session.list',
    'session.match',
    'session.create',
    'session.update',
    'session.delete',
    'revision.list',
    'export.create',
    'export.fetch',
    'agent.create',
    'reveal.create',
    'share_link.create',
    'share_link.open',
    'share_link.revoke',
    'verdict.create',
    'verdict.update',
    'verdict.list',
    'lookup.create',
    'settings.update',
    'sign_in.create',
    'credential.fail',
  ];
  expect([...actions]).toEqual(expect.arrayContaining(expected));
  // A pointer names the key of a changed value, never the value.
  const pointer = new RegExp(`/metadata/${canary}-key`, 'g');
  const texts = rows.map(({ text }) => String(text).replace(pointer, ''));
  const found = texts.filter((text) => text.includes(canary) || text.includes(digits));
  expect(found).toEqual([]);
  for (const [what, text] of secrets)
    expect(
      rows.some((row) => String(row.text).includes(text)),
      what,
    ).toBe(false);
});

test('the server log holds none of them either, at its most verbose level', () => {
  const log = desk.output();
  expect(log).toContain('"level"');
  const found = log.split('\n').filter((line) => line.includes(canary) || line.includes(digits));
  expect(found).toEqual([]);
  for (const [what, text] of secrets) expect(log.includes(text), what).toBe(false);
});

test('the database holds no key, password, sign-in or pasted text in the clear', async () => {
  const tables = await desk.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    const rows = await desk.query(`SELECT row_to_json(t)::text AS text FROM "${name}" t`);
    const all = rows.map(({ text }) => String(text)).join('\n');
    for (const [what, text] of secrets) expect(all.includes(text), `${what} in ${name}`).toBe(false);
    expect(all.includes(`${canary}-pasted`), name).toBe(false);
    if (name !== 'reveals') expect(all.includes(`${canary}-reason`), name).toBe(false);
    if (!keepsContent.has(name)) expect(all.includes(canary), name).toBe(false);
  }
});
