import type { Locator, Page } from '@playwright/test';
import { demoPerson, expect, test } from '../fixtures/browser';
import { lookUpBox, metadataRow, metadataValue, pageOf } from '../fixtures/browser-pages';
import { addSession } from '../fixtures/records';

const MOST_STOPS = 50;

/** Fails unless what has the focus looks different from what it is without: a picture of it, then one of it blurred. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const focused = page.locator('*:focus');
  await expect(focused, 'something has the focus').toHaveCount(1);
  const box = await settledBox(focused);
  // Wide enough for a ring around the table row or the field that stands for what has the focus.
  const room = 16;
  const [x, y] = [Math.max(0, box.x - room), Math.max(0, box.y - room)];
  const clip = { x, y, width: box.width + 2 * room, height: box.height + 2 * room };
  const picture = () => page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  const withFocus = await picture();
  const handle = await focused.elementHandle();
  await handle?.evaluate((element) => (element as HTMLElement).blur());
  const without = await picture();
  await handle?.evaluate((element) => (element as HTMLElement).focus());
  const what = await handle?.evaluate((element) => element.outerHTML.slice(0, 200));
  expect(withFocus.equals(without), `the focus cannot be seen on ${what}`).toBe(false);
}

/** Where an element stands once it stands still: a menu that just opened is moved to its place. */
async function settledBox(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  for (let before = await element.boundingBox(); ; ) {
    await element.page().waitForTimeout(50);
    const box = await element.boundingBox();
    if (box === null) throw new Error('What has the focus is not drawn.');
    if (JSON.stringify(box) === JSON.stringify(before)) return box;
    before = box;
  }
}

/** Presses Tab until the element has the focus, which must be visible on every stop of the way. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < MOST_STOPS; presses++) {
    await page.keyboard.press(key);
    await expectVisibleFocus(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target}.`);
}

test('from sign-in to sign-out without a mouse, and the focus is always visible', async ({ page, desk, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: '{"customer_name":"Mia Sund","order":{"id":"o-1"}}' });
  const person = demoPerson(desk, 'support');
  await page.emulateMedia({ reducedMotion: 'reduce' });

  await test.step('sign in', async () => {
    await page.goto('/');
    await expect(page.getByLabel('E-mail')).toBeFocused();
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    await page.keyboard.type(person.email);
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await page.keyboard.type(person.password);
    await page.keyboard.press('Enter');
  });

  await test.step('look up, and open', async () => {
    await expect(lookUpBox(page)).toBeFocused();
    await page.keyboard.insertText(`${session.agentId} ${session.sessionId}`);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(pageOf(session));
    await expect(metadataRow(page, 'customer_name')).toBeVisible();
  });

  await test.step('reveal', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Reveal 1 masked…' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Reason')).toBeFocused();
    await page.keyboard.type('Ticket 17');
    await tabTo(page, dialog.getByRole('button', { name: 'Reveal', exact: true }));
    await page.keyboard.press('Enter');
    await expect(metadataValue(page, 'customer_name')).toHaveText('Mia Sund');
    await expect(dialog).toBeHidden();
    // The button that was pressed is gone: the focus is where the countdown stands now, not back at the top.
    await expect(
      page.getByRole('status').filter({ hasText: 'The values are shown now, for 10 minutes.' }),
    ).toBeAttached();
    await expect(page.locator('*:focus')).toContainText('Revealed to you for');
    await expectVisibleFocus(page);
  });

  await test.step('find', async () => {
    await tabTo(page, page.getByLabel('Find in metadata'));
    await page.keyboard.type('o-1');
    await expect(page.getByText('1 match', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(metadataRow(page, 'customer_name')).toBeVisible();
  });

  await test.step('sign out', async () => {
    await page.keyboard.press('/');
    await expect(page.getByLabel('Find in metadata')).toHaveValue('/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('/');
    await expect(lookUpBox(page)).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: /: your menu$/ }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Sign out' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/sign-in');
  });
});

test('every stop of the keyboard on a session is visible in the dark, too', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, {
    metadata: '{"link":"https://help.example.com/","at":"2024-01-15T14:22:30Z","order":{"first":1}}',
  });
  await signIn('support');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.goto(pageOf(session));
  await tabTo(page, page.getByRole('button', { name: 'Copy the path of first' }));
});

test('the skip link is the first stop, and leads past the header', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: '{"a":1}' });
  await signIn('support');
  await page.goto(pageOf(session));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: session.agentId, exact: true })).toBeFocused();
});

test('? shows the keys, Escape closes them, and the focus returns to where it was', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: '{"a":1}' });
  await signIn('support');
  await page.goto(pageOf(session));
  const copy = page.getByRole('button', { name: 'Copy all' });
  await copy.focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  for (const key of ['/', 'c', '?', 'Enter', 'Esc']) await expect(keys.getByText(key, { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(copy).toBeFocused();
});

test('c copies the link, and typing a c into a field does not', async ({
  page,
  context,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const session = await addSession(queryDesk, { metadata: '{"a":1}' });
  await signIn('support');
  await page.goto(pageOf(session));
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => navigator.clipboard.writeText('before'));
  await page.getByLabel('Find in metadata').pressSequentially('c?/');
  await expect(page.getByLabel('Find in metadata')).toHaveValue('c?/');
  expect(await clipboard()).toBe('before');
  await page.getByLabel('Find in metadata').press('Escape');
  await page.getByRole('button', { name: 'Copy all' }).focus();
  await page.keyboard.press('c');
  await expect.poll(clipboard).toBe(`${deskUrl}${pageOf(session)}`);
});

test('the tree is walked with the arrow keys', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: '{"one":1,"two":{"three":[3,4]},"five":5}' });
  await signIn('reviewer');
  await page.goto(pageOf(session));
  await page.getByText('Tree', { exact: true }).click();
  const item = (name: string) => page.getByRole('treeitem', { name });
  await item('one, number').focus();
  await page.keyboard.press('ArrowDown');
  await expect(item('two, object, 1 key')).toBeFocused();
  await expectVisibleFocus(page);
  await expect(item('two, object, 1 key')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(item('two, object, 1 key')).toHaveAttribute('aria-expanded', 'false');
  await expect(item('three, array, 2 items')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(item('three, array, 2 items')).toBeFocused();
  await page.keyboard.press('End');
  await expect(item('five, number')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(item('one, number')).toBeFocused();
});
