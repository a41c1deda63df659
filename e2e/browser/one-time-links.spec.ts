import { expect, expectNoAxeViolations, test } from '../fixtures/browser';
import { fillSignIn, lookUpBox } from '../fixtures/browser-pages';
import { addInvitation, addPasswordReset, addPerson } from '../fixtures/records';

const password = 'a long sentence of a test';
const gone = /Failed to load resource: .* (404|409|410)/;

test('an invited person chooses a password, presses the button, signs in and is in the desk', async ({
  page,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 400/);
  const { id, token } = await addInvitation(queryDesk);
  const answer = await page.goto(`/invitations/${token}`);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'strict-origin',
    'x-robots-tag': 'noindex',
  });
  await expect(page.getByText('a test invited you as Reviewer')).toBeVisible();
  await expectNoAxeViolations(page);
  const name = page.getByLabel('Your name');
  const join = page.getByRole('button', { name: 'Set password and join' });
  await name.fill(' ');
  await page.getByLabel('New password', { exact: true }).fill(password);
  await join.click();
  await expect(name).toHaveAccessibleDescription('A name must not be empty.');
  await expect(name).toBeFocused();
  await expect(page.getByLabel('New password', { exact: true })).toHaveValue(password);
  await name.fill('Nora of her own');
  await join.click();
  await expect(page.getByRole('alert').filter({ hasText: 'You’ve joined the desk' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await fillSignIn(page, { email: `${id}@example.org`, password });
  await expect(lookUpBox(page)).toBeVisible();
});

test('a link that was used says so, in another browser too', async ({ page, openAs, queryDesk, allowNoise }) => {
  allowNoise(gone);
  const { token } = await addInvitation(queryDesk);
  const other = await openAs(null);
  await other.goto(`/invitations/${token}`);
  await page.goto(`/invitations/${token}`);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set password and join' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'You’ve joined the desk' })).toBeVisible();
  await other.getByLabel('New password', { exact: true }).fill(password);
  await other.getByRole('button', { name: 'Set password and join' }).click();
  await expect(other.getByRole('alert').filter({ hasText: 'was already used' })).toBeVisible();
  const again = await page.goto(`/invitations/${token}`);
  expect(again?.status()).toBe(410);
  await expect(page.getByText('was already used')).toBeVisible();
});

test('a new password is set by a link, and the page is readable on a small dark screen', async ({
  page,
  queryDesk,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const person = await addPerson(queryDesk);
  await page.goto(`/password-resets/${await addPasswordReset(queryDesk, person.id)}`);
  await expect(page.getByText(person.name)).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await fillSignIn(page, { email: person.email, password });
  await expect(lookUpBox(page)).toBeVisible();
});

for (const path of [`/invitations/inv_${'0'.repeat(39)}`, '/password-resets/rst_x', '/invitations/%ZZ']) {
  test(`nothing is said about ${path} except that there is no such link`, async ({ page, allowNoise }) => {
    allowNoise(gone);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: /^No such (invitation|link)$/ })).toBeVisible();
  });
}
