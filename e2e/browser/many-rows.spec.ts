import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { fillSignIn, pageOf } from '../fixtures/browser-pages';
import type { Desk } from '../fixtures/desk';
import { startEmptyDesk } from '../fixtures/empty-desk';
import { addManyRows, lastRows, type ManyRows } from '../fixtures/many-rows';
import { addPerson, type StoredPerson } from '../fixtures/records';

// A desk of its own: no other test has to page past these rows. It is started once, so all tests run in one process.
test.describe.configure({ mode: 'default' });

let desk: Desk;
let admin: StoredPerson;
let many: ManyRows;

test.beforeAll(async () => {
  desk = await startEmptyDesk();
  admin = await addPerson(desk.query, { role: 'admin' });
  many = await addManyRows(desk.query);
});

test.afterAll(async () => {
  await desk?.stop();
});

async function openAsAdmin(page: Page, path: string): Promise<void> {
  await page.goto(desk.url + path);
  if (!page.url().includes('/sign-in')) return;
  await fillSignIn(page, admin);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.goto(desk.url + path);
}

interface List {
  /** the label of the button that loads more */
  button: string;
  /** the part of the API's path that names the list */
  noun: string;
  /** rows per page */
  rows: number;
  /** returns what identifies the visible rows, from the first to the last */
  shown: () => Promise<(string | null)[]>;
}

/**
 * Loads more this many times: each time one page of the same size is requested and added below, and no row is repeated.
 */
async function readOn(page: Page, { button, noun, rows, shown }: List, times: number): Promise<void> {
  await expect.poll(async () => (await shown()).length).toBe(rows);
  for (let time = 1; time <= times; time += 1) {
    const before = await shown();
    const asked: URL[] = [];
    page.on('request', (request) => request.url().includes(`/${noun}?`) && asked.push(new URL(request.url())));
    await page.getByRole('button', { name: button }).press('Enter');
    await expect.poll(async () => (await shown()).length).toBe(before.length + rows);
    page.removeAllListeners('request');
    expect(asked.map(({ searchParams }) => searchParams.get('limit'))).toEqual([String(rows)]);
    const now = await shown();
    expect(now.slice(0, before.length)).toEqual(before);
    expect(new Set(now).size).toBe(now.length);
    await expect(page.getByRole('button', { name: button })).toBeFocused();
  }
}

/** Loads more up to the last page of the filtered rows; the first page is already visible. */
async function readToTheEnd(page: Page, { button, rows, shown }: List): Promise<void> {
  await expect.poll(async () => (await shown()).length).toBe(rows);
  for (let read = rows; read < lastRows; ) {
    read = Math.min(read + rows, lastRows);
    await page.getByRole('button', { name: button }).press('Enter');
    await expect.poll(async () => new Set(await shown()).size).toBe(read);
  }
  await expect(page.getByRole('button', { name: button })).toHaveCount(0);
  await expect(page.getByText('End of list.')).toBeFocused();
}

test('of 10,000 keys, people and share links and 100,000 events, each page loads more, filters, and reaches its last row', async ({
  page,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 429/);
  await test.step('keys', async () => {
    const table = page.getByRole('table', { name: 'API keys' });
    const list: List = {
      button: 'Older keys',
      noun: 'api_keys',
      rows: 25,
      shown: () =>
        table
          .getByRole('rowheader')
          .getByRole('link')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    };
    await openAsAdmin(page, '/api-keys');
    await readOn(page, list, 3);
    await page.getByRole('combobox', { name: 'State' }).selectOption('Disabled');
    await readToTheEnd(page, list);
    await expect(table.getByRole('link', { name: many.oldest, exact: true })).toBeVisible();
  });

  await test.step('people', async () => {
    const table = page.getByRole('table', { name: 'People' });
    const list: List = {
      button: 'Show more people',
      noun: 'people',
      rows: 50,
      shown: () => table.locator('tbody tr td:first-child').allTextContents(),
    };
    await openAsAdmin(page, '/people');
    await readOn(page, list, 3);
    const refused = { code: 'rate_limit_exceeded', messages: ['Too many calls.'], request_id: 'req_refused' };
    await page.route('**/v2/people?**', (route) => route.fulfill({ status: 429, json: refused }));
    await page.getByRole('button', { name: list.button }).press('Enter');
    const failure = page.getByRole('alert').filter({ hasText: 'More people could not be loaded.' });
    await expect(failure.getByRole('button', { name: 'req_refused' })).toBeVisible();
    expect(await list.shown()).toHaveLength(200);
    await page.unroute('**/v2/people?**');
    await page.getByRole('button', { name: list.button }).press('Enter');
    await expect.poll(async () => (await list.shown()).length).toBe(250);
    await expect(failure).toHaveCount(0);
    await page.route('**/v2/people?**', (route) => route.fulfill({ status: 429, json: refused }));
    await page.getByLabel('Name or e-mail').fill(many.oldest);
    await expect(page.getByRole('alert').filter({ hasText: 'The people could not be loaded.' })).toBeVisible();
    await page.unroute('**/v2/people?**');
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect.poll(async () => (await list.shown()).length).toBe(1);
    await page.getByLabel('Name or e-mail').fill('');
    await page.getByLabel('State').selectOption('Suspended');
    await readToTheEnd(page, list);
    await expect(table).toContainText(many.oldest);
  });

  await test.step('share links, of the desk and of one session', async () => {
    const list = (label: string): List => ({
      button: 'Older share links',
      noun: 'share_links',
      rows: 25,
      shown: () =>
        page
          .getByRole('list', { name: label })
          .getByRole('listitem')
          .evaluateAll((items) => items.map(({ id }) => id)),
    });
    const ofDesk = list('Share links for your agents');
    await openAsAdmin(page, '/share-links');
    await readOn(page, ofDesk, 3);
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Revoked' }).click();
    await readToTheEnd(page, ofDesk);
    await expect(page.locator(`#${many.oldestLink}`)).toContainText('Revoked');
    await openAsAdmin(page, `${pageOf(many.session)}?tab=share_links`);
    await readOn(page, list('Share links of this session'), 2);
  });

  await test.step('the audit log', async () => {
    const list: List = {
      button: 'Older events',
      noun: 'audit_events',
      rows: 50,
      shown: () =>
        page.getByRole('table', { name: 'Audit events' }).locator('tbody tr td:last-child').allTextContents(),
    };
    await openAsAdmin(page, `/audit?agent_id=${many.session.agentId}`);
    await readOn(page, list, 3);
    await openAsAdmin(page, `/audit?before=${many.beforeLastEvents}`);
    await readToTheEnd(page, list);
  });
});

test('the last active admin can be neither demoted nor suspended, and the page says why', async ({
  page,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 409/);
  const other = await addPerson(desk.query, { role: 'admin' });
  await desk.query(`UPDATE people SET state = 'suspended' WHERE role = 'admin' AND NOT id = ANY($1)`, [
    [admin.id, other.id],
  ]);
  await openAsAdmin(page, '/people');
  const dialog = page.getByRole('dialog');
  const choose = async (who: StoredPerson, item: string) => {
    await page.getByLabel('Name or e-mail').fill(who.email);
    await expect(page.getByRole('table', { name: 'People' }).getByRole('row')).toHaveCount(2);
    await page.getByRole('button', { name: `Actions for ${who.name}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose(other, 'Suspend…');
  await dialog.getByRole('button', { name: 'Suspend', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: other.email })).toContainText('Suspended');

  await choose(admin, 'Edit…');
  const role = dialog.getByLabel('Role', { exact: true });
  await role.selectOption('Support');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(role).toHaveAccessibleDescription(/last active admin/);
  await expect(role).toBeFocused();
  await expect(role).toHaveValue('support');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await choose(admin, 'Suspend…');
  await dialog.getByRole('button', { name: 'Suspend', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed.');
  await expect(dialog.getByRole('alert')).toContainText('last active admin');
  await page.reload();
  await expect(page.getByRole('table', { name: 'People' })).toContainText(admin.email);
});
