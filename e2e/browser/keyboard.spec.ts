import { demoPerson, expect, test } from '../fixtures/browser';
import { expectVisibleFocus, openByKeyboard, reach, signInByKeyboard, tabTo } from '../fixtures/browser-keyboard';
import { addReader, addSessions, rowLinks } from '../fixtures/browser-lists';
import { lookUpBox, metadataRow, metadataValue, pageOf } from '../fixtures/browser-pages';
import { addSession, changeSession } from '../fixtures/records';

test('support, from sign-in to sign-out without a mouse, and the focus is always visible', async ({
  page,
  desk,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: '{"customer_name":"Mia Sund","order":{"id":"o-1"}}' });
  const person = demoPerson(desk, 'support');

  await test.step('sign in, look up, and open', async () => {
    await signInByKeyboard(page, person);
    await openByKeyboard(page, session);
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
    // The pressed button is gone: the focus is on the countdown in its place, not back at the top.
    await expect(page.getByRole('status').filter({ hasText: 'Values visible for 10 minutes.' })).toBeAttached();
    await expect(page.locator('*:focus')).toContainText('Visible to you for');
    await expectVisibleFocus(page);
  });

  await test.step('find', async () => {
    await tabTo(page, page.getByLabel('Find in metadata'));
    await page.keyboard.type('o-1');
    await expect(page.getByText('1 match', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await expect(page.getByLabel('Find in metadata')).toHaveValue('/');
    await page.keyboard.press('Escape');
    await expect(metadataRow(page, 'customer_name')).toBeVisible();
  });

  await test.step('edit the description, and save', async () => {
    await reach(page, page.getByRole('button', { name: 'Edit', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Description' })).toBeFocused();
    await page.keyboard.type('What c and j and / are about?');
    await reach(page, page.getByRole('button', { name: 'Review changes' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Review your changes' })).toBeFocused();
    await reach(page, page.getByRole('button', { name: 'Keep editing' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Description' })).toBeFocused();
    await reach(page, page.getByRole('button', { name: 'Review changes' }));
    await page.keyboard.press('Enter');
    await reach(page, page.getByRole('button', { name: 'Save changes' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Edit the session' })).toBeHidden();
    await expect(page.getByText('What c and j and / are about?')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
  });

  await test.step('choose another time zone', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: /^Look up an ID, or search/ })).toBeFocused();
    await page.keyboard.type('zone');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Find a time zone')).toBeFocused();
    await page.keyboard.type('kathm');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /GMT\+5:45/ }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
  });

  await test.step('sign out', async () => {
    await page.keyboard.press('/');
    await expect(lookUpBox(page)).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: /: your menu$/ }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Sign out' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/sign-in');
  });
});

test('an admin disables a session and enables it again, by keyboard alone', async ({ page, desk, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: '{"a":1}' });
  await signInByKeyboard(page, demoPerson(desk, 'admin'));
  await openByKeyboard(page, session);
  for (const [verb, status] of [
    ['Disable', 'Disabled'],
    ['Enable', 'Enabled'],
  ] as const) {
    const button = page.getByRole('button', { name: `${verb}…` });
    if (verb === 'Disable') await reach(page, button);
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('button', { name: verb, exact: true })).toBeFocused();
    await expectVisibleFocus(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('banner').locator('..').getByText(status, { exact: true })).toBeVisible();
  }
});

test('a reviewer opens a session from the list, and gives a verdict, by keyboard alone', async ({
  page,
  queryDesk,
}) => {
  const { person, agentId } = await addReader(queryDesk, { role: 'reviewer' });
  await addSessions(queryDesk, agentId, 2);
  await signInByKeyboard(page, person);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Look up an ID, or search/ })).toBeFocused();
  await page.keyboard.type('sess');
  await page.keyboard.press('Enter');
  await expect(rowLinks(page)).toHaveCount(2);
  await page.keyboard.press('j');
  await expect(rowLinks(page).first()).toBeFocused();
  await page.keyboard.press('j');
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sessions\/ase_row_000$/);
  await reach(page, page.getByRole('tab', { name: 'Overview' }));
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const pass = page.getByRole('radio', { name: 'Pass' });
  const give = page.getByRole('button', { name: 'Give verdict' });
  await reach(page, give);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Choose a verdict first.')).toBeVisible();
  await expect(pass).toBeFocused();
  await expectVisibleFocus(page);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Needs work' })).toBeChecked();
  await reach(page, page.getByLabel('Comment'));
  await page.keyboard.type('c j k x ? /');
  await reach(page, give);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Verdicts' })).toContainText('c j k x ? /');
  await expect(give).toBeFocused();
});

test('an auditor reads a session’s audit events, goes to an earlier time and back, by keyboard alone', async ({
  page,
  desk,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: '{"plan":"gold"}' });
  await changeSession(queryDesk, session, '{"plan":"silver"}');
  await signInByKeyboard(page, demoPerson(desk, 'auditor'));
  await openByKeyboard(page, session);
  await reach(page, page.getByRole('tab', { name: 'Overview' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Audit' })).toContainText('viewed the session');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await reach(page, page.getByRole('link', { name: 'View revision 1' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Earlier revision' })).toBeFocused();
  await expect(metadataValue(page, 'plan')).toContainText('gold');
  await reach(page, page.getByRole('button', { name: 'Back to current' }));
  await page.keyboard.press('Enter');
  await expect(metadataValue(page, 'plan')).toHaveText('silver');
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeFocused();
});

test('every stop of the keyboard on a session is visible in the dark scheme, too', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, {
    metadata: '{"link":"https://help.example.com/","at":"2024-01-15T14:22:30Z","order":{"first":1}}',
  });
  await signIn('support');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.goto(pageOf(session));
  await tabTo(page, page.getByRole('button', { name: 'Copy path of first' }));
});

test('the skip link is the first stop, and leads past the header', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: '{"a":1}' });
  await signIn('support');
  await page.goto(pageOf(session));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
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
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const key of ['/', 'c', '?', 'j k', 'x', 'Ctrl K', 'Enter', 'Esc'])
    await expect(keys.getByText(key, { exact: true })).toBeVisible();
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

test('the arrow keys move through the tree', async ({ page, signIn, queryDesk }) => {
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
