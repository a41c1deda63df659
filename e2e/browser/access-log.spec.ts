import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { metadataRow, pageOf, reveal } from '../fixtures/browser-pages';
import { addPerson, addSession, changeSession, type Query, type StoredSession } from '../fixtures/records';

const metadata = '{"ticket":"visible-to-all","customer_name":"Lena Ost"}';

/** The recorded accesses of a session, oldest first. */
async function accessesOf(query: Query, { agentId, sessionId }: StoredSession) {
  return query<{ actor_id: string; details: { revision_id: string; reveal_id: string | null; masked: string[] } }>(
    `SELECT actor_id, details FROM audit_events
     WHERE agent_id = $1 AND session_id = $2 AND action = 'session.read' ORDER BY id`,
    [agentId, sessionId],
  );
}

/** Opens a page, and waits until the network is idle. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(metadataRow(page, 'ticket')).toBeVisible();
  await page.waitForLoadState('networkidle');
}

test('opening a page is one access, including a reload within a minute', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn(await addPerson(queryDesk));
  await open(page, pageOf(session));
  expect(await accessesOf(queryDesk, session)).toMatchObject([
    { details: { revision_id: session.revisionId, reveal_id: null, masked: ['/metadata/customer_name'] } },
  ]);
  for (const view of ['Tree', 'JSON', 'Table']) await page.getByText(view, { exact: true }).click();
  await page.reload();
  await page.getByRole('link', { name: 'Look up', exact: true }).click();
  await page.getByRole('link', { name: session.sessionId }).click();
  await expect(metadataRow(page, 'ticket')).toBeVisible();
  expect(await accessesOf(queryDesk, session)).toHaveLength(1);
});

test('a new access is recorded after a minute, with a new revision, and with a reveal', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await open(page, pageOf(session));
  await queryDesk("UPDATE looks SET started_at = started_at - interval '61 seconds' WHERE session_id = $1", [
    session.sessionId,
  ]);
  await open(page, pageOf(session));
  expect(await accessesOf(queryDesk, session)).toHaveLength(2);

  const revision = await changeSession(queryDesk, session, metadata.replace('to-all', 'to-most'));
  await open(page, pageOf(session));
  expect((await accessesOf(queryDesk, session)).map(({ details }) => details.revision_id)).toEqual([
    session.revisionId,
    session.revisionId,
    revision,
  ]);

  await reveal(page, 'Ticket 5');
  const looks = await accessesOf(queryDesk, session);
  expect(looks).toHaveLength(4);
  expect(looks[3]?.details.reveal_id).toMatch(/^rvl_/);
});

test('two people are two accesses, each with its name', async ({ page, openAs, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await open(page, pageOf(session));
  await open(await openAs('auditor'), pageOf(session));
  const actors = (await accessesOf(queryDesk, session)).map(({ actor_id }) => actor_id);
  expect(new Set(actors).size).toBe(2);
});

const prefetches: Record<string, Record<string, string>> = {
  'of a browser': { 'sec-purpose': 'prefetch' },
  'of a browser that draws ahead': { 'sec-purpose': 'prefetch;prerender' },
  'of an older browser': { purpose: 'prefetch' },
  'of a link': { 'next-router-prefetch': '1', rsc: '1' },
  'of a link, marked twice': { 'next-router-prefetch': '1', rsc: '1', 'sec-purpose': 'prefetch' },
};

for (const [whose, headers] of Object.entries(prefetches)) {
  test(`a prefetch ${whose} is no access, and gets nothing of the session`, async ({ page, signIn, queryDesk }) => {
    const session = await addSession(queryDesk, { metadata, description: 'Not to be fetched ahead' });
    await signIn('support');
    const answer = await page.request.get(pageOf(session), { headers });
    const text = await answer.text();
    for (const held of ['Not to be fetched ahead', 'visible-to-all', session.revisionId]) {
      expect(text).not.toContain(held);
    }
    expect(await accessesOf(queryDesk, session)).toEqual([]);
  });
}

test('whatever a client sends along, every answer with session data is recorded as an access', async ({
  page,
  signIn,
  queryDesk,
}) => {
  await signIn('support');
  const variants: Record<string, string>[] = [
    { 'next-router-prefetch': '1' },
    { 'next-router-segment-prefetch': '/_tree', rsc: '1', 'next-router-prefetch': '1' },
    { rsc: '1' },
    { 'next-router-prefetch': '2', rsc: '1' },
    { 'x-middleware-prefetch': '1' },
    { 'x-moz': 'prefetch' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-nextjs-data': '1' },
  ];
  for (const headers of variants) {
    const session = await addSession(queryDesk, { metadata });
    const text = await (await page.request.get(pageOf(session), { headers })).text();
    const looks = await accessesOf(queryDesk, session);
    expect({ headers, recorded: looks.length > 0 }).toEqual({ headers, recorded: text.includes('visible-to-all') });
  }
});

test('links to sessions prefetch nothing: hovering over one records no access', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn(await addPerson(queryDesk));
  await open(page, pageOf(session));
  await page.goto('/');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('link', { name: session.sessionId }).hover();
  await page.getByRole('link', { name: session.sessionId }).focus();
  await page.waitForTimeout(500);
  expect(asked.filter((url) => url.includes(session.sessionId))).toEqual([]);
});
