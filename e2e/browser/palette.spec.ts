import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { dress, lookUpBox, pageOf } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, themesAt, widths } from '../fixtures/browser-themes';
import { addAgent, addSession, type StoredSession, uniqueId } from '../fixtures/records';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const box = (page: Page) => palette(page).getByRole('combobox');
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name });

async function openPalette(page: Page, key = 'Control+k'): Promise<void> {
  await page.keyboard.press(key);
  await expect(box(page)).toBeFocused();
}

/** Opens a session's page, and waits until it reacts to keys. */
async function openSession(page: Page, session: StoredSession): Promise<void> {
  await page.goto(pageOf(session));
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('Ctrl-K and Cmd-K open the palette from anywhere, even from a box, and the focus returns', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: '{"a":1}' });
  await signIn('support');
  await openSession(page, session);
  const find = page.getByLabel('Find in metadata');
  await find.focus();
  for (const [open, close] of [
    ['Control+k', 'Escape'],
    ['Meta+k', 'Control+k'],
  ] as const) {
    await openPalette(page, open);
    await page.keyboard.press(close);
    await expect(palette(page)).toBeHidden();
    await expect(find).toBeFocused();
  }
  await expect(find).toHaveValue('');
});

test('the palette is loaded when it is opened, and not before', async ({ page, signIn }) => {
  await signIn('support');
  await page.goto('/');
  await expect(lookUpBox(page)).toBeFocused();
  await page.waitForLoadState('networkidle');
  const scripts: string[] = [];
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
  await openPalette(page);
  expect(scripts.length).toBeGreaterThan(0);
});

test('what is pasted into the palette is looked up, and opens', async ({ page, signIn, queryDesk }) => {
  const from = await addSession(queryDesk);
  const session = await addSession(queryDesk);
  await signIn('support');
  await openSession(page, from);
  await openPalette(page);
  await page.keyboard.insertText(`GET ${session.path} 200`);
  await expect(option(page, 'Look up')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pageOf(session));
  await expect(palette(page)).toBeHidden();
});

test('an error is shown in the palette, with where the session is', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk);
  const empty = await addAgent(queryDesk);
  await signIn('support');
  await page.goto('/');
  await expect(lookUpBox(page)).toBeFocused();
  await openPalette(page);
  await page.keyboard.insertText(`${empty} ${session.sessionId}`);
  await page.keyboard.press('Enter');
  await expect(palette(page).getByRole('status')).toContainText('There is no such session under this agent, but under');
  await expect(option(page, session.sessionId)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pageOf(session));
});

test('sessions that begin with what is typed are suggested in the palette', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk);
  await signIn('support');
  await page.goto('/');
  await expect(lookUpBox(page)).toBeFocused();
  await openPalette(page);
  await page.keyboard.type(session.sessionId.slice(0, -2));
  await expect(option(page, session.sessionId)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(option(page, session.sessionId)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pageOf(session));
});

test('several lines pasted into the palette get their table on the look-up page', async ({
  page,
  context,
  signIn,
  queryDesk,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const session = await addSession(queryDesk);
  const other = await addSession(queryDesk);
  await signIn('support');
  await openSession(page, session);
  for (const text of [`${session.path}\n${other.path}`, `${other.path}\nhello`]) {
    await openPalette(page);
    await page.evaluate((given) => navigator.clipboard.writeText(given), text);
    await page.keyboard.press('Control+v');
    await expect(page).toHaveURL('/');
    await expect(lookUpBox(page)).toHaveValue(text);
    await expect(page.getByRole('table', { name: 'Outcomes' }).getByRole('row')).toHaveCount(3);
    await expect(palette(page)).toBeHidden();
  }
});

test('a key in the palette is cut out before anything is sent', async ({ page, signIn, desk, queryDesk }) => {
  const { agentId } = await addSession(queryDesk);
  const key = desk.apiKeys[0]?.key ?? '';
  expect(key).not.toBe('');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await signIn('support');
  await page.goto('/');
  await expect(lookUpBox(page)).toBeFocused();
  await openPalette(page);
  await page.keyboard.insertText(`curl -H "x-api-key: ${key}" /v2/agents/${agentId}/sessions/${uniqueId('ase')}`);
  await page.keyboard.press('Enter');
  await expect(palette(page).getByRole('status')).toContainText('There is no such session under this agent.');
  await expect(palette(page).getByRole('alert').filter({ hasText: 'Rotate it' })).toBeVisible();
  expect(sent.filter((each) => each.includes(key))).toEqual([]);
});

test('pages and actions are found by their names, by keyboard alone', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk);
  await signIn('support');
  await openSession(page, session);
  await openPalette(page);
  for (const name of ['Look up', 'Sessions', 'API reference', 'Sign out']) {
    await expect(option(page, name)).toBeVisible();
  }
  await page.keyboard.type('dark');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await openPalette(page);
  await page.keyboard.type('look');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/');
  await expect(lookUpBox(page)).toBeFocused();
  await openPalette(page);
  await page.keyboard.type('sign out');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/sign-in');
});

test('the slash focuses the box from another page, and the question mark shows all keys', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: '{"a":1}' });
  await signIn('support');
  await openSession(page, session);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys).toContainText('Ctrl K');
  await expect(keys).toContainText('Go to the look-up');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.keyboard.press('/');
  await expect(page).toHaveURL('/');
  await expect(lookUpBox(page)).toBeFocused();
});

for (const width of widths) {
  test(`the palette has no accessibility problems: ${width} pixels wide`, async ({ page, signIn, queryDesk }) => {
    const session = await addSession(queryDesk, { sessionId: `${uniqueId('ase')}_${'long_'.repeat(40)}` });
    await dress(page, 'light', width);
    await signIn('support');
    await page.goto('/');
    await expect(lookUpBox(page)).toBeFocused();
    await openPalette(page);
    await expectAccessibleInAllThemes(page, 'opened', themesAt(width));
    await page.keyboard.insertText(session.sessionId);
    await expect(option(page, session.agentId)).toBeVisible();
    await expectAccessibleInAllThemes(page, 'with what fits', themesAt(width));
    await page.keyboard.insertText('nowhere at all');
    await expect(option(page, 'Look up')).toBeVisible();
    await expectAccessibleInAllThemes(page, 'with a text', themesAt(width));
  });
}
