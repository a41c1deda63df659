import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { addReader, rowLinks } from '../fixtures/browser-lists';
import { dress } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, themesAt, widths } from '../fixtures/browser-themes';
import { addSession } from '../fixtures/records';

const metadata = '{"customer_email":"nora.vale@example.org","priority":"high"}';

for (const width of widths) {
  const check = (page: Page, state: string) => expectAccessibleInAllThemes(page, state, themesAt(width));

  test(`the list has no accessibility problems and does not scroll sideways, ${width} pixels wide`, async ({
    page,
    signIn,
    queryDesk,
    allowNoise,
  }) => {
    allowNoise(/Failed to load resource: .* 400/);
    await dress(page, 'light', width);
    const { person, agentId } = await addReader(queryDesk);
    await addSession(queryDesk, {
      agentId,
      metadata,
      description: `For a.b@example.org. ${'Long words. '.repeat(60)}`,
    });
    await addSession(queryDesk, { agentId, sessionId: `ase_${'long'.repeat(60)}`, enabled: false });
    await signIn(person);
    await page.goto('/sessions');
    await expect(rowLinks(page)).toHaveCount(2);
    await expect(page.getByRole('region', { name: 'Sessions over time' }).getByRole('button').first()).toBeVisible();
    await check(page, 'the list');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByLabel('Metadata key').fill('customer_email');
    await page.getByLabel('Metadata key').press('Enter');
    await check(page, 'the columns');
    await page.keyboard.press('Escape');
    await page
      .getByRole('checkbox', { name: /^Select ase_/ })
      .first()
      .check();
    await check(page, 'a selected row, and a column of a key');
    await page.getByRole('button', { name: 'Views' }).click();
    await expect(page.getByText('No saved views yet.')).toBeVisible();
    await check(page, 'the views');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(page.getByRole('dialog', { name: 'Export sessions' })).toBeVisible();
    await check(page, 'the export');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    if (width < 700) {
      await page.getByRole('button', { name: /^Filters/ }).click();
      const drawer = page.getByRole('dialog', { name: 'Filters' });
      await expect(drawer).toBeVisible();
      await check(page, 'the filters');
      await drawer.getByLabel('Order').selectOption('Created, oldest first');
      await drawer.getByLabel('Status').selectOption('Disabled');
      await drawer.getByRole('button', { name: 'Show sessions' }).click();
      await expect(page).toHaveURL('/sessions?enabled=false&direction=asc');
      await expect(rowLinks(page)).toHaveCount(1);
      await expect(page.getByRole('button', { name: 'Filters (1)' })).toBeFocused();
    } else {
      await page.getByRole('button', { name: 'Time', exact: true }).click();
      await expect(page.getByLabel('Created from')).toBeVisible();
      await check(page, 'the times');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Exact value' }).click();
      await expect(page.getByLabel('Exact personal value')).toBeVisible();
      await check(page, 'the exact value');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Metadata', exact: true }).click();
      await expect(page.getByLabel('Key of condition 1')).toBeVisible();
      await check(page, 'the conditions');
    }
    await page.goto('/sessions?metadata_filter=a%20%3D');
    await expect(page.getByText('One filter is invalid.')).toBeVisible();
    await check(page, 'a wrong filter');
    await page.goto('/sessions?q=nothing-of-this');
    await expect(page.getByText('No matches.')).toBeVisible();
    await check(page, 'nothing found');
  });
}
