import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { dress, expectNoSidewaysScrolling, lookUpBox, pageOf } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, themesAt, widths } from '../fixtures/browser-themes';
import { addAgent, addPerson, addSession, type Query, uniqueId } from '../fixtures/records';

const outcomes = (page: Page) => page.getByRole('table', { name: 'Outcomes' });
const row = (page: Page, line: number) =>
  outcomes(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: `Line ${line}`, exact: true }) });
const summary = (page: Page) => page.getByRole('main').getByRole('status').first();

async function lookUp(page: Page, text: string): Promise<void> {
  await lookUpBox(page).fill(text);
  await lookUpBox(page).press('Enter');
}

/** A person with a list of agents, and a line for each possible outcome. */
async function everyOutcome(query: Query) {
  const found = await addSession(query, { sessionId: `${uniqueId('ase')}_refund` });
  const several = await addSession(query);
  const twin = await addSession(query, { sessionId: several.sessionId });
  const empty = await addAgent(query);
  const foreign = await addAgent(query);
  const deleted = uniqueId('ase');
  await query(
    `INSERT INTO tombstones (agent_id, session_id, id, actor_kind, actor_label) VALUES ($1, $2, $3, 'person', 'Ada')`,
    [empty, deleted, uniqueId('ase').replace('ase', 'tmb')],
  );
  const agentIds = [found.agentId, several.agentId, twin.agentId, empty, uniqueId('agt')];
  const slip = found.sessionId.replace('_refund', '_refnud');
  const lines: [string, string][] = [
    [`GET ${found.path} 200`, 'Found'],
    [several.sessionId, 'Found under 2 agents'],
    [found.agentId, 'Agent found, no session ID in this line'],
    [`${agentIds.at(-1)} ${uniqueId('ase')}`, 'No such agent'],
    [`${found.agentId} ${slip}`, 'No such session in this agent'],
    [`${empty} ${found.sessionId}`, 'Found under another agent'],
    [`${foreign} ${found.sessionId}`, 'No access'],
    [`${empty} ${deleted}`, 'Deleted by Ada'],
    ['hello', 'No ID found'],
  ];
  return { found, several, twin, empty, agentIds, slip, lines, text: lines.map(([line]) => line).join('\n') };
}

test('of several lines, each has its outcome in words, in order, with links to what was found', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { found, several, twin, agentIds, lines, text } = await everyOutcome(queryDesk);
  await signIn(await addPerson(queryDesk, { role: 'support', agentIds }));
  await page.goto('/');
  await lookUpBox(page).fill(text);
  await expect(summary(page)).toContainText('9 lines, each looked up separately.');
  await lookUpBox(page).press('Enter');
  await expect(summary(page)).toContainText('3 of 9 lines matched.');
  await expect(outcomes(page).getByRole('row')).toHaveCount(10);
  for (const [at, [line, words]] of lines.entries()) {
    const cells = row(page, at + 1).getByRole('cell');
    await expect(cells.nth(0)).toHaveText(line);
    await expect(cells.nth(1)).toContainText(words);
  }
  await expect(page).toHaveURL('/');

  for (const { agentId, sessionId } of [several, twin]) {
    await expect(row(page, 2).getByRole('link', { name: `${agentId} / ${sessionId}` })).toBeVisible();
  }
  await expect(row(page, 7).getByRole('link')).toHaveCount(0);
  await expect(row(page, 3).getByRole('link', { name: found.agentId })).toHaveAttribute(
    'href',
    `/sessions?agent_id=${found.agentId}`,
  );
  await row(page, 6).getByRole('link', { name: found.sessionId }).click();
  await expect(page).toHaveURL(pageOf(found));
});

test('lines keep their numbers, and blank ones have no outcome', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk);
  await signIn('support');
  await page.goto('/');
  await lookUp(page, `${session.path}\n\n  \n${session.sessionId}`);
  await expect(outcomes(page).getByRole('row')).toHaveCount(3);
  await expect(row(page, 4)).toContainText('Found');
});

test('a suggestion is a button: it replaces the line, by keyboard alone, and the text is kept', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { found, agentIds, slip, text } = await everyOutcome(queryDesk);
  await signIn(await addPerson(queryDesk, { role: 'support', agentIds }));
  await page.goto('/');
  await lookUp(page, text);
  await row(page, 5).getByRole('button', { name: found.sessionId }).focus();
  await page.keyboard.press('Enter');
  await expect(row(page, 5).getByRole('cell').nth(1)).toHaveText('Found');
  await expect(row(page, 5)).toBeFocused();
  await expect(row(page, 6)).toContainText('Found under another agent');
  await expect(lookUpBox(page)).toHaveValue(text);
  expect(text).toContain(slip);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(row(page, 5).getByRole('link', { name: found.sessionId })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pageOf(found));
});

test('the table is copied with tabs, and the page says so', async ({ page, context, signIn, queryDesk }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const session = await addSession(queryDesk);
  await signIn('support');
  await page.goto('/');
  await lookUp(page, `${session.agentId}\t${session.sessionId}\n=cmd()`);
  await page.getByRole('button', { name: 'Copy as table' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'The table was copied.' })).toBeAttached();
  const { agentId, sessionId } = session;
  expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n')).toEqual([
    'Line\tText\tOutcome\tAgent\tSession\tDid you mean',
    `1\t${agentId} ${sessionId}\tFound\t${agentId}\t${sessionId}\t`,
    "2\t'=cmd()\tNo ID found\t\t\t",
  ]);
});

test('100 lines of garbage get an outcome each and break nothing', async ({ page, signIn }) => {
  const garbage = [
    '%00%ff',
    '<script>alert(1)</script>',
    '{"a":',
    '🙂\u202e🙂',
    "' OR 1=1 --",
    'x'.repeat(300),
    '\\u0000',
  ];
  await signIn('support');
  await page.goto('/');
  await lookUp(page, Array.from({ length: 100 }, (_, at) => `${at} ${garbage[at % garbage.length]}`).join('\n'));
  await expect(summary(page)).toContainText('0 of 100 lines matched.');
  await expect(outcomes(page).getByRole('row')).toHaveCount(101);
  await expect(row(page, 100)).toContainText('No ID found');
  await expectNoSidewaysScrolling(page);
});

test('101 lines, and more than 64 KiB, are refused in words before anything is sent, and the text is kept', async ({
  page,
  signIn,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/v2/lookups')) asked.push(request.url());
  });
  await signIn('support');
  await page.goto('/');
  const tooMany = Array.from({ length: 101 }, (_, at) => `ase_line_${at}`).join('\n');
  await lookUp(page, tooMany);
  await expect(summary(page)).toContainText('more than 100 lines');
  await expect(summary(page)).toContainText('Nothing was sent, and your text is still here.');
  await expect(lookUpBox(page)).toHaveValue(tooMany);
  await expect(lookUpBox(page)).toBeFocused();
  const tooLarge = `ase_large ${'é'.repeat(32_768)}`;
  await lookUp(page, tooLarge);
  await expect(summary(page)).toContainText('larger than 64 KiB');
  await expect(lookUpBox(page)).toHaveValue(tooLarge);
  expect(asked).toEqual([]);
});

test('a failure while a line is retried is reported in words, and the table stays', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/ERR_FAILED/);
  const { found, agentIds, text } = await everyOutcome(queryDesk);
  await signIn(await addPerson(queryDesk, { role: 'support', agentIds }));
  await page.goto('/');
  await lookUp(page, text);
  await expect(outcomes(page)).toBeVisible();
  await page.route('**/v2/lookups', (route) => route.abort());
  await row(page, 5).getByRole('button', { name: found.sessionId }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The desk did not answer' })).toBeVisible();
  await page.unroute('**/v2/lookups');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(row(page, 5).getByRole('cell').nth(1)).toHaveText('Found');
});

for (const width of widths) {
  test(`the table has no accessibility problems: ${width} pixels wide`, async ({ page, signIn, queryDesk }) => {
    const { agentIds, text } = await everyOutcome(queryDesk);
    await dress(page, 'light', width);
    await signIn(await addPerson(queryDesk, { role: 'support', agentIds }));
    await page.goto('/');
    await lookUp(page, `${text}\n${'x'.repeat(300)}`);
    await expect(outcomes(page)).toBeVisible();
    await expectAccessibleInAllThemes(page, 'the table', themesAt(width));
  });
}
