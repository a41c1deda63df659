import { expect, test } from '../fixtures/browser';
import { fillSignIn, lookUpBox } from '../fixtures/browser-pages';
import { addPerson } from '../fixtures/records';

const next = 'another long sentence of a test';

test('a person changes their own name and password, ends one sign-in, and then all', async ({
  page,
  signIn,
  openAs,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 400/);
  const person = await addPerson(queryDesk, { role: 'reviewer' });
  await signIn(person);
  const second = await openAs(person);
  const third = await openAs(person);
  await page.goto('/');
  await page.getByRole('button', { name: /: your menu$/ }).click();
  await page.getByRole('link', { name: 'Your profile' }).click();
  const rows = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: '· current' })).toHaveCount(1);
  // The newest is first.
  await rows
    .getByRole('button', { name: /^End the sign-in/ })
    .first()
    .click();
  await expect(rows).toHaveCount(2);
  await third.goto('/');
  await expect(third).toHaveURL(/\/sign-in/);
  await second.goto('/');
  await expect(lookUpBox(second)).toBeVisible();

  await page.getByLabel('Name', { exact: true }).fill('Nora of her own');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByRole('button', { name: 'Nora of her own, Reviewer: your menu' })).toBeVisible();

  const current = page.getByLabel('Current password', { exact: true });
  await current.fill('not the password');
  await page.getByLabel('New password', { exact: true }).fill(next);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(current).toHaveAccessibleDescription('Is not your current password.');
  await current.fill(person.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('main')).toContainText('Password changed.');
  await expect(current).toHaveValue('');
  await expect(rows).toHaveCount(1);
  await second.goto('/');
  await expect(second).toHaveURL(/\/sign-in/);
  await fillSignIn(second, { email: person.email, password: next });
  await expect(lookUpBox(second)).toBeVisible();

  await page.getByRole('button', { name: 'Sign out everywhere…' }).click();
  await page.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await second.goto('/');
  await expect(second).toHaveURL(/\/sign-in/);
});
