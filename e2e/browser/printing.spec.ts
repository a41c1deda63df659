import { expect, test } from '../fixtures/browser';
import { metadataRow, pageOf } from '../fixtures/browser-pages';
import { addSession } from '../fixtures/records';

test('on paper a session is complete: every value, masked ones as text, address, zone and time, and no buttons', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`key_${index}`, { value: index }]));
  const metadata = JSON.stringify({ customer_email: 'a.reader@example.org', many, long: `${'word '.repeat(900)}end` });
  const session = await addSession(queryDesk, { description: 'What it is about', metadata });
  await signIn('support');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(pageOf(session));
  await expect(metadataRow(page, 'long')).toBeVisible();
  await page.getByLabel('Find in metadata').fill('customer');

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const paper = page.locator('body');
  await expect(paper).toContainText(`${deskUrl}${pageOf(session)}`);
  await expect(paper).toContainText(/Printed\d{1,2} \w{3} \d{4}, \d\d:\d\d:\d\d CES?T/);
  await expect(paper).toContainText('Europe/Berlin');
  await expect(metadataRow(page, 'key_149')).toBeVisible();
  await expect(metadataRow(page, 'long')).toContainText('word end');
  await expect(metadataRow(page, 'customer_email').getByText('masked: ')).toBeVisible();
  await expect(page.getByText('What it is about')).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(paper).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  for (const gone of ['Edit', 'Copy all', 'Reveal 1 masked…', 'Show keyboard shortcuts']) {
    await expect(page.getByRole('button', { name: gone, exact: true })).toHaveCount(0);
  }
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('tab')).toHaveCount(0);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(tooWide).toBe(false);

  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await expect(metadataRow(page, 'key_149')).toHaveCount(0);
  await expect(page.getByLabel('Find in metadata')).toHaveValue('customer');
});
