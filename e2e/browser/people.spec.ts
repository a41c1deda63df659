import { expect, test } from '../fixtures/browser';
import { fillSignIn, lookUpBox } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, twoThemes } from '../fixtures/browser-themes';
import { addAgent, addApiKey, addInvitation, addPerson, type Query, uniqueId } from '../fixtures/records';

const password = 'a long sentence of a test';

/** Stores an API key created by this person. Returns its name. */
async function addKeyOf(query: Query, personId: string): Promise<string> {
  const { id } = await addApiKey(query);
  await query("UPDATE api_keys SET maker_kind = 'person', maker_id = $2 WHERE id = $1", [id, personId]);
  return `key ${id}`;
}

test('an admin invites a person, changes their role and suspends them; each takes effect on the next click, and no link is left behind', async ({
  page,
  signIn,
  openAs,
  queryDesk,
}) => {
  const email = `${uniqueId('per')}@example.org`;
  await signIn(await addPerson(queryDesk, { role: 'admin' }));
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Zoe Invited');
  await dialog.getByLabel('E-mail', { exact: true }).fill(email);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(dialog.getByRole('heading', { name: 'Invitation created for Zoe Invited' })).toBeFocused();
  await expect(dialog).toContainText('for 72 hours');
  const link = (await dialog.getByText('/invitations/inv_').textContent()) ?? '';
  const token = link.slice(link.lastIndexOf('/') + 1);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Invite…' })).toBeFocused();
  await expect(page.getByRole('listitem').filter({ hasText: email })).toContainText('Invited as Reviewer');
  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, document.cookie, localStorage, sessionStorage]),
  );
  expect(kept + (await page.content())).not.toContain(token);

  const invited = await openAs(null);
  await invited.goto(new URL(link).pathname);
  await invited.getByLabel('New password', { exact: true }).fill(password);
  await invited.getByRole('button', { name: 'Set password and join' }).click();
  await invited.getByRole('link', { name: 'Sign in' }).click();
  await fillSignIn(invited, { email, password });
  await expect(lookUpBox(invited)).toBeVisible();

  await page.reload();
  await page.getByLabel('Name or e-mail').fill(email);
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(page.getByRole('table', { name: 'People' }).getByRole('row')).toHaveCount(2);
  await row.getByRole('button', { name: 'Actions for Zoe Invited' }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await dialog.getByLabel('Role', { exact: true }).selectOption('Auditor');
  // Another admin is faster: none of their changes is overwritten unseen.
  await queryDesk("UPDATE people SET role = 'support' WHERE email = $1", [email]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('They changed the role to: Support');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Auditor');
  await invited.reload();
  await expect(invited.getByRole('button', { name: 'Zoe Invited, Auditor: your menu' })).toBeVisible();

  await page.getByLabel('State').selectOption('Active');
  const [stored] = await queryDesk<{ id: string }>('SELECT id FROM people WHERE email = $1', [email]);
  const keyName = await addKeyOf(queryDesk, stored?.id ?? '');
  await row.getByRole('button', { name: 'Actions for Zoe Invited' }).click();
  await page.getByRole('menuitem', { name: 'Suspend…' }).click();
  await expect(dialog.getByRole('region', { name: 'API keys of this person' })).toContainText(keyName);
  await dialog.getByRole('button', { name: 'Suspend', exact: true }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByLabel('Name or e-mail')).toBeFocused();
  await page.getByLabel('State').selectOption('Suspended');
  await expect(row).toContainText('Suspended');
  await invited.goto('/sessions');
  await expect(invited).toHaveURL(/\/sign-in/);
});

test('the page of people is for those who may manage them, and an admin who loses the permission keeps what they typed', async ({
  page,
  signIn,
  openAs,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* (403|409)/);
  for (const role of ['support', 'auditor'] as const) {
    const other = await openAs(role);
    const answer = await other.goto('/people');
    expect(answer?.status()).toBe(403);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('You don’t have access to this');
    await expect(other.getByRole('main')).toContainText('people:write');
    await expect(other.getByRole('link', { name: 'People' })).toHaveCount(0);
  }
  const admin = await addPerson(queryDesk, { role: 'admin' });
  await signIn(admin);
  await page.goto('/');
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Invite…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Twice');
  await dialog.getByLabel('E-mail', { exact: true }).fill(admin.email);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(dialog.getByLabel('E-mail', { exact: true })).toHaveAccessibleDescription(
    'There is already a person with this e-mail.',
  );
  await expect(dialog.getByLabel('E-mail', { exact: true })).toBeFocused();
  await queryDesk("UPDATE people SET role = 'support' WHERE id = $1", [admin.id]);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  const alert = dialog.getByRole('alert').filter({ hasText: 'people:write' });
  await expect(alert).toContainText('Nobody was invited.');
  await expect(alert.getByRole('button', { name: /^req_/ })).toBeVisible();
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Twice');
});

test('people, their dialogs and one’s own profile have no accessibility problems, light or dark, wide or narrow', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const long = await addPerson(queryDesk, { agentIds: [await addAgent(queryDesk)] });
  const name = `نورا ${long.name}${'Averylongname'.repeat(12)}`;
  await queryDesk('UPDATE people SET name = $2, email = $3 WHERE id = $1', [
    long.id,
    name,
    `${uniqueId('per')}@${'long.'.repeat(40)}example.org`,
  ]);
  await addKeyOf(queryDesk, long.id);
  const suspended = await addPerson(queryDesk, { role: 'auditor', state: 'suspended' });
  await queryDesk('UPDATE people SET name = $2 WHERE id = $1', [suspended.id, `Not ${name}`]);
  const invitation = await addInvitation(queryDesk);
  await signIn(await addPerson(queryDesk, { role: 'admin' }));
  await page.goto('/people');
  const dialog = page.getByRole('dialog');
  const open = async (item: string) => {
    await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  // One row of each kind: the people of all other tests would cost axe ten seconds and add nothing.
  await page.getByLabel('Name or e-mail').fill(long.name);
  await expect(page.getByRole('table', { name: 'People' }).getByRole('row')).toHaveCount(3);
  const invited = page.getByRole('listitem').filter({ hasText: `${invitation.id}@example.org` });
  await invited.getByRole('button', { name: /^Revoke the invitation/ }).click();
  await expectAccessibleInAllThemes(page, 'the list, and the question before a link ends');
  await invited.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(invited).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeFocused();
  await open('Edit…');
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeVisible();
  await expectAccessibleInAllThemes(page, 'a change', twoThemes);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `Actions for ${name}`, exact: true })).toBeFocused();
  await open('Suspend…');
  await expect(dialog.getByRole('region', { name: 'API keys of this person' })).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the question before a suspension', twoThemes);
  await page.keyboard.press('Escape');
  await open('Reset password…');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  await expect(dialog.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await expect(dialog).toContainText('for 1 hour');
  await expectAccessibleInAllThemes(page, 'a link', twoThemes);
  await page.keyboard.press('Escape');
  await page.getByLabel('Name or e-mail').fill('nobody is called so');
  await page.getByRole('button', { name: 'Remove all filters' }).click();
  await expect(page.getByLabel('Name or e-mail')).toBeFocused();
  await page.goto('/profile');
  await expect(page.getByRole('radiogroup', { name: 'Colour scheme' })).toBeVisible();
  await expectAccessibleInAllThemes(page, 'one’s own profile');
});
