import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { expectAccessibleInAllThemes, twoThemes } from '../fixtures/browser-themes';
import { addAgent, addPerson, addSession, uniqueId } from '../fixtures/records';

/** Opens the menu of an agent and chooses an item, by keyboard. */
async function ask(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: item }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
}

test('an admin creates an agent, changes it, disables it, and deletes it with its session, all by keyboard', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 409/);
  const [id, taken] = [uniqueId('agt'), await addAgent(queryDesk)];
  const name = `Refunds ${id}`;
  await signIn('admin');
  // The list of agents to choose from was read before the new agent existed.
  await page.goto('/sessions');
  const filter = page.getByRole('combobox', { name: 'Agent', exact: true });
  await filter.press('ArrowDown');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Settings' }).press('Enter');
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Agents' }).press('Enter');
  await page.getByRole('button', { name: 'Create an agent' }).press('Enter');

  const dialog = page.getByRole('dialog');
  const idField = dialog.getByRole('textbox', { name: 'ID', exact: true });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type('refunds');
  await page.keyboard.press('Tab');
  await expect(idField).toHaveAccessibleDescription(/An agent_id is agt_ followed by letters, digits, _ or -\./);
  await page.keyboard.type('Pays back.\nUp to 100 EUR.');
  await idField.fill(taken);
  await idField.press('Enter');
  await expect(idField).toHaveAccessibleDescription(new RegExp(`There is already an agent ${taken}\\.`));
  await expect(idField).toBeFocused();
  await expect(dialog.getByRole('alert')).toContainText('The agent was not created');
  await expect(dialog.getByRole('button', { name: /^req_/ })).toBeVisible();
  await idField.fill(id);
  await idField.press('Enter');
  const sessions = page.getByRole('link', { name: `Sessions of ${name}` });
  await expect(sessions).toBeFocused();
  await sessions.press('Enter');
  await expect(page).toHaveURL(`/sessions?agent_id=${id}`);
  await filter.press('ArrowDown');
  await expect(page.getByRole('option', { name: `${name} · ${id}` })).toBeVisible();
  await page.goBack();

  const row = page.getByRole('row').filter({ hasText: id });
  await expect(row).toContainText('Pays back.');
  await expect(row).not.toContainText('Up to 100');
  await ask(page, name, 'Edit…');
  const description = dialog.getByRole('textbox', { name: 'Description' });
  await expect(description).toHaveValue('Pays back.\nUp to 100 EUR.');
  await description.fill('Pays back, always.');
  // Another admin is faster: none of their changes is overwritten unseen.
  await queryDesk("UPDATE agents SET description = 'Never pays.' WHERE id = $1", [id]);
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('They changed the description to: Never pays.');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(row).toContainText('Pays back, always.');
  const button = page.getByRole('button', { name: `Actions for ${name}` });
  await expect(button).toBeFocused();
  // Also when the dialog's code is already loaded: it could then open before the menu has returned the focus.
  for (const _ of Array(3)) {
    await ask(page, name, 'Edit…');
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
  }

  await ask(page, name, 'Disable…');
  await expect(dialog).toContainText('enabled: false');
  await dialog.getByRole('button', { name: 'Disable', exact: true }).press('Enter');
  await expect(row).toContainText('Disabled');

  await addSession(queryDesk, { agentId: id });
  await ask(page, name, 'Delete…');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  const confirm = dialog.getByRole('textbox', { name: 'Type the agent ID to confirm' });
  await expect(confirm).toBeFocused();
  await expect(dialog).toContainText('This agent has 1 session.');
  await confirm.fill(taken);
  await confirm.press('Enter');
  await expect(confirm).toHaveAccessibleDescription(/This doesn’t match the agent ID\./);
  await confirm.fill(id);
  await confirm.press('Enter');
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Agents', level: 2 })).toBeFocused();
  expect(await queryDesk('SELECT 1 FROM agents WHERE id = $1', [id])).toEqual([]);
  expect(await queryDesk('SELECT 1 FROM sessions WHERE agent_id = $1', [id])).toEqual([]);
});

test('the agents are for admins; a deleted agent, an interrupted deletion and a lost permission are reported in words', async ({
  page,
  signIn,
  openAs,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .*( 40[349]|ERR_CONNECTION)/);
  const other = await openAs('support');
  expect((await other.goto('/settings/agents'))?.status()).toBe(403);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('You don’t have access to this');
  await expect(other.getByRole('main')).toContainText('Ask an admin to check for you or give you access.');

  const [gone, { agentId }] = [await addAgent(queryDesk), await addSession(queryDesk)];
  const admin = await addPerson(queryDesk, { role: 'admin' });
  await signIn(admin);
  await page.goto('/settings/agents');
  const dialog = page.getByRole('dialog');
  const alert = dialog.getByRole('alert');
  await ask(page, gone, 'Edit…');
  await queryDesk('DELETE FROM agents WHERE id = $1', [gone]);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nobody');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(alert).toContainText('The agent was not updated: someone deleted this agent.');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Nobody');
  await expect(page.getByRole('row', { includeHidden: true }).filter({ hasText: gone })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Agents', level: 2 })).toBeFocused();

  await ask(page, agentId, 'Delete…');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await dialog.getByRole('textbox').fill(agentId);
  await page.route('**/v2/agents/*cascade=true', (route) => route.abort('connectionreset'));
  await dialog.getByRole('button', { name: 'Delete agent and all sessions' }).click();
  await expect(alert).toContainText(`We don’t know how far the deletion of ${agentId} got.`);
  await expect(dialog.getByRole('textbox')).toHaveValue(agentId);
  await page.unroute('**/v2/agents/*cascade=true');
  await dialog.getByRole('button', { name: 'Delete agent and all sessions' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await queryDesk('SELECT 1 FROM agents WHERE id = $1', [agentId])).toEqual([]);

  await page.getByRole('button', { name: 'Create an agent' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Kept');
  await queryDesk("UPDATE people SET role = 'support' WHERE id = $1", [admin.id]);
  await dialog.getByRole('button', { name: 'Create agent' }).click();
  await expect(alert).toContainText('The agent was not created. What you typed is still here.');
  await expect(alert).toContainText('agents:write');
  await expect(alert.getByRole('button', { name: /^req_/ })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Kept');
});

test('many agents, none, and their dialogs have no accessibility problems, light or dark, wide or narrow', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 409/);
  const long = (await addSession(queryDesk, { agentId: `${uniqueId('agt')}${'-long'.repeat(46)}` })).agentId;
  const name = `نورا ${uniqueId('agt')}${'Longname'.repeat(15)}`;
  await queryDesk('UPDATE agents SET name = $2, description = $3 WHERE id = $1', [long, name, 'Words '.repeat(200)]);
  // The pages after the first are made up: real rows would appear in the lists of other tests.
  const agents = Array.from({ length: 120 }, (_, at) => ({
    id: `agt_one_of_many_${at}`,
    name: 'One of many',
    description: null,
    enabled: at % 2 === 0,
    created_at: '2024-01-15T10:30:00Z',
  }));
  let known = agents;
  await page.route(/\/v2\/agents\?limit=50/, (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('page_key') ?? 0);
    const metadata = from + 50 < known.length ? { page_key: String(from + 50) } : {};
    return route.fulfill({ json: { agents: known.slice(from, from + 50), metadata } });
  });
  await signIn('admin');
  await page.goto('/settings/agents');
  await expectAccessibleInAllThemes(page, 'the list');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Create an agent' }).click();
  await dialog.getByRole('textbox', { name: 'ID', exact: true }).fill('no id');
  await dialog.getByRole('button', { name: 'Create agent' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await expectAccessibleInAllThemes(page, 'a new agent, with problems', twoThemes);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Create an agent' })).toBeFocused();

  await ask(page, name, 'Delete…');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(dialog.getByText('This agent has 1 session.')).toBeVisible();
  await expectAccessibleInAllThemes(page, 'a deletion with sessions', twoThemes);
  await dialog.getByRole('textbox').fill(long);
  await dialog.getByRole('button', { name: 'Delete agent and all sessions' }).click();
  const rows = page.getByRole('row').filter({ hasText: 'One of many' });
  await expect(dialog).toHaveCount(0);
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: 'Older agents' }).press('Enter');
  await expect(rows).toHaveCount(100);
  await page.getByRole('button', { name: 'Older agents' }).press('Enter');
  await expect(rows).toHaveCount(120);
  await expect(page.getByText('End of list.')).toBeFocused();

  known = [];
  await page.route('**/v2/agents/agt_one_of_many_0', (route) => route.fulfill({ status: 204 }));
  await page.getByRole('button', { name: 'Actions for One of many' }).first().click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Create the first agent' })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expectAccessibleInAllThemes(page, 'no agent', twoThemes);
});
