import { expect, test } from '../fixtures/browser';
import { addReader, addSessions, rowLinks, searchText } from '../fixtures/browser-lists';
import { addAgent, addPerson } from '../fixtures/records';

test('a link that was tampered with names each wrong part, and offers to leave out that part alone', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 400/);
  const { person, agentId } = await addReader(queryDesk);
  const [id = ''] = await addSessions(queryDesk, agentId, 1);
  await signIn(person);
  await page.goto('/sessions?enabled=perhaps&created_after=yesterday&direction=asc');
  await expect(page.getByText('Part of this link is invalid.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the status filter' }).click();
  await expect(page).toHaveURL('/sessions?created_after=yesterday&direction=asc');
  await page.getByRole('button', { name: 'Remove the “Created from” filter' }).press('Enter');
  await expect(page).toHaveURL('/sessions?direction=asc');
  await expect(page.getByRole('heading', { name: 'Sessions', exact: true })).toBeFocused();
  await expect(rowLinks(page)).toHaveText([id]);

  await page.goto('/sessions?direction=asc&page_key=forged.key');
  await expect(page.getByText('No such page in this list.')).toBeVisible();
  await expect(page.getByRole('alert').getByText(/^req_/)).toBeVisible();
  await page.getByRole('button', { name: 'Go to the first page' }).click();
  await expect(page).toHaveURL('/sessions?direction=asc');
  await expect(rowLinks(page)).toHaveText([id]);
});

test('an agent outside of the person’s list is refused in words, with a way back to all', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 403/);
  const { person, agentId } = await addReader(queryDesk);
  const [id = ''] = await addSessions(queryDesk, agentId, 1);
  await signIn(person);
  await page.goto(`/sessions?agent_id=${await addAgent(queryDesk)}`);
  await expect(page.getByText('You don’t have access to this.')).toBeVisible();
  await page.getByRole('button', { name: 'All agents', exact: true }).last().click();
  await expect(rowLinks(page)).toHaveText([id]);
});

test('a desk without sessions, and filters without matches, say so', async ({ page, signIn, queryDesk }) => {
  const person = await addPerson(queryDesk, { agentIds: [] });
  await signIn(person);
  await page.goto('/sessions');
  await expect(page.getByText('No sessions to show yet.')).toBeVisible();
  await searchText(page, 'nothing at all');
  await expect(page.getByText('No matches. Masked values aren’t searched; use Exact value.')).toBeVisible();
  await page.goto('/sessions?created_after=2025-01-01T00:00:00Z&created_before=2024-01-01T00:00:00Z');
  await expect(page.getByText('A time range ends before it starts: swap the two.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove all filters' }).click();
  await expect(page).toHaveURL('/sessions');
  await expect(page.getByText('No sessions to show yet.')).toBeVisible();
});

test('a search that misses something says so, and one that takes too long says how to narrow it', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 400/);
  const { person } = await addReader(queryDesk);
  await signIn(person);
  await page.route('**/v2/sessions?*q=slow*', (route) => {
    const advice = 'takes too long over so many rows; narrow it by agent or by time';
    const message = `The search was stopped after 2 seconds: it ${advice}.`;
    const body = { code: 'invalid_request', messages: [message], field_errors: { q: advice }, request_id: 'req_slow' };
    return route.fulfill({ status: 400, contentType: 'application/json', body: JSON.stringify(body) });
  });
  await page.route('**/v2/sessions?*q=stale*', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"sessions":[],"metadata":{"incomplete":true}}' }),
  );
  await page.goto('/sessions');
  await searchText(page, 'stale');
  await expect(page.getByText('Some sessions may be missing.')).toBeVisible();
  await searchText(page, 'slow');
  await expect(page.getByText('The search took too long.')).toBeVisible();
  await expect(page.getByText(/narrow it by agent or by time/)).toBeVisible();
  await page.unroute('**/v2/sessions?*q=slow*');
  await page.getByRole('button', { name: 'Only the last 7 days' }).click();
  await expect(page).toHaveURL(/created_after=.*q=slow/);
  await expect(page.getByText('No matches.')).toBeVisible();
});

test('a failure is reported in words with its request id, and the filters are kept', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource/);
  const { person, agentId } = await addReader(queryDesk);
  await addSessions(queryDesk, agentId, 1);
  await signIn(person);
  await page.goto('/sessions');
  await expect(rowLinks(page)).toHaveCount(1);
  const refused = { code: 'forbidden', messages: ['You lack sessions:read.'], request_id: 'req_refused' };
  await page.route('**/v2/sessions?*', (route) =>
    route.fulfill({ status: 403, contentType: 'application/json', body: JSON.stringify(refused) }),
  );
  await searchText(page, 'refund');
  await expect(page.getByText('req_refused')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Text in ID, description or metadata' })).toHaveValue('refund');
  await page.unroute('**/v2/sessions?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('No matches.')).toBeVisible();
});

test('a filter keeps the old rows, dimmed, until the new ones arrive, and rows are 36 pixels high', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  await addSessions(queryDesk, agentId, 2);
  await signIn(person);
  await page.goto('/sessions');
  await expect(rowLinks(page)).toHaveCount(2);
  const row = rowLinks(page).first().locator('xpath=ancestor::tr');
  expect((await row.boundingBox())?.height).toBeCloseTo(36, 0);
  let answer = () => {};
  const held = new Promise<void>((done) => {
    answer = done;
  });
  await page.route('**/v2/sessions?*', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByLabel('Status').selectOption('Disabled');
  await expect(page.getByRole('table', { name: 'Sessions', exact: true })).toHaveAttribute('aria-busy', 'true');
  await expect(rowLinks(page)).toHaveCount(2);
  answer();
  await expect(page.getByText('No matches.')).toBeVisible();
});

test('a panel opens complete once its code is loaded, even late, and says so if the code cannot be loaded', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/ERR_FAILED|Failed to load chunk|ChunkLoadError/);
  const { person, agentId } = await addReader(queryDesk);
  await addSessions(queryDesk, agentId, 1);
  await signIn(person);
  await page.goto('/sessions');
  const agent = page.getByRole('combobox', { name: 'Agent' });
  await expect(page.getByRole('region', { name: 'Sessions over time' }).getByRole('button').first()).toBeVisible();
  let way: Promise<'continue' | 'abort'> = Promise.resolve('continue');
  await page.route('**/_next/static/chunks/*.js*', async (route) => route[await way]());
  /** Delays all code until `act` is done. */
  const whileWaiting = async (act: () => Promise<void>) => {
    let arrive = () => {};
    way = new Promise((done) => {
      arrive = () => done('continue');
    });
    await act();
    arrive();
  };
  await test.step('the keyboard works in it at once', async () => {
    const button = page.getByRole('button', { name: 'Columns' });
    await whileWaiting(async () => {
      await button.click();
      await expect(button).toHaveAttribute('aria-busy', 'true');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
    await expect(page.getByRole('checkbox', { name: 'Status' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
  });
  await test.step('what was typed before it is there is kept', async () => {
    await whileWaiting(async () => {
      await agent.click();
      await page.keyboard.type(agentId.slice(0, 8));
    });
    await expect(page.getByRole('option', { name: agentId })).toBeVisible();
    await expect(agent).toBeFocused();
    await expect(agent).toHaveValue(agentId.slice(0, 8));
    await page.keyboard.press('Escape');
  });
  await test.step('it takes the focus from nobody who went elsewhere', async () => {
    const field = page.getByRole('textbox', { name: 'Text in ID, description or metadata' });
    const code = page.waitForResponse('**/_next/static/chunks/*.js*');
    await whileWaiting(async () => {
      await page.getByRole('button', { name: 'Exact value' }).click();
      await field.focus();
    });
    await (await code).finished();
    await expect(field).toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await test.step('a failure is said, and trying again works', async () => {
    way = Promise.resolve('abort');
    await page.getByRole('button', { name: 'Time', exact: true }).click();
    await expect(page.getByText('This part of the page could not be loaded.')).toBeVisible();
    way = Promise.resolve('continue');
    await page.getByRole('button', { name: 'Try again' }).press('Enter');
    await expect(page.getByLabel('Created from')).toBeVisible();
    await expect(page.getByRole('dialog', { name: 'Time' })).toBeFocused();
  });
});
