import { expect, expectNoAxeViolations, test } from '../fixtures/browser';
import { expectAccessibleInAllThemes, twoThemes } from '../fixtures/browser-themes';
import { addPerson } from '../fixtures/records';

/** A link that can be opened, as in the list of all links. */
const link = {
  id: `shl_${'0'.repeat(22)}`,
  agent_id: 'agt_a',
  session_id: 'ase_a',
  made_by: { kind: 'person', name: 'Somebody' },
  created_at: '2024-01-15T10:30:00Z',
  expires_at: '2034-01-15T10:30:00Z',
  mode: 'live',
  revision_id: null,
  fields: ['id'],
  metadata_keys: null,
  masked: true,
  has_passphrase: false,
  locked_until: null,
  most_opens: null,
  opens: 0,
  last_opened_at: null,
  state: 'active',
  ended_because: null,
};

// The settings belong to all tests: only the retention is changed, to one that removes nothing, and is restored at the
// end.
test('an admin tries a retention, sees what it would remove and another admin’s change, and an auditor reads both sides of it', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const admin = await addPerson(queryDesk, { role: 'admin' });
  await signIn(admin);
  await page.goto('/settings');
  const section = page.getByRole('region', { name: 'Audit log' });
  const days = section.getByLabel('Days', { exact: true });
  const save = section.getByRole('button', { name: 'Save' });
  await section.getByLabel('For a number of days').check();
  await days.fill('ten');
  await section.getByRole('button', { name: 'Dry run' }).click();
  await expect(days).toHaveAccessibleDescription(/whole number of days from 1 to 3,650/);
  await days.fill('3650');
  await section.getByRole('button', { name: 'Dry run' }).click();
  await expect(section.getByRole('status')).toHaveText('No events would be removed now.');

  // Another admin was faster: nothing is overwritten, and what was typed stays.
  await queryDesk('UPDATE settings SET audit_retention_days = 3600');
  await save.click();
  await expect(section.getByText('Another admin changed this section.')).toBeVisible();
  await expect(section.getByText('kept for 3,600 days.')).toBeVisible();
  await expect(days).toHaveValue('3650');
  await expectAccessibleInAllThemes(page, 'another admin was faster', twoThemes);
  await section.getByRole('button', { name: 'Keep mine' }).click();
  await expect(section.getByLabel('For ever')).toBeFocused();

  // A retention that removes something needs a confirmation, which shows the numbers.
  const preview = { seals: 2, events: 1_234, oldest_at: '2024-01-15T10:30:00Z', newest_at: '2024-02-15T10:30:00Z' };
  await page.route('**/v2/settings/retention_previews', (route) => route.fulfill({ json: preview }));
  await save.click();
  const dialog = page.getByRole('dialog', { name: 'Remove old audit events' });
  await expect(dialog).toContainText(/1,234 events would be removed now, recorded from 15 Jan 2024.* to 15 Feb 2024/);
  await expect(dialog).toContainText('Their 2 seals are kept.');
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(save).toBeFocused();
  await page.unroute('**/v2/settings/retention_previews');
  await save.click();
  await expect(section.getByText('Saved.')).toBeVisible();
  await expect(page.getByText('Audit log retention saved.')).toBeAttached();
  await section.getByLabel('For ever').check();
  await save.click();
  await expect(section.getByText('Saved.')).toBeVisible();
  expect(await queryDesk('SELECT audit_retention_days AS days FROM settings')).toEqual([{ days: null }]);

  await signIn('auditor');
  await page.goto(`/audit?action=settings.update&actor_id=${admin.id}`);
  const rows = page.getByRole('table', { name: 'Audit events' }).locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await rows.nth(1).getByRole('button', { name: 'updated the settings' }).click();
  const values = page.getByRole('dialog', { name: 'Audit event' }).getByRole('table', { name: 'Before and after' });
  await expect(values.getByRole('row').nth(1)).toHaveText('Audit log: retention3,600 days3,650 days');
  await expectAccessibleInAllThemes(page, 'both sides of a change', twoThemes);
});

test('share links are forbidden only after a confirmation that counts those that stop, and errors show at their field', async ({
  page,
  signIn,
  allowNoise,
}) => {
  await signIn('admin');
  await page.goto('/settings');
  const section = page.getByRole('region', { name: 'Share links' });
  const save = section.getByRole('button', { name: 'Save' });
  await section.getByLabel('Default expiry (days)').fill('91');
  await save.click();
  await expect(section.getByLabel('Default expiry (days)')).toHaveAccessibleDescription(/longer than the maximum/);
  await expect(section.getByLabel('Default expiry (days)')).toBeFocused();
  await section.getByLabel('Default expiry (days)').fill('7');

  const links = { share_links: [link, link, link], metadata: {} };
  await page.route('**/v2/share_links?*', (route) => route.fulfill({ json: links }));
  await section.getByLabel(/^Off:/).check();
  await save.click();
  const dialog = page.getByRole('dialog', { name: 'Turn off share links' });
  await expect(dialog).toContainText('3 active links stop working at once.');
  await expectNoAxeViolations(page);

  // The request never reaches the desk, which other tests use: the answer is that the permission is missing.
  allowNoise(/403/);
  const forbidden = {
    code: 'forbidden',
    messages: ['This needs the permission settings:write.'],
    request_id: 'req_lost',
  };
  await page.route('**/v2/settings', (route) =>
    route.request().method() === 'PATCH' ? route.fulfill({ status: 403, json: forbidden }) : route.continue(),
  );
  await dialog.getByRole('button', { name: 'Turn off share links' }).click();
  const alert = section.getByRole('alert');
  await expect(alert).toContainText('Your changes were not saved. What you typed is still here.');
  await expect(alert).toContainText('req_lost');
  await expect(section.getByLabel(/^Off:/)).toBeChecked();
  await section.getByRole('button', { name: 'Undo' }).click();
  await expect(section.getByLabel('Allowed')).toBeChecked();
});
