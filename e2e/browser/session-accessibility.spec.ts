import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { dress, pageOf } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, themesAt, widths } from '../fixtures/browser-themes';
import { addSession, addVerdict, changeSession } from '../fixtures/records';

const before = JSON.stringify({
  customer_email: 'a.reader@example.org',
  unbroken: 'x'.repeat(300),
  deep: { list: [1, 2, { [`a_key_${'very_'.repeat(30)}long`]: 'y' }] },
});
const after = JSON.stringify({
  customer_email: 'b.reader@example.org',
  unbroken: 'z'.repeat(600),
  deep: { list: [1] },
});

for (const width of widths) {
  const check = (page: Page, state: string) => expectAccessibleInAllThemes(page, state, themesAt(width));

  test(`${width} pixels wide: no part of a session’s page has accessibility problems or scrolls sideways`, async ({
    page,
    signIn,
    queryDesk,
    allowNoise,
  }) => {
    allowNoise(/Failed to load resource: .* 412/);
    await dress(page, 'light', width);
    const session = await addSession(queryDesk, { metadata: before, description: 'Asked twice.' });
    await changeSession(queryDesk, session, after);
    await addVerdict(queryDesk, session);
    await signIn('support');
    await page.goto(`${pageOf(session)}?tab=history`);
    await expect(page.getByRole('heading', { name: 'Revision 1' })).toBeVisible();
    await check(page, 'the history');
    await page.getByRole('tab', { name: 'Audit' }).click();
    await expect(page.getByRole('region', { name: 'Audit' })).toContainText('viewed');
    await check(page, 'the record');
    await page.getByRole('tab', { name: 'Verdicts' }).click();
    await expect(page.getByRole('region', { name: 'Verdicts' })).toContainText('Pass');
    await check(page, 'the verdicts');
    await page.goto(`${pageOf(session)}?at=2024-02-01T00:00:00Z`);
    await expect(page.getByText('changed since').first()).toBeVisible();
    await check(page, 'as it stood');
    await page.getByText('Tree', { exact: true }).click();
    await check(page, 'as it stood, as a tree');

    await page.getByRole('button', { name: 'Back to current' }).click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const field = page.getByRole('textbox', { name: 'Metadata', exact: true });
    await expect(field).toBeVisible();
    await check(page, 'the editor');
    const text = await field.inputValue();
    await field.fill(`${text}}`);
    await expect(page.getByRole('button', { name: 'Go to error' })).toBeVisible();
    await check(page, 'the editor, with a problem');
    await field.fill(text.replace('zzz', 'mine'));
    await page.getByRole('button', { name: 'Review changes' }).click();
    await check(page, 'the review');
    await changeSession(queryDesk, session, before);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByRole('heading', { name: 'Someone else changed this session' })).toBeVisible();
    await check(page, 'the conflict');
    await page.getByRole('button', { name: 'Keep theirs, discard mine' }).click();
    await page.getByRole('button', { name: 'Disable…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check(page, 'the confirmation');
  });
}
