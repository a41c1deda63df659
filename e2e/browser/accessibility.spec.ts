import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { dress, fillSignIn, lookUpBox, metadataRow, pageOf, reveal } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, themesAt, widths } from '../fixtures/browser-themes';
import { addAgent, addPerson, addSession, type Query, uniqueId } from '../fixtures/records';

const metadata = JSON.stringify({
  customer_email: 'a.reader@example.org',
  note: `${'a long note with many words '.repeat(30)} from b.writer@example.org`,
  unbroken: 'x'.repeat(300),
  link: `https://help.example.com/${'path/'.repeat(30)}`,
  at: '2024-01-15T14:22:30Z',
  bidi: 'abc\u202edef',
  arabic: 'استفسار العميل عن فاتورة مكررة',
  count: 8,
  big: 12345678901234567890n.toString(),
  yes: true,
  nothing: null,
  empty: {},
  [`a_key_that_is_${'very_'.repeat(30)}long`]: 1,
  order: { lines: [{ sku: 'A-1', amount: 1.5 }, { sku: 'B-2' }] },
});

const addReadable = (query: Query) =>
  addSession(query, { metadata, description: `Asked twice. ${'A description that goes on. '.repeat(40)}` });

for (const width of widths) {
  test.describe(`${width} pixels wide`, () => {
    const check = (page: Page, state: string) => expectAccessibleInAllThemes(page, state, themesAt(width));

    test.beforeEach(({ page }) => dress(page, 'light', width));

    test('sign-in, home and look-up have no accessibility problems and do not scroll sideways', async ({
      page,
      signIn,
      queryDesk,
      allowNoise,
    }) => {
      allowNoise(/Failed to load resource: .* 401/);
      const person = await addPerson(queryDesk);
      const session = await addReadable(queryDesk);
      await page.goto('/sign-in');
      await check(page, 'sign-in');
      await fillSignIn(page, { email: person.email, password: 'wrong' });
      await expect(page.getByRole('alert').filter({ hasText: 'Not signed in' })).toBeVisible();
      await check(page, 'a refused sign-in');

      await signIn(person);
      await page.goto('/');
      await expect(page.getByText('You haven’t viewed any sessions yet.')).toBeVisible();
      await check(page, 'home, before anything was looked at');
      await page.goto(pageOf(session));
      await page.goto('/');
      await expect(page.getByRole('link', { name: session.sessionId })).toBeVisible();
      await check(page, 'home, with a session');
      await lookUpBox(page).fill(`${uniqueId('agt')} ${session.sessionId} x-api-key: sd_abcdefgh_${'k'.repeat(40)}`);
      await lookUpBox(page).press('Enter');
      await expect(page.getByText('There is no such agent.')).toBeVisible();
      await check(page, 'an answer that says which half is wrong');
      await page.getByRole('button', { name: /: your menu$/ }).click();
      await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
      await check(page, 'one’s own menu');
    });

    test('a session’s page has no accessibility problems in any state, and does not scroll sideways', async ({
      page,
      signIn,
      queryDesk,
    }) => {
      const session = await addReadable(queryDesk);
      await signIn('support');
      await page.goto(pageOf(session));
      await expect(metadataRow(page, 'customer_email')).toBeVisible();
      await check(page, 'the table');
      await page.getByText('Tree', { exact: true }).click();
      await expect(page.getByRole('treeitem').first()).toBeVisible();
      await check(page, 'the tree');
      await page.getByText('JSON', { exact: true }).click();
      await expect(page.getByRole('region', { name: 'Metadata as stored' })).toBeVisible();
      await check(page, 'the JSON');
      await page.getByText('Table', { exact: true }).click();
      await page.getByLabel('Find in metadata').fill('long');
      await expect(page.locator('mark').first()).toBeVisible();
      await check(page, 'find');
      await page.getByLabel('Find in metadata').press('Escape');

      await page.getByRole('button', { name: 'More actions' }).click();
      await expect(page.getByRole('menuitem', { name: 'Copy as curl' })).toBeVisible();
      await check(page, 'the menu');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Reveal \d masked…$/ }).click();
      await page.getByRole('button', { name: 'Reveal', exact: true }).click();
      await expect(page.getByText('A reason must have at least 3 characters.')).toBeVisible();
      await check(page, 'the dialog of a reveal, refused');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await reveal(page, 'Ticket 3');
      await check(page, 'revealed');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await check(page, 'the keys');
    });

    test('problem pages have no accessibility problems and do not scroll sideways', async ({
      page,
      signIn,
      queryDesk,
      allowNoise,
    }) => {
      allowNoise(/Failed to load resource: .* (400|403|404) /);
      const there = await addSession(queryDesk, { metadata: '{}', enabled: false });
      const agentId = await addAgent(queryDesk);
      await signIn(await addPerson(queryDesk, { role: 'auditor', agentIds: [agentId, there.agentId] }));
      await page.goto(pageOf(there));
      await expect(page.getByText('This session has no metadata.')).toBeVisible();
      await check(page, 'a disabled session without metadata');
      const problems: Record<string, string> = {
        'session not found': pageOf({ agentId, sessionId: there.sessionId }),
        'agent not on the list': pageOf({ agentId: `agt_${'x'.repeat(200)}`, sessionId: there.sessionId }),
        'a malformed address': `/agents/${agentId}/sessions/${'y'.repeat(200)}`,
        'an unknown page': '/nothing-here',
      };
      for (const [state, path] of Object.entries(problems)) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await check(page, state);
      }
    });
  });
}

test('with reduced motion, the other colour scheme shows at once, and nothing moves on', async ({
  page,
  signIn,
  queryDesk,
}) => {
  await dress(page, 'light', 1280);
  await signIn(await addPerson(queryDesk));
  await page.goto('/');
  const text = page.getByText('You haven’t viewed any sessions yet.');
  const light = await text.evaluate((element) => getComputedStyle(element).color);
  const [dark, moving] = await text.evaluate((element) => {
    document.documentElement.dataset.mantineColorScheme = 'dark';
    return [getComputedStyle(element).color, document.getAnimations().length];
  });
  expect(moving).toBe(0);
  expect(dark).not.toBe(light);
});
