import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { fillSignIn, lookUpBox } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, twoThemes } from '../fixtures/browser-themes';
import type { Desk } from '../fixtures/desk';
import { makeFirstAdmin, startEmptyDesk } from '../fixtures/empty-desk';

// A desk of its own, with nothing in it.
let empty: Desk;
test.beforeAll(async () => {
  empty = await startEmptyDesk();
});
test.afterAll(() => empty?.stop());

const steps = (page: Page) => page.getByRole('region', { name: 'First steps' });
const home = (page: Page) => page.getByRole('link', { name: 'Look up', exact: true }).click();

test('in an empty desk the first page leads from the first key to the first invitation, and ticks off each step', async ({
  page,
}) => {
  await test.step('the sign-in says how the first admin is made, and lets them in', async () => {
    await page.goto(`${empty.url}/sign-in`);
    await expect(page.getByRole('button', { name: /^npm run people -- create/ })).toBeVisible();
    await expectAccessibleInAllThemes(page, 'the sign-in of an empty desk', twoThemes);
    await fillSignIn(page, await makeFirstAdmin(empty));
    await expect(steps(page)).toContainText('0 of 4 done');
  });

  await test.step('hidden, it stays hidden in this browser', async () => {
    await expect(lookUpBox(page)).toBeFocused();
    await steps(page).getByRole('button', { name: 'Hide first steps' }).click();
    await expect(page.getByRole('button', { name: 'Show them again' })).toBeFocused();
    await page.reload();
    await expect(lookUpBox(page)).toBeFocused();
    await expect(steps(page)).toBeHidden();
    await page.context().clearCookies({ name: 'desk_first_steps' });
    await page.reload();
  });

  const key = await test.step('the form for a key is open and filled in', async () => {
    await steps(page).getByRole('link', { name: 'Create a key…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('First key');
    await expect(page).toHaveURL(`${empty.url}/api-keys`);
    await dialog.getByRole('button', { name: 'Create key' }).click();
    const made = await dialog.getByRole('region', { name: 'New key' }).locator('code').innerText();
    await dialog.getByRole('button', { name: 'I’ve stored the key' }).click();
    await expect(page.getByRole('button', { name: 'Create a key' })).toBeFocused();
    return made;
  });

  await test.step('the lines that are shown make a session, and the tick comes by itself', async () => {
    await home(page);
    await expect(steps(page)).toContainText('1 of 4 done');
    await expectAccessibleInAllThemes(page, 'with steps done and open');
    const lines = await steps(page).locator('code').allInnerTexts();
    await steps(page).getByRole('button', { name: 'Copy: the command for the key' }).focus();
    const script = lines.join('\n').replace('paste your key here', key);
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script]);
    expect(`${stdout}${stderr}`).toContain('"id": "ase_first"');
    await expect(steps(page)).toContainText('2 of 4 done');
    await expect(
      page.getByRole('status').getByText('Done: Create a session with it. Next: Look it up.'),
    ).toBeAttached();
    await expect(steps(page).getByRole('button', { name: 'Look it up', expanded: true })).toBeFocused();
  });

  await test.step('looked up, it is open; back on the first page that is done', async () => {
    await steps(page).getByRole('button', { name: 'Look up agt_first ase_first' }).click();
    await expect(page).toHaveURL(`${empty.url}/agents/agt_first/sessions/ase_first`);
    await expect(page.getByText('My first session').first()).toBeVisible();
    await home(page);
    await expect(steps(page)).toContainText('3 of 4 done');
  });

  await test.step('after the invitation the end is said, once', async () => {
    await steps(page).getByRole('link', { name: 'Invite…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Sam Support');
    await dialog.getByLabel('E-mail').fill('sam@example.com');
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(dialog.getByText('Invitation created for Sam Support')).toBeVisible();
    await page.goto(empty.url);
    await expect(steps(page)).toContainText('4 of 4 done');
    await expect(steps(page).getByRole('link', { name: 'try the other API calls' })).toBeVisible();
    await expectAccessibleInAllThemes(page, 'all steps done', twoThemes);
    await page.reload();
    await expect(lookUpBox(page)).toBeFocused();
    await expect(steps(page)).toBeHidden();
  });
});
