import { expect, test } from '../fixtures/browser';
import { addReader, addSessions } from '../fixtures/browser-lists';

test('an action that fails shows a notice that stays, with the request id, and never takes the focus', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource/);
  const { person, agentId } = await addReader(queryDesk);
  await addSessions(queryDesk, agentId, 1);
  await queryDesk('INSERT INTO views (id, person_id, name, filters, updated_at) VALUES ($1, $2, $3, $4, now())', [
    `viw_${person.id}`,
    person.id,
    'Mine',
    '{}',
  ]);
  await signIn(person);
  await page.goto('/sessions');
  const notice = (words: string) => page.getByRole('alert').filter({ hasText: words });

  await test.step('a view that cannot be deleted: the desk’s words, the request id', async () => {
    await page.route('**/v2/views/*', (route) =>
      route.fulfill({
        status: 503,
        headers: { 'x-request-id': 'req_made_up_0001' },
        json: { code: 'unavailable', messages: ['The database cannot be reached.'], request_id: 'req_made_up_0001' },
      }),
    );
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Delete Mine' }).press('Enter');
    await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
    await expect(notice('The view “Mine” was not deleted.')).toBeVisible();
    await expect(notice('was not deleted').getByRole('button', { name: 'req_made_up_0001' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeFocused();
    await expect(page.getByRole('dialog', { name: 'Views' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Views' })).toBeHidden();
    await expect(notice('The view “Mine” was not deleted.')).toBeVisible();
  });

  await test.step('no answer: it is not known whether it happened', async () => {
    await page.route('**/api/auth/**', (route) => route.abort());
    await page.getByRole('button', { name: /: your menu$/ }).press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).press('Enter');
    await expect(notice('You may still be signed in.')).toContainText('Check your connection, then try again.');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: /: your menu$/ })).toBeHidden();
  });

  await test.step('a copy that the browser refuses, said once however often', async () => {
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
      document.execCommand = () => false;
    });
    const link = page.getByRole('table', { name: 'Sessions', exact: true }).getByRole('link');
    await link.focus();
    await page.keyboard.press('c');
    await page.keyboard.press('c');
    await expect(notice('The link to the session could not be copied')).toHaveCount(1);
    await expect(link).toBeFocused();
  });

  await test.step('Escape closes the newest; its button closes one, and the focus goes back', async () => {
    await page.keyboard.press('Escape');
    await expect(notice('could not be copied')).toHaveCount(0);
    await expect(notice('The view “Mine” was not deleted.')).toBeVisible();
    await notice('The view “Mine” was not deleted.').getByRole('button', { name: 'Close' }).press('Enter');
    await expect(notice('The view “Mine” was not deleted.')).toHaveCount(0);
    await expect(notice('You may still be signed in.')).toBeVisible();
    await expect(page.locator('*:focus')).toHaveCount(1);
  });
});

test('a dialog whose code fails to load leaves the page as it is, and says so', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource|ChunkLoadError|Failed to load chunk|page error/);
  const { person } = await addReader(queryDesk);
  await signIn(person);
  await page.goto('/sessions');
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Text in ID, description or metadata').fill('typed');
  await page.route('**/_next/static/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Show keyboard shortcuts' }).press('Enter');
  const notice = page.getByRole('alert').filter({ hasText: 'could not be loaded' });
  await expect(notice.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  await expect(page.getByLabel('Text in ID, description or metadata')).toHaveValue('typed');
});
