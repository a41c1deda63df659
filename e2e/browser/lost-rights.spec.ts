import { expect, test } from '../fixtures/browser';
import { pageOf } from '../fixtures/browser-pages';
import { addPerson, addSession } from '../fixtures/records';

test('whoever loses a right, then the sign-in, with an editor open hears why, and keeps what was typed', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* (401|403)/);
  const person = await addPerson(queryDesk, { role: 'support' });
  const session = await addSession(queryDesk, { metadata: '{"plan":"gold"}', description: 'Before' });
  await signIn(person);
  await page.goto(pageOf(session));
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Description').fill('Typed before the role changed');
  await page.getByRole('button', { name: 'Review changes' }).click();
  const save = page.getByRole('button', { name: 'Save changes' });
  const refusal = (words: RegExp) => page.getByRole('alert').filter({ hasText: words });

  await queryDesk("UPDATE people SET role = 'reviewer' WHERE id = $1", [person.id]);
  await save.click();
  await expect(refusal(/sessions:write/).getByText(/^req_/)).toBeVisible();

  await queryDesk("UPDATE people SET state = 'suspended' WHERE id = $1", [person.id]);
  await save.click();
  await expect(refusal(/[Ss]ign in/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on editing' }).click();
  await expect(page.getByLabel('Description')).toHaveValue('Typed before the role changed');
  expect(await queryDesk('SELECT description FROM sessions WHERE id = $1', [session.sessionId])).toEqual([
    { description: 'Before' },
  ]);
});
