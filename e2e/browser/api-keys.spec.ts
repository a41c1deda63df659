import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { expectAccessibleInAllThemes, twoThemes } from '../fixtures/browser-themes';
import { addAgent, addApiKey, addPerson, addSession } from '../fixtures/records';

/** Reads the key that the open dialog shows only now, and checks that it is kept nowhere else. */
async function takeKey(page: Page): Promise<string> {
  const region = page.getByRole('dialog').getByRole('region', { name: 'New key' });
  const key = await region.locator('code').innerText();
  await expect(region.getByRole('button', { name: 'Copy key' })).toBeFocused();
  await page.getByRole('button', { name: 'I’ve stored the key' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.content()).not.toContain(key);
  expect(page.url()).not.toContain(key);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(key);
  return key;
}

function facts(page: Page): Locator {
  return page.getByRole('main').locator('dl').first();
}

test('an admin creates a key, uses it, sees its calls, rotates and revokes it, all by keyboard', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 400/);
  const session = await addSession(queryDesk);
  const ask = async (key: string, path = session.path) =>
    (await fetch(deskUrl + path, { headers: { 'x-api-key': key } })).status;
  await signIn('admin');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Keys' }).press('Enter');
  const create = page.getByRole('button', { name: 'Create a key' });
  await create.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();

  const name = `Ticket system ${session.sessionId}`;
  await page.keyboard.type(name);
  await page.getByRole('group', { name: 'Verdicts' }).getByRole('radio', { name: 'None' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('switch', { name: 'Unmasked personal data' })).not.toBeChecked();
  const limit = page.getByRole('textbox', { name: 'Limit' });
  await limit.fill('99999999');
  await limit.press('Enter');
  await expect(page.getByText('Limit can be at most 10000000.')).toBeVisible();
  const refusal = page.getByRole('alert').filter({ hasText: 'The key was not created: see the errors above.' });
  await expect(refusal.getByRole('button', { name: /^req_/ })).toBeVisible();
  await expect(limit).toBeFocused();
  await limit.fill('50');
  await limit.press('Enter');
  const line = page.getByRole('region', { name: 'Try the key' });
  await expect(line).toContainText(`${deskUrl}/v2/agents/`);
  const first = await takeKey(page);
  await expect(create).toBeFocused();

  expect(await ask(first)).toBe(200);
  expect(await ask(first, '/v2/agents')).toBe(403);
  // Calls are written in batches, at most 250 ms later.
  const written = () => queryDesk('SELECT 1 FROM calls WHERE actor_id = $1', [first.slice(3, 11)]);
  await expect.poll(written).toHaveLength(2);
  await page.getByRole('link', { name }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(facts(page)).toContainText('sessions:readverdicts:write');
  await expect(facts(page)).toContainText('403 forbidden');
  const calls = page.getByRole('region', { name: 'Calls' }).getByRole('listitem');
  await expect(calls).toHaveText([/GET \/v2\/agents.*403forbidden$/, new RegExp(`GET ${session.path}.*200$`)]);
  await page.getByRole('checkbox', { name: 'Refused and failed only' }).press('Space');
  await expect(calls).toHaveCount(1);

  await page.getByRole('button', { name: 'Rotate…' }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Overlap' })).toBeFocused();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate', exact: true }).press('Enter');
  const second = await takeKey(page);
  await expect(page.getByRole('timer')).toHaveText(/^(1:00:00|59:\d\d)$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(await ask(first)).toBe(200);
  expect(await ask(second)).toBe(200);

  await page.getByRole('button', { name: 'Edit…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill(`${name}, old`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name}, old`);
  await expect(page.getByRole('button', { name: 'Edit…' })).toBeFocused();
  await page.getByRole('button', { name: 'Disable…' }).press('Enter');
  await page.getByRole('button', { name: 'Disable', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Enable…' })).toBeFocused();
  expect(await ask(first)).toBe(401);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Enable', exact: true }).press('Enter');
  await expect(page.getByText('Rotated', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Revoke…' }).press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.getByRole('button', { name: 'Revoke key' }).press('Enter');
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
  await expect(facts(page)).not.toContainText('Expires');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  expect(await ask(first)).toBe(401);
  expect(await ask(second)).toBe(200);
});

test('keys have no accessibility problems, wide and narrow, light and dark, with the longest names', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { id } = await addApiKey(queryDesk, { permissions: ['sessions:read', 'personal_data:read'] });
  await queryDesk('UPDATE api_keys SET name = $2 WHERE id = $1', [id, 'W'.repeat(200)]);
  await signIn('admin');
  await page.goto(`/api-keys/${id}`);
  await expect(page.getByText('No calls with this key.')).toBeVisible();
  await expectAccessibleInAllThemes(page, 'a key’s page');
  await page.getByRole('button', { name: 'Revoke…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the confirmation', twoThemes);
  await page.goto('/api-keys');
  await expect(page.getByRole('table', { name: 'API keys' })).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the list');
  await page.getByRole('button', { name: 'Create a key' }).click();
  await page.getByRole('radio', { name: 'On a date' }).check();
  await page.getByRole('radio', { name: 'Only these' }).check();
  await page.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(page.getByText('Enter a name')).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the form, with a problem', twoThemes);
  await page.getByRole('radio', { name: 'All agents, including new ones' }).check();
  await page.getByRole('textbox', { name: 'Name' }).fill('For this test');
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByRole('region', { name: 'New key' })).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the new key', twoThemes);
});

test('people who may not create keys are refused their pages; a missing key and a lost permission are reported in words', async ({
  page,
  openAs,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* (400|403|404)/);
  const { id } = await addApiKey(queryDesk);
  const agentId = await addAgent(queryDesk);
  for (const role of ['support', 'reviewer', 'auditor'] as const) {
    const other = await openAs(role);
    for (const path of ['/api-keys', `/api-keys/${id}`]) {
      expect((await other.goto(path))?.status()).toBe(403);
      await expect(other.getByRole('main')).toContainText('Ask an admin to check for you or give you access.');
      await expect(other.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Keys' })).toHaveCount(0);
      expect(await other.content()).not.toContain(`key ${id}`);
    }
  }
  const admin = await addPerson(queryDesk, { role: 'admin' });
  await signIn(admin);
  expect((await page.goto('/api-keys/00000000'))?.status()).toBe(404);
  await expect(page).toHaveTitle(/^No such key/);
  await expect(page.getByRole('main').getByRole('link', { name: 'the list of keys' })).toBeVisible();
  expect((await page.goto('/api-keys/sd_nothing'))?.status()).toBe(400);

  await queryDesk(
    `INSERT INTO api_keys (id, name, secret_hash, permissions, created_by, disabled_at, created_at)
     SELECT lpad(n::text, 8, 'M'), 'one of many', repeat('0', 64), '{}', 'a test', now(), now() - interval '1 day'
     FROM generate_series(1, 30) n`,
  );
  await page.goto('/api-keys?state=disabled');
  const rows = page.getByRole('link', { name: 'one of many' });
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThanOrEqual(25);
  await page.getByRole('button', { name: 'Older keys' }).press('Enter');
  await expect(rows).toHaveCount(30);
  await expect(page.getByText('End of list.')).toBeFocused();
  const newest = await addApiKey(queryDesk);
  await page.getByRole('combobox', { name: 'State' }).selectOption('Active');
  await expect(page).toHaveURL('/api-keys?state=active');
  await expect(page.getByRole('link', { name: `key ${newest.id}` })).toBeVisible();
  await page.getByRole('button', { name: 'Create a key' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('CRM');
  await page.getByRole('radio', { name: 'Only these' }).check();
  await page.getByRole('combobox', { name: 'Agents for the key' }).fill(agentId);
  await page.getByRole('option', { name: agentId }).click();
  await queryDesk("UPDATE people SET role = 'support' WHERE id = $1", [admin.id]);
  const [request] = await Promise.all([
    page.waitForRequest('**/v2/api_keys'),
    page.getByRole('button', { name: 'Create key' }).click(),
  ]);
  const failure = page.getByRole('alert').filter({ hasText: 'The key was not created. What you typed is still here.' });
  await expect(failure).toContainText('Roles that hold it: admin. Ask an admin to check for you or give you access.');
  await expect(failure.getByRole('button', { name: /^req_/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('CRM');
  expect(request.postDataJSON()).toMatchObject({
    permissions: ['sessions:read'],
    agent_ids: [agentId],
    expires_at: null,
    limit: 600,
  });
});
