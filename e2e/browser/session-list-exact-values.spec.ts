import { expect, test } from '../fixtures/browser';
import { addReader, createSessions, findExactValue, rowLinks } from '../fixtures/browser-lists';

const value = 'zoe.quimby@example.org';

test('an exact personal value finds its sessions and stays in the open page: in no address, storage, view or audit event', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  await createSessions(deskUrl, queryDesk, agentId, [
    { id: 'ase_hers', metadata: { customer_email: value } },
    { id: 'ase_other', metadata: { customer_email: 'other@example.org' } },
  ]);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await signIn(person);
  await page.goto('/sessions');
  await expect(rowLinks(page)).toHaveCount(2);
  await findExactValue(page, value);
  await expect(rowLinks(page)).toHaveText(['ase_hers']);
  await expect(page).toHaveURL('/sessions');

  await page.getByLabel('Status').selectOption('Enabled');
  await expect(page).toHaveURL('/sessions?enabled=true');
  await expect(rowLinks(page)).toHaveText(['ase_hers']);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByLabel('Save this view as').fill('Of one customer');
  await page.getByLabel('Save this view as').press('Enter');
  await expect(page.getByRole('link', { name: 'Of one customer' })).toHaveAttribute('href', '/sessions?enabled=true');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Export…' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  await expect(page.getByText(/^1 session, /)).toBeVisible();
  expect(download.url()).not.toContain('zoe');
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await rowLinks(page).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ase_hers');

  const storage = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(storage).not.toContain('zoe');
  // The API takes it as a parameter of the two reads, whose addresses are kept nowhere; nothing else ever contains it.
  const holding = asked.filter((url) => url.includes('zoe')).map((url) => new URL(url).pathname);
  expect(new Set(holding)).toEqual(new Set(['/v2/sessions', '/v2/session_counts']));
  const kept = await queryDesk<{ text: string }>(
    `SELECT concat(v.filters, ' ', e.filters, ' ', a.details) AS text FROM audit_events a
     LEFT JOIN views v ON v.person_id = a.actor_id LEFT JOIN exports e ON e.actor_id = a.actor_id WHERE a.actor_id = $1`,
    [person.id],
  );
  expect(kept.length).toBeGreaterThan(0);
  expect(JSON.stringify(kept)).not.toContain('zoe');

  await page.goBack();
  await expect(rowLinks(page)).toHaveCount(2);
});

test('paging through an exact value works within the open page, and a reload starts without it', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  const sessions = Array.from({ length: 27 }, (_, index) => ({
    id: `ase_${String(index).padStart(2, '0')}`,
    metadata: { customer_email: value },
  }));
  await createSessions(deskUrl, queryDesk, agentId, sessions);
  await signIn(person);
  await page.goto('/sessions');
  await findExactValue(page, value);
  await expect(page.getByRole('button', { name: 'Exact value: set' })).toBeVisible();
  await expect(rowLinks(page)).toHaveCount(25);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(rowLinks(page)).toHaveText(['ase_01', 'ase_00']);
  await expect(page).toHaveURL('/sessions');
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(rowLinks(page)).toHaveCount(25);
  await page.getByRole('button', { name: 'Exact value: set' }).click();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('button', { name: 'Exact value', exact: true })).toBeVisible();
});

test('a link that holds one is refused, and does not search for it', async ({ page, signIn, queryDesk }) => {
  const { person } = await addReader(queryDesk);
  await signIn(person);
  await page.goto(`/sessions?match=${encodeURIComponent(value)}`);
  await expect(page.getByText('an exact value can’t be part of a link', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Remove the exact value' }).click();
  await expect(page).toHaveURL('/sessions');
  expect(
    await queryDesk(`SELECT 1 FROM audit_events WHERE actor_id = $1 AND action = 'session.match'`, [person.id]),
  ).toEqual([]);
});
