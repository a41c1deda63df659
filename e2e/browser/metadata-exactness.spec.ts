import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { metadataRow, metadataValue, pageOf } from '../fixtures/browser-pages';
import { addSession } from '../fixtures/records';

const stored = `{
  "big": 12345678901234567890,
  "tiny": 1.0,
  "minus": -0,
  "exponent": 1E+300,
  "long": 0.1000000000000000055511151231257827,
  "z": 1, "a": {"list": [1.50, "two\\nlines", null, true], "path/with~signs": "caf\\u00e9"},
  "__proto__": "a key",
  "emoji": "👩‍👩‍👧‍👦 \\ud83d\\ude00",
  "quote": "she said \\"no\\"",
  "spaces": "  two  before and after  "
}`;

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Presses a button that copies, and returns what is then on the clipboard. */
async function copied(page: Page, button: string): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect.poll(() => clipboard(page)).not.toBe('nothing was copied');
  return clipboard(page);
}

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('numbers are shown as they are stored', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: stored });
  await signIn('reviewer');
  await page.goto(pageOf(session));
  const numbers = {
    big: '12345678901234567890',
    tiny: '1.0',
    minus: '-0',
    exponent: '1E+300',
    long: '0.1000000000000000055511151231257827',
  };
  for (const [key, text] of Object.entries(numbers)) {
    await expect(metadataValue(page, key)).toHaveText(text);
    await expect(metadataRow(page, key)).toContainText('number');
  }
});

test('copying a value, a path, or all gives the stored text exactly', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: stored });
  await signIn('support');
  await page.goto(pageOf(session));
  expect(await copied(page, 'Copy value of big')).toBe('12345678901234567890');
  expect(await copied(page, 'Copy value of tiny')).toBe('1.0');
  expect(await copied(page, 'Copy value of quote')).toBe('she said "no"');
  expect(await copied(page, 'Copy value of spaces')).toBe('  two  before and after  ');
  expect(await copied(page, 'Copy value of emoji')).toBe('👩‍👩‍👧‍👦 😀');
  expect(await copied(page, 'Copy value of a')).toBe(
    '{"list": [1.50, "two\\nlines", null, true], "path/with~signs": "caf\\u00e9"}',
  );
  expect(await copied(page, 'Copy value of item 1')).toBe('two\nlines');
  expect(await copied(page, 'Copy path of path/with~signs')).toBe('/metadata/a/path~1with~0signs');
  expect(await copied(page, 'Copy path of item 1')).toBe('/metadata/a/list/1');
  expect(await copied(page, 'Copy all')).toBe(stored);
});

test('the JSON view is the stored text, and the API sends the same', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: stored });
  await signIn('auditor');
  await page.goto(pageOf(session));
  await page.getByText('JSON', { exact: true }).click();
  const shown = await page.getByRole('region', { name: 'Metadata as stored' }).evaluate((each) => each.textContent);
  expect(shown).toBe(stored);
  expect(await copied(page, 'Copy all')).toBe(stored);

  const answer = await page.request.get(session.path);
  expect(await answer.text()).toContain(`"metadata": ${stored}`);
});

test('metadata on one line can be formatted for reading; what is copied stays as it is stored', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const oneLine = `{"b":1.0,"a":[12345678901234567890,{"deep":"${'x'.repeat(60)}"}],"c":{}}`;
  const session = await addSession(queryDesk, { metadata: oneLine });
  await signIn('support');
  await page.goto(pageOf(session));
  await page.getByText('JSON', { exact: true }).click();
  const region = page.getByRole('region', { name: 'Metadata as stored' });
  expect(await region.evaluate((each) => each.textContent)).toBe(oneLine);
  await page.getByRole('switch', { name: /^Pretty-print/ }).check();
  await expect(region).toContainText('"b": 1.0,');
  expect((await region.evaluate((each) => each.textContent))?.replace(/\n */g, '').replaceAll('": ', '":')).toBe(
    oneLine,
  );
  expect(await copied(page, 'Copy all')).toBe(oneLine);
});

test('the link, the curl line and the JSON can be copied; the curl line names no key', async ({
  page,
  signIn,
  desk,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: '{"tiny":1.0}', description: 'A "quoted" one' });
  await signIn('support');
  await page.goto(pageOf(session));
  expect(await copied(page, 'Copy link')).toBe(`${desk.url}${pageOf(session)}`);
  await expect(page.getByRole('status').filter({ hasText: 'The link was copied.' })).toBeAttached();
  await page.getByRole('button', { name: session.sessionId, exact: true }).click();
  await expect.poll(() => clipboard(page)).toBe(session.sessionId);

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Copy as curl' }).click();
  await expect.poll(() => clipboard(page)).toBe(`curl -H "x-api-key: $KEY" ${desk.url}${session.path}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Copy as JSON' }).click();
  await expect.poll(() => clipboard(page)).toContain('"metadata": {"tiny":1.0}');
  expect(JSON.parse(await clipboard(page))).toMatchObject({ id: session.sessionId, description: 'A "quoted" one' });
});
