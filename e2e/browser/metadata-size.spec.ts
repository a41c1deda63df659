import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { expectNoSidewaysScrolling, metadataRow, metadataValue, pageOf } from '../fixtures/browser-pages';
import { addSession } from '../fixtures/records';

const openAll = (page: Page) => page.getByRole('button', { name: 'Expand all', exact: true });

test('a text of 250 kB is folded, can be opened, and is searched', async ({ page, signIn, queryDesk }) => {
  const long = `${'lorem ipsum dolor '.repeat(13_800)}the very end`;
  const session = await addSession(queryDesk, { metadata: JSON.stringify({ transcript: long, short: 'x' }) });
  await signIn('support');
  await page.goto(pageOf(session));
  await expect(metadataValue(page, 'short')).toHaveText('x');

  const value = metadataValue(page, 'transcript');
  expect((await value.innerText()).length).toBeLessThan(1_000);
  await value.getByRole('button', { name: /^Show all 248,\d{3} characters$/ }).click();
  await expect(value.getByRole('region', { name: 'Full text of transcript' })).toContainText('the very end');
  await value.getByRole('button', { name: 'Show less' }).click();

  await page.getByLabel('Find in metadata').pressSequentially('very end');
  await expect(page.getByText('1 match', { exact: true })).toBeVisible();
  await expect(value.locator('mark')).toHaveText('very end');
  await page.getByText('JSON', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Metadata as stored' })).toBeVisible();
});

test('10,000 values open a page at a time, and the last one is found', async ({ page, signIn, queryDesk }) => {
  const items = Array.from({ length: 9_997 }, (_, index) => `item number ${index}`);
  const session = await addSession(queryDesk, { metadata: JSON.stringify({ first: 1, items }) });
  await signIn('support');
  await page.goto(pageOf(session));
  const rows = page.getByRole('table', { name: 'Metadata' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await openAll(page).click();
  await expect(metadataValue(page, '99')).toHaveText('item number 99');
  await page.getByRole('button', { name: 'Show 500 more of 9,897' }).click();
  await expect(metadataValue(page, '599')).toHaveText('item number 599');
  await expect(rows).toHaveCount(604);

  await page.getByLabel('Find in metadata').fill('number 9996');
  await expect(page.getByText('1 match', { exact: true })).toBeVisible();
  await expect(metadataValue(page, '9996')).toHaveText('item number 9996');
  await page.getByText('Tree', { exact: true }).click();
  await expect(page.getByRole('treeitem', { name: 'item 9996, string' })).toBeVisible();
  await page.getByLabel('Find in metadata').press('Escape');
  await expect(page.getByRole('treeitem').first()).toBeVisible();
});

test('values nested 32 levels deep can be opened to the last, at 390 pixels too', async ({
  page,
  signIn,
  queryDesk,
}) => {
  let nested = '"the bottom"';
  for (let level = 31; level >= 1; level--) nested = `{"level_${level}":${nested}}`;
  const session = await addSession(queryDesk, { metadata: nested });
  await signIn('support');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(pageOf(session));
  await openAll(page).click();
  await expect(metadataRow(page, 'level_31')).toContainText('the bottom');
  await expectNoSidewaysScrolling(page);
});

test('find keeps matches and what contains them, in keys and in values, and says when nothing matches', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const metadata = '{"order":{"lines":[{"sku":"A-1"},{"sku":"B-2"}]},"note":"about B-2 (again)","other":1}';
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await page.goto(pageOf(session));
  const find = page.getByLabel('Find in metadata');
  const keys = page.getByRole('table', { name: 'Metadata' }).getByRole('rowheader');
  await find.fill('b-2');
  await expect(page.getByText('2 matches')).toBeVisible();
  await expect(keys).toHaveText([/order$/, /lines$/, /1$/, /sku$/, 'note']);
  await find.fill('SKU');
  await expect(page.getByText('2 matches')).toBeVisible();
  await find.fill('(again)');
  await expect(keys).toHaveText(['note']);
  await find.fill('nowhere at all');
  await expect(page.getByText('No keys or values match.')).toBeVisible();
  await find.press('Escape');
  await expect(find).toHaveValue('');
  await expect(keys.filter({ hasText: 'other' })).toBeVisible();
});
