import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultMasking } from '#contract/masking';
import { permissions } from '#contract/permissions';
import { createShareLink } from '#contract/share-links';
import { getSharedSession, openSharedSession } from '#contract/shared-session';
import { askAt, expectAnswer, expectError } from '../fixtures/answers';
import type { Desk } from '../fixtures/desk';
import { startEmptyDesk } from '../fixtures/empty-desk';
import { addApiKey, addSession, type StoredSession } from '../fixtures/records';

let desk: Desk;
let key: string;
let session: StoredSession;

// These settings apply to the whole desk, so this test has its own.
beforeAll(async () => {
  desk = await startEmptyDesk();
  ({ key } = await addApiKey(desk.query, { permissions: [...permissions] }));
  session = await addSession(desk.query, { metadata: '{"customer_name":"Nora Vale","colour":"green"}' });
});
afterAll(() => desk?.stop());

const share = (body: object) => askAt(desk.url, `${session.path}/share_links`, { key, method: 'POST', body });
const shareFor = async (days: number) =>
  share({ expires_at: new Date(Date.now() + days * 86_400_000 - 60_000).toISOString() });
const bearing = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

test('links live as long as admins set, by default and at most', async () => {
  await desk.query('UPDATE settings SET usual_share_days = 2, longest_share_days = 3');
  // The settings may be cached for two seconds.
  await expect.poll(async () => (await shareFor(4)).status, { timeout: 5_000 }).toBe(400);
  const made = expectAnswer(createShareLink, await share({}));
  expect(Math.abs(Date.parse(made.expires_at) - Date.now() - 2 * 86_400_000)).toBeLessThan(60_000);
  expectAnswer(createShareLink, await shareFor(3));
  expect(expectError(await shareFor(4), 'invalid_request').messages.join(' ')).toContain('3 days');
});

test('if admins forbid sharing, no link can be created, and existing ones end at once', async () => {
  const { token } = expectAnswer(createShareLink, await share({}));
  const open = () => askAt(desk.url, '/v2/shared_session/opens', { method: 'POST', body: {}, ...bearing(token) });
  const { credential } = expectAnswer(openSharedSession, await open());
  await desk.query('UPDATE settings SET sharing_allowed = false');
  for (const answer of [await open(), await askAt(desk.url, '/v2/shared_session', bearing(credential))]) {
    expect(expectError(answer, 'unauthorized').messages.join(' ')).toContain('no longer shares sessions');
  }
  await expect.poll(async () => (await share({})).status, { timeout: 5_000 }).toBe(403);
  expectError(await share({}), 'forbidden');
  await desk.query('UPDATE settings SET sharing_allowed = true');
  expectAnswer(openSharedSession, await open());
  await expect.poll(async () => (await share({})).status, { timeout: 5_000 }).toBe(201);
});

test('a link’s page and all others show the name of the desk, and its times are in the desk’s zone', async () => {
  const { token } = expectAnswer(createShareLink, await share({}));
  const pageOf = async (path: string) => (await askAt(desk.url, path, { headers: { accept: 'text/html' } })).text;
  expect(await pageOf(`/share/${token}`)).toMatch(/<time[^>]*>\d+ \w+ \d{4}, [\d:]+ UTC</);
  expect(await pageOf('/sign-in')).toContain('<title>Sign in · Session Desk</title>');
  const body = { desk_name: '<i>Wombat</i> %s שולחן', time_zone: 'Europe/Berlin' };
  expect((await askAt(desk.url, '/v2/settings', { key, method: 'PATCH', body })).status).toBe(200);
  const name = '&lt;i&gt;Wombat&lt;/i&gt; %s שולחן';
  const shared = await pageOf(`/share/${token}`);
  expect(shared).toContain(`>${name}</bdi>`);
  expect(shared).toMatch(/<time[^>]* title="\d+ \w+ \d{4}, [\d:]+ UTC"[^>]*>\d+ \w+ \d{4}, [\d:]+ CES?T</);
  const other = await pageOf('/sign-in');
  expect(other).toContain(`>${name}</bdi>`);
  expect(other.replaceAll('\u2060', '')).toContain(`<title>Sign in · ${name}</title>`);
});

test('a link is masked by the rules at its creation and by the current ones, whichever hide more', async () => {
  const setRules = async (masking: object) => {
    const answer = await askAt(desk.url, '/v2/settings', { key, method: 'PATCH', body: { masking } });
    expect(answer.status).toBe(200);
  };
  const shown = async (token: string) => {
    const opened = await askAt(desk.url, '/v2/shared_session/opens', { method: 'POST', body: {}, ...bearing(token) });
    const { credential } = expectAnswer(openSharedSession, opened);
    const answer = await askAt(desk.url, '/v2/shared_session', bearing(credential));
    const { metadata, masked } = expectAnswer(getSharedSession, answer);
    return { masked, etag: answer.headers.get('etag'), metadata };
  };
  const early = expectAnswer(createShareLink, await share({}));
  const before = await shown(early.token);
  expect(before.masked).toEqual(['/metadata/customer_name']);

  await setRules({ ...defaultMasking, exceptions: ['customer_name'] });
  const late = expectAnswer(createShareLink, await share({}));
  expect((await shown(late.token)).metadata).toBe('{"customer_name":"Nora Vale","colour":"green"}');
  const loosened = await shown(early.token);
  expect(loosened.masked).toEqual(before.masked);
  expect(loosened.metadata).toBe(before.metadata);

  await setRules({ ...defaultMasking, exceptions: ['customer_name'], rules: [{ path: 'colour', label: 'personal' }] });
  expect((await shown(early.token)).masked).toEqual(['/metadata/customer_name', '/metadata/colour']);
  expect((await shown(late.token)).masked).toEqual(['/metadata/colour']);
  expect((await shown(early.token)).etag).not.toBe(loosened.etag);
});
