import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { roles } from '#contract/permissions';
import { expect } from '../fixtures/browser';
import { test } from '../fixtures/browser-bytes';
import { lookUpBox, metadataRow, pageOf, reveal } from '../fixtures/browser-pages';
import { addPerson, addSession, type StoredSession, uniqueId } from '../fixtures/records';

/** A session with personal data that exists nowhere else, and the values by kind. */
function plantedSession() {
  const mark = randomInt(10_000_000, 99_999_999);
  const planted = {
    email: `canary.${mark}@example.org`,
    name: `Zoë Qvist-${mark} "Zed" <zq>`,
    phone: `+49 30 ${mark}`,
    phoneNumber: `4930${mark}`,
    card: '4111 1111 1111 1111',
    inText: `spoken.${mark}@example.org`,
    inDescription: `described.${mark}@example.org`,
    deep: `Deep Canary ${mark}`,
  };
  const metadata = JSON.stringify({
    customer_email: planted.email,
    customer_name: planted.name,
    phone: planted.phone,
    contact_phone: Number(planted.phoneNumber),
    note: `Paid with ${planted.card}, wrote from ${planted.inText} twice`,
    order: { items: [{ customer: { name: planted.deep } }] },
    plain: `open-${mark}`,
  });
  return {
    planted: Object.values(planted),
    open: `open-${mark}`,
    content: { metadata, description: `Wrote from ${planted.inDescription} about an invoice` },
  };
}

const comparison = (a: StoredSession, b: StoredSession) =>
  `/compare?a=${a.agentId}/${a.sessionId}&b=${b.agentId}/${b.sessionId}`;

/** Visits everything that shows something of a session. */
async function lookAround(page: Page, session: StoredSession, other: StoredSession): Promise<void> {
  await page.goto('/');
  await lookUpBox(page).fill(`${session.agentId} ${session.sessionId}`);
  await lookUpBox(page).press('Enter');
  await expect(metadataRow(page, 'plain')).toBeVisible();
  for (const view of ['Tree', 'JSON', 'Table']) await page.getByText(view, { exact: true }).click();
  await page.getByLabel('Find in metadata').fill('example.org');
  await page.getByLabel('Find in metadata').fill('');
  await page.reload();
  await expect(metadataRow(page, 'plain')).toBeVisible();
  await page.getByRole('link', { name: 'Look up', exact: true }).click();
  await expect(page.getByRole('link', { name: session.sessionId })).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: session.sessionId }).click();
  await expect(metadataRow(page, 'plain')).toBeVisible();
  await page.goto(session.path);
  await page.goto(`${session.path}?include=last_change`);
  await page.goto('/v2/me/recent_sessions');
  await page.goto(`/sessions?agent_id=${session.agentId}`);
  await expect(page.getByRole('link', { name: session.sessionId })).toBeVisible();
  await page.goto(comparison(session, other));
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText('plain');
  await page.goto(pageOf(session));
  for (const tab of ['History', 'Audit', 'Verdicts']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page.getByRole('region', { name: tab })).toBeVisible();
  }
  await page.goto(`${pageOf(session)}?at=2100-01-01T00:00:00Z`);
  await expect(metadataRow(page, 'plain')).toBeVisible();
  await page.getByRole('button', { name: 'Back to current' }).click();
  await expect(page.getByRole('region', { name: 'Earlier revision' })).toHaveCount(0);
  const edit = page.getByRole('button', { name: 'Edit', exact: true });
  if ((await edit.count()) === 0) return;
  await edit.click();
  await expect(page.getByRole('textbox', { name: 'Metadata' })).toHaveValue(/·/);
}

for (const role of roles) {
  test(`as ${role}: no masked value is in any byte that the browser receives`, async ({
    page,
    received,
    signIn,
    queryDesk,
  }) => {
    const { planted, open, content } = plantedSession();
    const session = await addSession(queryDesk, content);
    // A new person, since the recently viewed sessions are a list of ten.
    await signIn(await addPerson(queryDesk, { role }));
    await lookAround(page, session, await addSession(queryDesk, { metadata: '{}' }));

    // An unmasked value is found in pages, flight data and the API's JSON: this proves that the search covers them.
    const places = await received.placesOf(open);
    expect(places).toContain(`GET ${new URL(pageOf(session), page.url()).href}`);
    expect(places).toContain(`GET ${new URL(session.path, page.url()).href}`);
    expect(places.some((place) => place.includes('_rsc='))).toBe(true);
    for (const value of planted) expect(await received.placesOf(value, [page]), value).toEqual([]);
  });
}

test('a problem page of an existing session holds nothing of it', async ({
  page,
  received,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 404/);
  const { planted, open, content } = plantedSession();
  const session = await addSession(queryDesk, content);
  const other = await addSession(queryDesk);
  await signIn('support');
  await page.goto(pageOf({ ...session, agentId: other.agentId }));
  await page.goto(pageOf({ ...session, agentId: uniqueId('agt') }));
  for (const value of [...planted, open]) expect(await received.placesOf(value, [page]), value).toEqual([]);
});

test('a reveal shows the values on the page, and lists stay masked; after its end, a reload no longer has them', async ({
  page,
  received,
  signIn,
  queryDesk,
}) => {
  const { planted, content } = plantedSession();
  const session = await addSession(queryDesk, content);
  await signIn(await addPerson(queryDesk));
  await page.goto(pageOf(session));
  await reveal(page, 'Ticket 31: compare the addresses');
  for (const value of planted) expect(await received.placesOf(value, [page]), value).not.toEqual([]);

  await test.step('home, its list and the look-up stay masked while the reveal runs', async () => {
    received.forget();
    await page.goto('/');
    await expect(page.getByRole('row').filter({ hasText: session.sessionId })).toContainText(/email·[0-9a-f]{10}/);
    await lookUpBox(page).fill(`${uniqueId('agt')} ${session.sessionId}`);
    await lookUpBox(page).press('Enter');
    await expect(page.getByText('There is no such agent.')).toBeVisible();
    for (const value of planted) expect(await received.placesOf(value, [page]), value).toEqual([]);
  });

  await test.step('after its end nothing of it is sent again', async () => {
    await queryDesk('UPDATE reveals SET ends_at = now() WHERE session_id = $1', [session.sessionId]);
    received.forget();
    await lookAround(page, session, await addSession(queryDesk, { metadata: '{}' }));
    for (const value of planted) expect(await received.placesOf(value, [page]), value).toEqual([]);
  });
});
