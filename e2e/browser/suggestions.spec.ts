import type { Page } from '@playwright/test';
import { expect, expectNoAxeViolations, test } from '../fixtures/browser';
import { dress, lookUpBox, pageOf } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, themesAt, widths } from '../fixtures/browser-themes';
import { addSession, uniqueId } from '../fixtures/records';

const suggestions = (page: Page) => page.getByRole('list', { name: 'Suggestions' });

/** The requests for suggestions that the page sends from now on. */
function watchQuestions(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/v2/suggestions') asked.push(searchParams.get('beginning') ?? '');
  });
  return asked;
}

test('while typing, sessions that begin so are suggested, and requested only after a pause', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk);
  const beginning = session.sessionId.slice(0, -3);
  await signIn('support');
  const asked = watchQuestions(page);
  // The page's clock stands still while the test types, however slowly.
  await page.clock.install();
  await page.goto('/');
  await page.clock.pauseAt(Date.now() + 60_000);
  await lookUpBox(page).pressSequentially(beginning);
  await page.clock.runFor(250);
  expect(asked).toEqual([]);
  await page.clock.runFor(50);
  await page.clock.resume();
  await expect(suggestions(page).getByRole('link', { name: session.sessionId })).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: '1 suggestion. Press the down arrow to choose.' }),
  ).toBeAttached();
  expect(asked).toEqual([beginning]);
  // The call is logged, but no look-up.
  const events = await queryDesk(`SELECT id FROM audit_events WHERE action = 'lookup.create' AND session_id = $1`, [
    session.sessionId,
  ]);
  expect(events).toEqual([]);
});

test('by keyboard alone: down to a suggestion, back with Escape, Enter opens it', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const first = await addSession(queryDesk);
  const second = await addSession(queryDesk, { agentId: first.agentId, sessionId: `${first.sessionId}_b` });
  await signIn('support');
  await page.goto('/');
  await expect(lookUpBox(page)).toBeFocused();
  await page.keyboard.type(`${first.agentId} ${first.sessionId}`);
  const items = suggestions(page).getByRole('link');
  await expect(items).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await expect(items.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(lookUpBox(page)).toBeFocused();
  await expect(suggestions(page)).toBeHidden();
  await page.keyboard.type('_');
  await expect(items).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(pageOf(second));
});

test('a chosen agent is written into the box, and its sessions are suggested next', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk);
  await signIn('support');
  await page.goto('/');
  await lookUpBox(page).pressSequentially(session.agentId.slice(0, -2));
  await suggestions(page).getByRole('button', { name: session.agentId }).click();
  await expect(lookUpBox(page)).toHaveValue(`${session.agentId} `);
  await expect(lookUpBox(page)).toBeFocused();
  await expect(suggestions(page)).toBeHidden();
  await page.keyboard.type('ase_');
  await page.keyboard.type(session.sessionId.slice(4, 8));
  await suggestions(page).getByRole('link', { name: session.sessionId }).click();
  await expect(page).toHaveURL(pageOf(session));
});

test('if nothing begins so, similar IDs are suggested', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { sessionId: `${uniqueId('ase')}_refund` });
  await signIn('support');
  await page.goto('/');
  await expect(lookUpBox(page)).toBeFocused();
  await page.keyboard.insertText(session.sessionId.replace('_refund', '_refnud'));
  await expect(page.getByText('No matches. Did you mean')).toBeVisible();
  await expect(suggestions(page).getByRole('link', { name: session.sessionId })).toBeVisible();
});

test('a request that is outdated by typing is cancelled, and an old answer is never shown', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const one = await addSession(queryDesk);
  const other = await addSession(queryDesk);
  await signIn('support');
  const failed: string[] = [];
  page.on('requestfailed', (request) => failed.push(new URL(request.url()).searchParams.get('beginning') ?? ''));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**/v2/suggestions?beginning=${one.sessionId}`, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await page.goto('/');
  const asked = page.waitForRequest(/v2\/suggestions/);
  await lookUpBox(page).fill(one.sessionId);
  await asked;
  await lookUpBox(page).fill(other.sessionId);
  await expect(suggestions(page).getByRole('link', { name: other.sessionId })).toBeVisible();
  await expect.poll(() => failed).toEqual([one.sessionId]);
  release();
  await expect(suggestions(page).getByRole('link', { name: one.sessionId })).toHaveCount(0);
});

test('nothing is requested for text that is not the beginning of an ID, and no credential is sent', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk);
  await signIn('support');
  const asked = watchQuestions(page);
  await page.goto('/');
  for (const text of [
    'the customer',
    'ase_',
    `${session.sessionId} `,
    'a\nase_b',
    `x-api-key: ase_${'k'.repeat(20)}`,
  ]) {
    await lookUpBox(page).fill(text);
    await page.waitForTimeout(500);
  }
  expect(asked).toEqual([]);
});

test('a failure of the suggestions disturbs nothing: the look-up still works', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 429/);
  const session = await addSession(queryDesk);
  await signIn('support');
  await page.route('**/v2/suggestions?*', (route) =>
    route.fulfill({
      status: 429,
      json: { code: 'rate_limit_exceeded', messages: ['Too many.'], request_id: 'req_12345678' },
    }),
  );
  await page.goto('/');
  const answered = page.waitForResponse(/v2\/suggestions/);
  await lookUpBox(page).fill(session.sessionId);
  await answered;
  await expect(suggestions(page)).toBeHidden();
  await lookUpBox(page).press('Enter');
  await expect(page).toHaveURL(pageOf(session));
});

test('an invitation or a reset link in the text never leaves the browser, and the page says to rotate it', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { agentId } = await addSession(queryDesk);
  const secrets = ['inv', 'rst', 'shc'].map((prefix) => `${prefix}_${'aB3'.repeat(13)}`);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await signIn('support');
  await page.goto('/');
  await lookUpBox(page).fill(`https://desk.example.org/invitations/${secrets.join(' ')} ${agentId}`);
  await lookUpBox(page).press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Rotate it' })).toBeVisible();
  await expect(page.getByText('agent found')).toBeVisible();
  expect(sent.filter((each) => secrets.some((secret) => each.includes(secret)))).toEqual([]);
  await expect(lookUpBox(page)).not.toHaveValue(/aB3aB3/);
});

test('a key in a text that finds a session causes a warning on the page that opens', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk);
  await signIn('support');
  await page.goto('/');
  await lookUpBox(page).fill(`curl -H "x-api-key: sd_abcdefgh_${'k'.repeat(40)}" ${session.path}`);
  await lookUpBox(page).press('Enter');
  await expect(page).toHaveURL(pageOf(session));
  await expect(page.getByRole('alert').filter({ hasText: 'Rotate it' })).toBeVisible();
  await expectNoAxeViolations(page);
});

for (const width of widths) {
  test(`suggestions have no accessibility problems: ${width} pixels wide`, async ({ page, signIn, queryDesk }) => {
    const session = await addSession(queryDesk, { sessionId: `${uniqueId('ase')}_${'long_'.repeat(40)}` });
    await addSession(queryDesk, { sessionId: `${session.sessionId}2` });
    await dress(page, 'light', width);
    await signIn('support');
    await page.goto('/');
    await expect(lookUpBox(page)).toBeFocused();
    await page.keyboard.insertText(session.sessionId);
    await expect(suggestions(page).getByRole('link')).toHaveCount(2);
    await page.keyboard.press('ArrowDown');
    await expectAccessibleInAllThemes(page, 'suggestions', themesAt(width));
  });
}
