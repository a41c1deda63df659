import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { dress, expectNoSidewaysScrolling, pageOf, reveal } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes } from '../fixtures/browser-themes';
import { addSession, type StoredSession, uniqueId } from '../fixtures/records';

const idsOf = ({ agentId, sessionId }: Pick<StoredSession, 'agentId' | 'sessionId'>) => `${agentId}/${sessionId}`;
type Side = Parameters<typeof idsOf>[0];
const comparisonOf = (a: Side, b: Side) => `/compare?a=${idsOf(a)}&b=${idsOf(b)}`;

/** The row of a compared path, by its last key. */
const row = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Compared values' }).getByRole('listitem').filter({ hasText: name });

test('two sessions are compared, masked, from a pasted path; the sides swap, and the link leads back', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  const a = await addSession(queryDesk, {
    metadata: '{"customer_email":"ines.holm@example.org","customer_name":"Ines","count":1.0,"plan":"gold","gone":[1]}',
  });
  const b = await addSession(queryDesk, {
    metadata: '{"plan":"gold","count":1,"customer_email":"ines.holm@example.org","customer_name":"Ida","deep":{"k":2}}',
    enabled: false,
  });
  await signIn('support');
  await page.goto(pageOf(a));
  await reveal(page, 'Ticket 88: compare two');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Compare…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Compare with another session' });
  await dialog.getByLabel('Other session').fill(`${deskUrl}${pageOf(b)}`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(comparisonOf(a, b));
  await expect(page.getByRole('status').filter({ hasText: 'different' })).toHaveText(
    '3 different, 1 only in A, 1 only in B; 4 the same.',
  );
  await expect(row(page, 'Status')).toContainText(/Different.*Enabled.*Disabled/);
  await expect(row(page, 'count')).toContainText(/in A: 1\.0.*in B: 1$/);
  await expect(row(page, 'customer_name')).toContainText('The placeholders differ');
  await expect(row(page, 'gone')).toContainText(/Only in A.*\[1\].*missing/);
  await expect(row(page, 'customer_email')).toHaveCount(0);
  await page.getByLabel('Show what’s the same (4)').check();
  await expect(row(page, 'customer_email')).toContainText('so the masked value is');
  expect(await page.content()).not.toContain('ines.holm@');

  await expectAccessibleInAllThemes(page, 'a comparison');

  await page.getByRole('link', { name: 'Swap sides' }).click();
  await expect(page).toHaveURL(comparisonOf(b, a));
  await expect(row(page, 'gone')).toContainText('Only in B');
  const looks = () =>
    queryDesk("SELECT 1 FROM audit_events WHERE session_id = $1 AND action = 'session.read'", [b.sessionId]);
  expect(await looks()).toHaveLength(1);
  await page.reload();
  await expect(row(page, 'gone')).toContainText('Only in B');
  await page.getByRole('region', { name: 'Side A' }).getByRole('link', { name: b.sessionId }).click();
  await expect(page).toHaveURL(pageOf(b));
});

test('two rows of the list are compared; for a deleted side it says who deleted it, and another one can be chosen', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* (400|404)/);
  const a = await addSession(queryDesk, { metadata: '{"n":1}' });
  const b = await addSession(queryDesk, { agentId: a.agentId, metadata: '{"n":2}' });
  const gone = { agentId: a.agentId, sessionId: uniqueId('ase') };
  await queryDesk(
    `INSERT INTO tombstones (agent_id, session_id, id, actor_kind, actor_label) VALUES ($1, $2, 'tmb_1', 'system', 'a test')`,
    [gone.agentId, gone.sessionId],
  );
  await signIn('support');
  await page.goto(`/sessions?agent_id=${a.agentId}`);
  await page.getByLabel('Select all sessions on this page').check();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(row(page, 'n')).toContainText('Different');

  await page.goto(comparisonOf(a, gone));
  const side = page.getByRole('region', { name: 'Side B' });
  await expect(side).toContainText('It was deleted by a test');
  await side.getByRole('button', { name: 'Choose another session for B' }).click();
  await page.getByRole('dialog').getByLabel('Other session').fill(b.sessionId);
  await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(comparisonOf(a, b));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(row(page, 'n')).toContainText('Different');

  await page.goto(comparisonOf(a, a));
  await expect(page.getByRole('region', { name: 'Same session twice' })).toContainText('It was not loaded.');
  await page.goto(`/compare?a=${idsOf(a)}&b=javascript:alert(1)`);
  await expect(page.getByRole('heading', { name: 'Invalid address' })).toBeVisible();
  await expect(page.getByText('“b=” is followed by “javascript:alert(1)”')).toBeVisible();
});

test('large and hostile sessions are compared, a part of the rows at a time', async ({ page, signIn, queryDesk }) => {
  const keys = (change: number) =>
    Array.from({ length: 9_900 }, (_, n) => `"key_${n}":${n < 5_000 ? n + change : n}`).join(',');
  const odd = (value: string) =>
    `"__proto__":{"constructor":"${value}"},"":"${value}","rtl\u202e":"\u202e${value}<b>","word":"${value.repeat(60_000)}"`;
  const a = await addSession(queryDesk, { metadata: `{${odd('x')},${keys(0)}}`, description: 'Asked twice.' });
  const b = await addSession(queryDesk, { metadata: `{${odd('y')},${keys(1)}}` });
  await signIn('reviewer');
  await page.goto(comparisonOf(a, b));
  await expect(row(page, 'constructor')).toContainText('in A: "x"');
  await expect(row(page, 'empty key')).toContainText('in B: "y"');
  await expect(row(page, 'rtl')).toContainText('"U+202Ex<b>"');
  await expect(row(page, 'word')).toContainText('Show all 60,002 characters');
  const rows = page.getByRole('list', { name: 'Compared values' }).getByRole('listitem');
  await expect(rows).toHaveCount(100);
  await expectNoSidewaysScrolling(page);
  await dress(page, 'dark', 390);
  await expectNoSidewaysScrolling(page);
  await page.getByRole('button', { name: /^Show 500 more of 5,0\d\d$/ }).click();
  await expect(rows).toHaveCount(600);
});
