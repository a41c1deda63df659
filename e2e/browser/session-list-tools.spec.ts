import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures/browser';
import { addReader, addSessions, createSessions, rowLinks, searchText } from '../fixtures/browser-lists';
import { pageOf } from '../fixtures/browser-pages';
import { addSession } from '../fixtures/records';

test('j and k move between rows, x selects, c copies the link, and Enter opens', async ({
  page,
  context,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const { person, agentId } = await addReader(queryDesk);
  const [first = '', second = '', third = ''] = (await addSessions(queryDesk, agentId, 3)).reverse();
  await signIn(person);
  await page.goto(`/sessions?agent_id=${agentId}`);
  await expect(rowLinks(page)).toHaveCount(3);
  await page.keyboard.press('c');
  await expect.poll(clipboard).toBe(`${deskUrl}/sessions?agent_id=${agentId}`);
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: first })).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: third })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: third })).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.getByRole('link', { name: second })).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByRole('checkbox', { name: `Select ${second}` })).toBeChecked();
  await page.keyboard.press('c');
  await expect.poll(clipboard).toBe(`${deskUrl}${pageOf({ agentId, sessionId: second })}`);
  const field = page.getByRole('textbox', { name: 'Text in ID, description or metadata' });
  await field.fill('');
  await field.pressSequentially('jkcx');
  await expect(field).toHaveValue('jkcx');
  await page.getByRole('link', { name: second }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pageOf({ agentId, sessionId: second }));
  await page.goBack();
  await expect(page).toHaveURL(`/sessions?agent_id=${agentId}`);
  await expect(rowLinks(page)).toHaveCount(3);
});

test('the IDs of selected rows are copied, one per line', async ({ page, context, signIn, queryDesk }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { person, agentId } = await addReader(queryDesk);
  const ids = (await addSessions(queryDesk, agentId, 3)).reverse();
  await signIn(person);
  await page.goto('/sessions');
  await page.getByRole('checkbox', { name: 'Select all sessions on this page' }).check();
  await page.getByRole('checkbox', { name: `Select ${ids[1]}` }).uncheck();
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Copy IDs' }).click();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toBe(`${agentId} ${ids[0]}\n${agentId} ${ids[2]}`);
  await page.getByRole('button', { name: 'Copy this list' }).click();
  await page.getByRole('menuitem', { name: 'Copy as curl' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Copy this list' })).toBeFocused();
  await page.getByRole('button', { name: 'Clear selection' }).press('Enter');
  await expect(page.getByText('3 sessions on page 1')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Select all sessions on this page' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.getByRole('columnheader', { name: 'Created' }).getByRole('button').click();
  await expect(page.getByText('3 sessions on page 1')).toBeVisible();
});

test('columns are chosen and kept, masked values look masked, and a key may be a path', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  const metadata = '{"customer_email":"nora.vale@example.org","order":{"id":9007199254740993}}';
  await addSession(queryDesk, { agentId, metadata });
  await signIn(person);
  await page.goto('/sessions');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Description' }).uncheck();
  for (const key of ['customer_email', 'order.id']) {
    await page.getByLabel('Metadata key').fill(key);
    await page.getByLabel('Metadata key').press('Enter');
  }
  await page.getByLabel('Metadata key').fill('gone');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove the column gone' }).press('Enter');
  await expect(page.getByLabel('Metadata key')).toBeFocused();
  await page.keyboard.press('Escape');
  const check = async () => {
    const heads = page.getByRole('table', { name: 'Sessions', exact: true }).getByRole('columnheader');
    await expect(heads).toHaveText(['Status', 'Session', 'Agent', 'Created', 'Updated', 'customer_email', 'order.id']);
    await expect(page.getByRole('cell', { name: '9007199254740993' })).toBeVisible();
    await expect(page.getByRole('cell', { name: /^masked: email·[0-9a-f]{10}$/ })).toBeVisible();
  };
  await check();
  await page.reload();
  await check();
  expect(await page.content()).not.toContain('nora.vale');
});

test('views are saved, opened, renamed and deleted, and the focus goes to where work continues', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { person } = await addReader(queryDesk);
  await signIn(person);
  await page.goto('/sessions?enabled=false&q=refund');
  await page.getByRole('button', { name: 'Views' }).click();
  await expect(page.getByText('No saved views yet.')).toBeVisible();
  await page.getByLabel('Save this view as').fill('Refunds that are off');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('Save this view as')).toBeFocused();
  const view = page.getByRole('link', { name: 'Refunds that are off' });
  await expect(view).toHaveAttribute('href', '/sessions?enabled=false&q=refund');

  await page.goto('/sessions');
  await page.getByRole('button', { name: 'Views' }).click();
  await view.click();
  await expect(page).toHaveURL('/sessions?enabled=false&q=refund');
  await expect(page.getByRole('button', { name: 'Views' })).toBeFocused();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Rename Refunds that are off' }).click();
  await page.getByLabel('New name for Refunds that are off').fill('Off');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Off', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rename Off' })).toBeFocused();
  await page.getByRole('button', { name: 'Delete Off' }).click();
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('button', { name: 'Delete Off' })).toBeFocused();
  await page.getByLabel('Save this view as').fill('Other');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete Other' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Off', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Delete Off' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText('No saved views yet.')).toBeVisible();
  await expect(page.getByLabel('Save this view as')).toBeFocused();
  expect(await queryDesk('SELECT 1 FROM views WHERE person_id = $1', [person.id])).toEqual([]);
});

test('the chart follows the filter, and a bar sets the range by click and by Enter', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  await addSession(queryDesk, { agentId, sessionId: 'ase_early', createdAt: '2024-01-15T10:30:00Z' });
  await addSession(queryDesk, { agentId, sessionId: 'ase_off', enabled: false, createdAt: '2024-01-15T11:30:00Z' });
  await addSession(queryDesk, { agentId, sessionId: 'ase_late', createdAt: '2024-02-15T10:30:00Z' });
  await signIn(person);
  await page.goto('/sessions');
  const chart = page.getByRole('region', { name: 'Sessions over time' });
  const bars = chart.getByRole('button');
  await expect(bars).toHaveCount(2);
  const table = chart.getByRole('table', { name: /^Sessions by creation time, per day/ });
  await expect(table.getByRole('row', { name: '15 Jan 2024' })).toHaveText(/^15 Jan 2024\s*1\s*1$/);
  await bars.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(bars.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rowLinks(page)).toHaveText(['ase_late']);
  const range = { created_after: '2024-02-15T00:00:00Z', created_before: '2024-02-16T00:00:00Z' };
  await expect(page).toHaveURL(`/sessions?${new URLSearchParams(range)}`);
  await expect(bars).toHaveCount(1);
  // The hour is shown in the reader's zone, and the focus stays in the chart.
  await expect(chart.getByRole('button', { name: /^15 Feb 2024, 11:00:00 CET: 1 enabled, 0 disabled/ })).toBeFocused();
  await page.goBack();
  await expect(bars).toHaveCount(2);
  await bars.first().click();
  await expect(rowLinks(page)).toHaveText(['ase_off', 'ase_early']);
  await page.getByLabel('Status').selectOption('Enabled');
  await expect(bars).toHaveCount(1);
  await expect(chart.getByRole('button', { name: /1 enabled, 0 disabled/ })).toBeVisible();
});

test('everything that matches the filter is exported, with its progress, as JSONL or CSV', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  const sessions = Array.from({ length: 30 }, (_, index) => ({
    id: `ase_${index}`,
    description: `A refund,\n"in two lines" for x${index}@example.org`,
  }));
  await createSessions(deskUrl, queryDesk, agentId, [...sessions, { id: 'ase_other' }]);
  await signIn(person);
  await page.goto('/sessions');
  await searchText(page, 'refund');
  await expect(rowLinks(page)).toHaveCount(25);
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export sessions' });
  for (const format of ['JSONL', 'CSV']) {
    await dialog.getByText(format, { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Export', exact: true }).click(),
    ]);
    await expect(dialog.getByText(/^30 sessions, [\d.]+ kB\. File saved\.$/)).toBeVisible();
    expect(download.suggestedFilename()).toMatch(new RegExp(`^sessions-.*\\.${format.toLowerCase()}$`));
    const text = await readFile(await download.path(), 'utf8');
    expect(text.match(/"?ase_\d+/g)).toHaveLength(30);
    expect(text).not.toContain('@example.org');
    await expect(dialog.getByRole('button', { name: 'Export', exact: true })).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Export…' })).toBeFocused();
});

test('an export can be cancelled, and nothing of it stays', async ({ page, signIn, queryDesk }) => {
  const { person, agentId } = await addReader(queryDesk);
  await addSessions(queryDesk, agentId, 1);
  await signIn(person);
  await page.goto('/sessions');
  await page.route('**/v2/exports/*/file', () => {});
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect.poll(() => queryDesk('SELECT 1 FROM exports WHERE actor_id = $1', [person.id])).toHaveLength(1);
  await page.getByRole('button', { name: 'Cancel export' }).click();
  await expect(page.getByText('Export cancelled. No file was saved.')).toBeVisible();
  expect(await queryDesk('SELECT 1 FROM exports WHERE actor_id = $1', [person.id])).toEqual([]);
});

test('an export that breaks off says so, and saves no file', async ({ page, signIn, queryDesk, allowNoise }) => {
  allowNoise(/Failed to load resource/);
  const { person } = await addReader(queryDesk);
  await signIn(person);
  await page.goto('/sessions');
  await page.route('**/v2/exports/*/file', (route) => route.abort());
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByText(/The export failed, and no file was saved\./)).toBeVisible();
});

test('a reviewer is offered neither export nor exact values', async ({ page, signIn, queryDesk }) => {
  const { person, agentId } = await addReader(queryDesk, { role: 'reviewer' });
  await addSessions(queryDesk, agentId, 1);
  await signIn(person);
  await page.goto('/sessions');
  await expect(rowLinks(page)).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Views' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export…' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Exact value/ })).toHaveCount(0);
});
