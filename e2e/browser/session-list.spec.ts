import { expect, test } from '../fixtures/browser';
import { addReader, addSessions, createSessions, rowLinks, searchText } from '../fixtures/browser-lists';
import { pageOf } from '../fixtures/browser-pages';
import { addSession } from '../fixtures/records';

test('the header leads to all sessions that the person may see, the newest first, and a row opens its session', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  const [first = '', second = ''] = await addSessions(queryDesk, agentId, 2);
  await addSession(queryDesk);
  await signIn(person);
  await page.goto('/');
  await page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await expect(page).toHaveURL('/sessions');
  await expect(page).toHaveTitle(/^Sessions/);
  await expect(rowLinks(page)).toHaveText([second, first]);
  await rowLinks(page).first().click();
  await expect(page).toHaveURL(pageOf({ agentId, sessionId: second }));
  const kept = await page.evaluate(() => sessionStorage.getItem('desk.list'));
  expect(JSON.parse(kept ?? '')).toEqual({
    url: '/sessions',
    sessions: [second, first].map((session_id) => ({ agent_id: agentId, session_id })),
  });
});

test('the server renders the first page, and reads it once', async ({ page, signIn, queryDesk }) => {
  const { person, agentId } = await addReader(queryDesk);
  const [id = ''] = await addSessions(queryDesk, agentId, 1);
  await signIn(person);
  const answer = await page.goto('/sessions');
  expect(await answer?.text()).toContain(id);
  await expect(rowLinks(page)).toHaveText([id]);
  await page.waitForLoadState('networkidle');
  const events = await queryDesk(`SELECT 1 FROM audit_events WHERE actor_id = $1 AND action = 'session.list'`, [
    person.id,
  ]);
  expect(events).toHaveLength(1);
});

test('every filter is in the address, and back and forward go through them', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  await createSessions(deskUrl, queryDesk, agentId, [
    { id: 'ase_refund', description: 'A refund', enabled: false, metadata: { priority: 'high' } },
    { id: 'ase_open', description: 'A refund, too', metadata: { priority: 'low' } },
    { id: 'ase_other', description: 'Something else' },
  ]);
  await signIn(person);
  await page.goto('/sessions');
  await expect(rowLinks(page)).toHaveCount(3);
  await searchText(page, 'refund');
  await expect(page).toHaveURL('/sessions?q=refund');
  await expect(rowLinks(page)).toHaveText(['ase_open', 'ase_refund']);
  await page.getByLabel('Status').selectOption('Disabled');
  await expect(page).toHaveURL('/sessions?enabled=false&q=refund');
  await expect(rowLinks(page)).toHaveText(['ase_refund']);
  await page.getByRole('combobox', { name: 'Agent' }).click();
  await page.getByRole('option', { name: agentId }).click();
  await expect(page).toHaveURL(`/sessions?agent_id=${agentId}&enabled=false&q=refund`);
  await expect(rowLinks(page)).toHaveText(['ase_refund']);

  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL('/sessions?q=refund');
  await expect(rowLinks(page)).toHaveText(['ase_open', 'ase_refund']);
  await page.goBack();
  await expect(page.getByRole('textbox', { name: 'Text in ID, description or metadata' })).toHaveValue('');
  await expect(rowLinks(page)).toHaveCount(3);
  await page.goForward();
  await expect(page.getByRole('textbox', { name: 'Text in ID, description or metadata' })).toHaveValue('refund');
  await expect(rowLinks(page)).toHaveText(['ase_open', 'ase_refund']);
  await page.reload();
  await expect(rowLinks(page)).toHaveText(['ase_open', 'ase_refund']);
});

test('a text of less than three characters is not searched for, and the page says so', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { person } = await addReader(queryDesk);
  await signIn(person);
  await page.goto('/sessions');
  await searchText(page, 'ab');
  await expect(page.getByText('The text must have at least 3 characters.')).toBeVisible();
  await expect(page).toHaveURL('/sessions');
});

test('times are entered in the reader’s zone, which is named, and are in UTC in the address', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  await addSessions(queryDesk, agentId, 3);
  await signIn(person);
  await page.goto('/sessions');
  await page.getByRole('button', { name: 'Time', exact: true }).click();
  await expect(page.getByText(/^Times are in Europe\/Berlin \(CES?T\)\.$/)).toBeVisible();
  await page.getByLabel('Created from').fill('2024-01-15T11:01');
  await page.getByLabel('Created before').fill('2024-01-15T11:02');
  await page.getByRole('button', { name: 'Apply times' }).click();
  await expect(page).toHaveURL(
    `/sessions?${new URLSearchParams({ created_after: '2024-01-15T10:01:00Z', created_before: '2024-01-15T10:02:00Z' })}`,
  );
  await expect(rowLinks(page)).toHaveText(['ase_row_001']);
  await expect(page.getByRole('button', { name: 'Time: set' })).toBeFocused();
});

test('rows of conditions are joined by AND, and are restored from the address', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  await createSessions(deskUrl, queryDesk, agentId, [
    { id: 'ase_both', metadata: { priority: 'high', interaction_count: 8 } },
    { id: 'ase_one', metadata: { priority: 'high', interaction_count: 2 } },
  ]);
  await signIn(person);
  await page.goto('/sessions');
  await page.getByRole('button', { name: 'Metadata', exact: true }).click();
  await page.getByLabel('Key of condition 1').fill('priority');
  await page.getByLabel('Value of condition 1', { exact: true }).fill('high');
  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('button', { name: 'Remove condition 2' }).press('Enter');
  await expect(page.getByLabel('Key of condition 1')).toBeFocused();
  await page.getByRole('button', { name: 'Add condition' }).click();
  await expect(page.getByLabel('Key of condition 2')).toBeFocused();
  await page.getByLabel('Key of condition 2').fill('interaction_count');
  await page.getByLabel('Operator of condition 2').selectOption('is at least');
  await page.getByLabel('Value type of condition 2').selectOption('number');
  await page.getByLabel('Value of condition 2', { exact: true }).fill('five');
  await page.getByRole('button', { name: 'Apply conditions' }).click();
  await expect(page.getByText('Enter a number such as 5 or 0.5.')).toBeVisible();
  await page.getByLabel('Value of condition 2', { exact: true }).fill('5');
  await page.getByRole('button', { name: 'Apply conditions' }).click();
  await expect(rowLinks(page)).toHaveText(['ase_both']);
  expect(new URL(page.url()).searchParams.get('metadata_filter')).toBe("priority = 'high' AND interaction_count >= 5");
  await page.reload();
  await page.getByRole('button', { name: 'Metadata: set' }).click();
  await expect(page.getByLabel('Key of condition 2')).toHaveValue('interaction_count');
  await expect(page.getByLabel('Value of condition 1', { exact: true })).toHaveValue('high');
  await page.getByRole('button', { name: 'Remove all' }).press('Enter');
  await expect(page).toHaveURL('/sessions');
  await expect(page.getByRole('button', { name: 'Add condition' })).toBeFocused();
});

test('a wrong expression is marked where the desk finds the error, and is kept', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 400/);
  const { person } = await addReader(queryDesk);
  await signIn(person);
  await page.goto('/sessions');
  await page.getByRole('button', { name: 'Metadata', exact: true }).click();
  await page.getByText('Expression', { exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Expression' });
  // Of a long expression, the part around the position is shown.
  const long = `${"priority = 'high' OR ".repeat(100)}XR`;
  await field.fill(long);
  await page.getByRole('button', { name: 'Apply expression' }).click();
  await expect(page.getByText(/^At character 210\d: expected/)).toBeVisible();
  await expect(page.locator('code:has(mark)').first()).toHaveText(/^… .{200}/);
  await field.fill("priority = 'high' XND a = 1");
  await page.getByRole('button', { name: 'Apply expression' }).click();
  await expect(page.getByText(/^At character 19: expected/)).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText('X');
  await expect(field).toHaveValue("priority = 'high' XND a = 1");
  const place = await field.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd]);
  expect(place).toEqual([18, 19]);
  await expect(page.getByRole('alert').getByText(/^req_/)).toBeVisible();
});

test('pages keep their position: next, previous, back, reload, and a link to one', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  const ids = (await addSessions(queryDesk, agentId, 60)).reverse();
  await signIn(person);
  await page.goto('/sessions');
  const turn = (name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click();
  await expect(rowLinks(page)).toHaveText(ids.slice(0, 25));
  await turn('Next');
  await expect(rowLinks(page)).toHaveText(ids.slice(25, 50));
  await expect(page.getByText('25 sessions on page 2')).toBeVisible();
  await turn('Next');
  await expect(rowLinks(page)).toHaveText(ids.slice(50));
  await expect(page.getByText('10 sessions on page 3')).toBeVisible();
  // A new row does not shift the pages.
  await addSession(queryDesk, { agentId, createdAt: '2024-02-01T00:00:00Z' });
  await page.reload();
  await expect(rowLinks(page)).toHaveText(ids.slice(50));
  await turn('Previous');
  await expect(rowLinks(page)).toHaveText(ids.slice(25, 50));
  await page.goBack();
  await expect(rowLinks(page)).toHaveText(ids.slice(50));

  const elsewhere = await page.context().newPage();
  await elsewhere.goto(page.url());
  await expect(rowLinks(elsewhere)).toHaveText(ids.slice(50));
  await expect(elsewhere.getByText('10 sessions on a later page')).toBeVisible();
  await elsewhere.getByRole('button', { name: 'First page' }).click();
  await expect(elsewhere).toHaveURL('/sessions');
});

test('the list can be ordered by created and updated, in both directions', async ({ page, signIn, queryDesk }) => {
  const { person, agentId } = await addReader(queryDesk);
  const ids = await addSessions(queryDesk, agentId, 3);
  await signIn(person);
  await page.goto('/sessions');
  const created = page.getByRole('columnheader', { name: 'Created' });
  await expect(created).toHaveAttribute('aria-sort', 'descending');
  await created.getByRole('button').click();
  await expect(page).toHaveURL('/sessions?direction=asc');
  await expect(rowLinks(page)).toHaveText(ids);
  await expect(created).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('columnheader', { name: 'Updated' }).getByRole('button').click();
  await expect(page).toHaveURL('/sessions?order_by=updated_at');
  await expect(rowLinks(page)).toHaveText([...ids].reverse());
});
