import type { Page } from '@playwright/test';
import { defaultMasking, type Masking } from '#contract/masking';
import { askAt } from '../fixtures/answers';
import { expect } from '../fixtures/browser';
import { testOnOwnDesk as test } from '../fixtures/browser-own-desk';
import { metadataValue, pageOf } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, twoThemes } from '../fixtures/browser-themes';
import { addApiKey, addPerson, addSession, uniqueId } from '../fixtures/records';

/** The rules belong to the whole desk, so these tests run one after the other. */
test.describe.configure({ mode: 'default' });

const press = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
};

test('an admin adds a rule by keyboard, tries it, saves it beside another admin’s change, and removes it', async ({
  page,
  signIn,
  openAs,
  queryDesk,
  deskUrl,
}) => {
  const key = `note_${uniqueId('ase').slice(4)}`;
  const metadata = JSON.stringify({ [key]: 'told in trust', customer_name: 'Jo Canary', plain: 'seen' });
  const session = await addSession(queryDesk, { metadata, description: 'Call +49 30 901820 or jo@example.org' });
  const other = await addApiKey(queryDesk, { permissions: ['settings:write'] });
  const colleague = await openAs('support');
  const bar = page.getByRole('region', { name: 'Saving' });
  const dialog = page.getByRole('dialog');
  const places = page.getByRole('list', { name: 'Values of the session' }).getByRole('listitem');

  await signIn(await addPerson(queryDesk, { role: 'admin' }));
  await page.goto('/settings/masking');
  await expect(bar).toContainText('No changes.');
  await press(page, 'Add rule');
  await expect(page.getByLabel('Path of rule 1')).toBeFocused();
  await page.keyboard.type(key.toUpperCase());
  await press(page, 'Add rule');
  await page.keyboard.type('plain');
  await press(page, 'Move rule 2 up');
  await expect(page.getByRole('button', { name: 'Move rule 1 down' })).toBeFocused();
  await press(page, 'Remove rule 1');
  await expect(page.getByLabel('Path of rule 1')).toHaveValue(key.toUpperCase());
  await expect(page.getByLabel('Path of rule 1')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('id_n');
  await press(page, 'Add exception');
  await page.keyboard.type('customer_name');
  await page.getByRole('switch', { name: 'Phone numbers' }).press('Space');
  await expect(bar).toContainText('1 rule added, 1 exception added, detector for phone numbers off.');

  await page.getByLabel('Session', { exact: true }).fill(session.sessionId);
  const answered = page.waitForResponse((response) => response.url().endsWith('/v2/settings/previews'));
  await page.keyboard.press('Enter');
  const text = await (await answered).text();
  expect(text).toContain('told in trust');
  expect(text).not.toMatch(/Jo Canary|901820|jo@example/);
  await expect(places.filter({ hasText: key })).toContainText('Newly masked');
  await expect(places.filter({ hasText: key })).toContainText(/id_number·[0-9a-f]{10}/);
  await expect(places.filter({ hasText: 'customer_name' })).toContainText('the value; you don’t');
  await expect(places.filter({ hasText: 'Description' })).toContainText('Partly unmasked');
  await expect(places).toHaveCount(3);
  const chosen = () => page.getByRole('radiogroup', { name: 'As seen by' }).getByRole('radio', { checked: true });
  await chosen().press('ArrowDown');
  await expect(places).toHaveCount(0);
  for (const [steps, name] of [
    [1, 'An API key'],
    [2, 'An API key that writes'],
    [1, 'A masked share link'],
  ] as const) {
    for (let step = 0; step < steps; step += 1) await chosen().press('ArrowDown');
    await expect(page.getByRole('radio', { name, exact: true })).toBeChecked();
    await expect(places.filter({ hasText: key })).toContainText('Newly masked');
  }
  await page.getByRole('switch', { name: 'Only changes' }).press('Space');
  await expect(places.filter({ hasText: 'plain' })).toContainText('Same');
  await expectAccessibleInAllThemes(page, 'the rules, and what they do to a session');
  await page.getByRole('switch', { name: 'Phone numbers' }).press('Space');
  await expect(page.getByRole('main')).toContainText('The rules have changed since.');

  const theirs: Masking = { ...defaultMasking, rules: [{ path: 'theirs', label: 'name' }] };
  await askAt(deskUrl, '/v2/settings', { key: other.key, method: 'PATCH', body: { masking: theirs } });
  await press(page, 'Review and save…');
  await expect(dialog).toContainText('This weakens masking.');
  await expect(dialog.getByRole('button', { name: 'Save rules' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Someone else changed these rules' })).toBeFocused();
  await expect(dialog.getByRole('list', { name: 'Their changes' })).toHaveText('1 rule added: theirs');
  await expectAccessibleInAllThemes(page, 'somebody else was faster', twoThemes);
  await press(page, 'Merge mine into theirs and keep editing');
  await expect(page.getByLabel('Path of rule 1')).toHaveValue('theirs');
  await press(page, 'Review and save…');
  await press(page, 'Save rules');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Review and save…' })).toBeFocused();
  await expect(bar).toContainText('Saved.');
  // Once all search documents of the desk are rebuilt, in the background.
  await expect(bar).toContainText('Saved. Search is up to date.', { timeout: 30_000 });

  await colleague.goto(pageOf(session));
  await expect(metadataValue(colleague, key)).toContainText('masked: id_number·');
  await expect(metadataValue(colleague, 'customer_name')).toContainText('Jo Canary');

  await page.reload();
  await press(page, 'Remove rule 1');
  await press(page, 'Remove rule 1');
  await expect(page.getByRole('button', { name: 'Add rule' })).toBeFocused();
  await press(page, 'Remove exception 1');
  await press(page, 'Review and save…');
  await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText(
    '2 rules removed (masks less): theirs',
  );
  await press(page, 'Save rules');
  await expect(bar).toContainText('Saved.');
  const { text: stored } = await askAt(deskUrl, '/v2/settings', { key: other.key });
  expect(JSON.parse(stored).masking).toEqual(defaultMasking);
});

test('errors show beside their field, and nothing that was typed is lost; revealed values disappear with the reveal', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* (403|404)/);
  const admin = await addPerson(queryDesk, { role: 'admin' });
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  const revealed = await addSession(queryDesk, { metadata: '{"customer_name": "Jo Canary"}' });
  await signIn(admin);
  await page.clock.install();
  await page.goto('/settings/masking');
  await page.getByRole('button', { name: 'Add rule' }).click();
  const path = page.getByLabel('Path of rule 1');
  await path.fill('customer..email');
  await path.blur();
  await expect(path).toHaveAccessibleDescription(/^The path needs a key at character 10: /);
  await page.getByRole('button', { name: 'Add exception' }).click();
  const session = page.getByLabel('Session', { exact: true });
  await session.fill('agt_nowhere ase_nowhere');
  await session.press('Enter');
  await expect(path).toBeFocused();
  await expect(page.getByLabel('Path of exception 1')).toHaveAccessibleDescription(/^The path is empty/);
  await page.getByRole('button', { name: 'Review and save…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was sent.' })).toBeVisible();
  await expectAccessibleInAllThemes(page, 'wrong paths', twoThemes);
  expect(sent).toEqual([]);

  await path.fill('"customer.email"');
  await page.getByRole('button', { name: 'Remove exception 1' }).click();
  await session.fill('nothing');
  await session.press('Enter');
  await expect(session).toHaveAccessibleDescription(/^Paste the ID, path or link of a session/);
  expect(sent).toEqual([]);
  await session.fill('agt_nowhere ase_nowhere');
  await session.press('Enter');
  await expect(session).toHaveAccessibleDescription(/^No agent has this ID/);
  await expect(page.getByRole('alert').getByRole('button', { name: /^req_/ })).toBeVisible();
  await expect(session).toBeFocused();

  await page.evaluate(async (reveals) => {
    const headers = { 'content-type': 'application/json' };
    await fetch(reveals, { method: 'POST', headers, body: '{"reason": "to try the rules"}' });
  }, `${revealed.path}/reveals`);
  await session.fill(`${deskUrl}${pageOf(revealed)}`);
  await session.press('Enter');
  await page.getByRole('radio', { name: 'A person with a reveal' }).check();
  await page.getByRole('switch', { name: 'Only changes' }).press('Space');
  await expect(page.getByText('Jo Canary')).toBeVisible();
  await page.clock.fastForward('10:01');
  await expect(page.getByText('Your reveal has ended')).toBeVisible();
  await expect(page.getByText('Jo Canary')).toHaveCount(0);

  await page.getByRole('button', { name: 'Review and save…' }).click();
  await queryDesk("UPDATE people SET role = 'support' WHERE id = $1", [admin.id]);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save rules' }).click();
  const alert = dialog.getByRole('alert').filter({ hasText: 'settings:write' });
  await expect(alert).toContainText('The rules were not saved. What you typed is still here.');
  await expect(alert.getByRole('button', { name: /^req_/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(path).toHaveValue('"customer.email"');
  let asked = false;
  page.on('dialog', (question) => {
    asked = question.type() === 'beforeunload';
    void question.accept();
  });
  await page.reload();
  expect(asked).toBe(true);
});
