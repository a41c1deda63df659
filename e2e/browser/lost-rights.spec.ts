import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { pageOf } from '../fixtures/browser-pages';
import { addApiKey, addPerson, addSession, addShareLink } from '../fixtures/records';

test('a person who loses a permission, then the sign-in, with an editor open is told why, and keeps what was typed', async ({
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
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByLabel('Description')).toHaveValue('Typed before the role changed');
  expect(await queryDesk('SELECT description FROM sessions WHERE id = $1', [session.sessionId])).toEqual([
    { description: 'Before' },
  ]);
});

/**
 * Expects the refusal in the open dialog: what did not happen, the permission, which roles hold it, and the request id.
 */
async function expectRefusal(page: Page, words: string, permission: string): Promise<void> {
  const refusal = page.getByRole('dialog').getByRole('alert').filter({ hasText: permission });
  await expect(refusal).toContainText(words);
  await expect(refusal).toContainText(/Roles that hold it: admin.* Ask /);
  await expect(refusal.getByRole('button', { name: /^req_/ })).toBeVisible();
}

test('a demoted admin with dialogs open in other tabs is told so in each, and nothing is changed', async ({
  context,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 403/);
  const admin = await addPerson(queryDesk, { role: 'admin' });
  const other = await addPerson(queryDesk, { role: 'reviewer' });
  const key = await addApiKey(queryDesk);
  const session = await addSession(queryDesk, { metadata: '{"plan":"gold"}' });
  const linkId = await addShareLink(queryDesk, session);
  const state = () =>
    queryDesk(
      `SELECT k.name, k.disabled_at, k.revoked_at, p.name AS person, p.role, p.state, l.revoked_at AS link_revoked_at,
         (SELECT count(*) FROM share_links WHERE session_id = $4) AS links,
         (SELECT count(*) FROM password_resets WHERE person_id = $2) AS resets,
         (SELECT count(*) FROM api_keys WHERE replaces_id = $1) AS successors
       FROM api_keys k, people p, share_links l WHERE k.id = $1 AND p.id = $2 AND l.id = $3`,
      [key.id, other.id, linkId, session.sessionId],
    );
  const before = await state();
  await signIn(admin);
  const tab = async (path: string) => {
    const opened = await context.newPage();
    await opened.goto(path);
    return opened;
  };
  const press = async (page: Page, name: string) => {
    // A browser renders background tabs only once a second.
    await page.bringToFront();
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  };

  const keyTab = await tab(`/api-keys/${key.id}`);
  await keyTab.getByRole('button', { name: 'Edit…' }).click();
  await keyTab.getByRole('textbox', { name: 'Name' }).fill('Typed before');
  const peopleTab = await tab('/people');
  await peopleTab.getByLabel('Name or e-mail').fill(other.email);
  await expect(peopleTab.getByRole('table', { name: 'People' }).locator('tbody tr')).toHaveCount(1);
  const choose = async (item: string) => {
    await peopleTab.getByRole('button', { name: `Actions for ${other.name}` }).click();
    await peopleTab.getByRole('menuitem', { name: item }).click();
  };
  await choose('Edit…');
  const personName = peopleTab.getByRole('dialog').getByLabel('Name', { exact: true });
  await personName.fill('Typed before');
  const shareTab = await tab(`${pageOf(session)}?tab=share_links`);
  await shareTab.getByRole('button', { name: 'Share…' }).click();
  await shareTab.getByLabel('Passphrase').fill('four yellow lamps');
  await press(shareTab, 'Preview as recipient');
  await expect(shareTab.getByRole('region', { name: 'As the recipient sees it' })).toContainText('gold');
  const linkTab = await tab(`${pageOf(session)}?tab=share_links`);
  await linkTab.getByRole('button', { name: 'Revoke…' }).click();
  await expect(linkTab.getByRole('dialog')).toBeVisible();
  const auditTab = await tab(`/audit?agent_id=${session.agentId}`);
  await auditTab.getByRole('button', { name: 'Verify…' }).click();
  await expect(auditTab.getByRole('dialog')).toBeVisible();

  await queryDesk("UPDATE people SET role = 'auditor' WHERE id = $1", [admin.id]);
  await test.step('an API key', async () => {
    await press(keyTab, 'Save changes');
    await expectRefusal(keyTab, 'The key was not updated. What you typed is still here.', 'api_keys:write');
    await expect(keyTab.getByRole('textbox', { name: 'Name' })).toHaveValue('Typed before');
    await press(keyTab, 'Cancel');
    await expect(
      keyTab.getByText('The key could not be refreshed. The details shown may be out of date.'),
    ).toBeVisible();
    for (const [ask, act, words] of [
      ['Rotate…', 'Rotate', 'The key was not rotated and works as before.'],
      ['Disable…', 'Disable', 'Nothing was changed.'],
      ['Revoke…', 'Revoke key', 'The key was not revoked'],
    ] as const) {
      await keyTab.getByRole('button', { name: ask }).click();
      await press(keyTab, act);
      await expectRefusal(keyTab, words, 'api_keys:write');
      await press(keyTab, 'Cancel');
    }
  });
  await test.step('a person', async () => {
    await press(peopleTab, 'Save');
    await expectRefusal(peopleTab, 'Nothing was changed. What you typed is still here.', 'people:write');
    await expect(personName).toHaveValue('Typed before');
    await press(peopleTab, 'Cancel');
    await expect(peopleTab.getByText('The people could not be refreshed.')).toBeVisible();
  });
  await test.step('share links', async () => {
    await press(shareTab, 'Create link');
    await expectRefusal(shareTab, 'The link was not created. Your choices are kept.', 'share_links:write');
    await press(shareTab, 'Back');
    await expect(shareTab.getByLabel('Passphrase')).toHaveValue('four yellow lamps');
    await press(linkTab, 'Revoke');
    await expectRefusal(linkTab, 'The link was not revoked.', 'share_links:write');
  });
  await test.step('the audit log', async () => {
    await queryDesk("UPDATE people SET role = 'reviewer' WHERE id = $1", [admin.id]);
    await press(auditTab, 'Check the log');
    await expectRefusal(
      auditTab,
      'The log could not be checked. This says nothing about the log itself.',
      'audit:read',
    );
    await auditTab.keyboard.press('Escape');
    await auditTab.getByRole('button', { name: 'Export…' }).click();
    await press(auditTab, 'Export');
    await expectRefusal(auditTab, 'no file was saved', 'audit:read');
  });
  expect(await state()).toEqual(before);
});
