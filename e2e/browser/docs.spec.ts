import type { Locator, Page } from '@playwright/test';
import { endpoints } from '#contract/endpoints';
import { demoPerson, expect, expectNoAxeViolations, test } from '../fixtures/browser';
import { dress } from '../fixtures/browser-pages';
import { expectProtection } from '../fixtures/browser-policy';
import { expectAccessibleInAllThemes, themesAt, widths } from '../fixtures/browser-themes';
import { addAgent, addApiKey, addPerson, addSession } from '../fixtures/records';

/** The row of an operation, and everything that opens under it. */
function operation(page: Page, name: string): Locator {
  const [noun = ''] = name.split('.');
  return page.locator(`.opblock[id^="operations-"][id$="-${noun}\\\\.${name.slice(noun.length + 1)}"]`);
}

/** Opens an operation, and its form to try a call. */
async function tryOut(page: Page, name: string): Promise<Locator> {
  const block = operation(page, name);
  await block.locator('.opblock-summary-control').click();
  await block.getByRole('button', { name: 'Try it out' }).click();
  return block;
}

async function openReference(page: Page): Promise<void> {
  await page.goto('/docs');
  await expect(operation(page, 'sessions.get')).toBeVisible();
}

/** Enters a key in the dialog for credentials. */
async function authorize(page: Page, key: string): Promise<void> {
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Available authorizations' });
  await dialog.getByLabel('Key').first().fill(key);
  await dialog.getByRole('button', { name: 'Apply credentials' }).first().click();
  await expect(dialog.getByText('Key set.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** Everything that the page leaves in this browser's storage, and its address. */
async function leftBehind(page: Page): Promise<string> {
  const stored = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, databases]);
  });
  return `${stored} ${JSON.stringify(await page.context().cookies())} ${page.url()}`;
}

/** The status of the answer to the call that was tried. */
const status = (block: Locator) => block.locator('.live-responses-table .response .response-col_status').first();
const body = (block: Locator) => block.locator('.live-responses-table .response .highlight-code pre').first();

test('the reference opens without a sign-in, lists every operation and asks no other host', async ({
  page,
  deskUrl,
}) => {
  const hosts = new Set<string>();
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) hosts.add(new URL(request.url()).origin);
  });
  const answer = await page.goto('/docs');
  expect(answer?.status()).toBe(200);
  expectProtection(answer?.headers() ?? {});
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API reference');
  for (const { name, method, path, summary } of endpoints) {
    const block = operation(page, name);
    await expect(block, name).toContainText(method);
    await expect(block.locator('.opblock-summary-path')).toHaveAttribute('data-path', path);
    await expect(block).toContainText(summary);
  }
  await expect(page.locator('.opblock')).toHaveCount(endpoints.length);
  await expect(page.getByText(/swagger/i)).toHaveCount(0);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/sign-in?to=%2Fdocs');
  expect([...hosts]).toEqual([deskUrl]);
});

test('a call can be tried with a key, which stays in the memory of the page', async ({ page, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: '{"n": 9007199254740993, "f": 1.0}' });
  const { key } = await addApiKey(queryDesk);
  await openReference(page);
  await authorize(page, key);
  const block = await tryOut(page, 'sessions.get');
  await block.getByPlaceholder('agent_id').fill(session.agentId);
  await block.getByPlaceholder('session_id').fill(session.sessionId);
  const sent = page.waitForRequest((request) => request.url().includes(session.sessionId));
  await block.getByRole('button', { name: 'Execute' }).click();
  await expect(status(block)).toHaveText('200');
  await expect(body(block)).toContainText(`"id": "${session.sessionId}"`);
  await expect(body(block), 'digits that JSON.parse would lose').toContainText('"n": 9007199254740993');
  await expect(body(block)).toContainText('"f": 1.0');
  expect((await (await sent).allHeaders())['x-api-key']).toBe(key);

  expect(await leftBehind(page)).not.toContain(key.slice(0, 11));
  await page.reload();
  await expect(operation(page, 'sessions.get')).toBeVisible();
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  await expect(page.getByLabel('Key').first()).toHaveValue('');
});

test('signed in, a call is tried with the sign-in, and writes exactly what was typed', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const agentId = await addAgent(queryDesk);
  await signIn(await addPerson(queryDesk, { role: 'admin' }));
  await openReference(page);
  await expect(page.getByRole('main')).toContainText('use your sign-in');

  const me = await tryOut(page, 'people.getMe');
  await me.getByRole('button', { name: 'Execute' }).click();
  await expect(status(me)).toHaveText('200');
  await expect(body(me)).toContainText('"role": "admin"');

  const create = await tryOut(page, 'sessions.create');
  await create.getByPlaceholder('agent_id').fill(agentId);
  await create.locator('textarea').fill('{"metadata": {"n": 9007199254740993, "f": 1.0}}');
  await create.getByRole('button', { name: 'Execute' }).click();
  await expect(status(create)).toHaveText('201');
  await expect(body(create)).toContainText('"n": 9007199254740993');
  const [stored] = await queryDesk('SELECT metadata FROM sessions WHERE agent_id = $1', [agentId]);
  expect(stored?.metadata).toBe('{"n": 9007199254740993, "f": 1.0}');
});

test('without a key or a sign-in a call that is tried shows the error of the API', async ({ page, allowNoise }) => {
  allowNoise(/Failed to load resource: .* 401/);
  await openReference(page);
  const block = await tryOut(page, 'sessions.get');
  await block.getByRole('button', { name: 'Execute' }).click();
  await expect(status(block)).toContainText('401');
  await expect(body(block)).toContainText('"code": "unauthorized"');
  await expectNoAxeViolations(page);
});

test('the dialog for credentials is left with Escape, and offers no field for the cookie', async ({ page }) => {
  await openReference(page);
  const opener = page.getByRole('button', { name: 'Authorize' }).first();
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Available authorizations' });
  await expect(dialog.getByLabel('Key').first()).toBeFocused();
  await expect(dialog.getByRole('heading', { name: 'Sign-in' })).toBeVisible();
  for (const name of ['API key', 'API key as bearer token', 'Share link', 'Open share link']) {
    await expect(dialog.getByRole('heading', { name, exact: true })).toBeVisible();
  }
  await expect(dialog.getByRole('textbox')).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('the address of the page names the operation that is open, and opens it again', async ({ page }) => {
  await openReference(page);
  await operation(page, 'lookups.create').locator('.opblock-summary-control').click();
  await expect(page).toHaveURL(/#\/[^/]+\/lookups\.create$/);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(operation(page, 'lookups.create').getByRole('button', { name: 'Try it out' })).toBeVisible();
  await expect(operation(page, 'lookups.create').locator('.opblock-summary')).toBeInViewport();
  const top = async () => (await operation(page, 'lookups.create').boundingBox())?.y ?? 0;
  await expect.poll(top, 'below the header').toBeGreaterThanOrEqual(48);
});

test('no other page loads what only the reference needs', async ({ page, signIn }) => {
  const scripts = new Set<string>();
  page.on('response', (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) scripts.add(response.url());
  });
  await page.goto('/sign-in');
  await signIn('support');
  await page.goto('/');
  await page.getByRole('button', { name: /: your menu$/ }).click();
  await page.getByRole('link', { name: 'API reference' }).hover();
  await page.waitForLoadState('networkidle');
  expect(scripts.size).toBeGreaterThan(5);
  for (const address of scripts) {
    const text = await (await page.request.get(address)).text();
    expect(/swagger-ui|SwaggerUI/.test(text), address).toBe(false);
  }
});

test('the person’s menu links to the reference, in the frame of the desk', async ({ page, signIn, desk }) => {
  await signIn('reviewer');
  await page.goto('/');
  await page.getByRole('button', { name: /: your menu$/ }).click();
  await page.getByRole('link', { name: 'API reference' }).click();
  await expect(page).toHaveURL('/docs');
  await expect(page).toHaveTitle('API reference · Session Desk');
  await expect(page.getByRole('button', { name: new RegExp(demoPerson(desk, 'reviewer').name) })).toBeVisible();
  await expect(operation(page, 'agents.list')).toBeVisible();
});

for (const width of widths) {
  test(`${width} pixels wide: no accessibility problems, no sideways scrolling`, async ({ page }) => {
    await dress(page, 'light', width);
    await openReference(page);
    const block = await tryOut(page, 'sessions.update');
    await expect(block.locator('textarea')).toBeVisible();
    await page.getByRole('button', { name: 'Schemas' }).click();
    // All at once, since axe takes seconds on a page of this length.
    await expectAccessibleInAllThemes(page, 'the reference, a call that is tried, and the schemas', themesAt(width));
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    await expectAccessibleInAllThemes(page, 'the credentials', themesAt(width));
  });
}
