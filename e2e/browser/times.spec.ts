import { expect, test } from '../fixtures/browser';
import { addReader, addSessions } from '../fixtures/browser-lists';
import { pageOf } from '../fixtures/browser-pages';
import { addSession } from '../fixtures/records';

// For each of these, what the server renders first (UTC) differs from what the reader sees then: a mismatch between the
// server's page and the browser's first rendering is an error in the console, on which the fixture fails.
const readers = [
  {
    timezoneId: 'Asia/Kathmandu',
    locale: 'de-DE',
    exact: /15\. Jan\. 2024, 16:15:00 (GMT|UTC)\+5:45/,
    kept: '16:15:00',
    zone: /Asia\/Kath?mandu/,
  },
  {
    timezoneId: 'America/Los_Angeles',
    locale: 'en-US',
    exact: '15 Jan 2024, 02:30:00 PST',
    kept: '02:30:00',
    zone: /America\/Los_Angeles \(P[SD]T\)/,
  },
  { timezoneId: 'Asia/Riyadh', locale: 'ar-SA', exact: /13:30:00/, kept: '13:30:00', zone: /Asia\/Riyadh/ },
];

for (const { timezoneId, locale, exact, kept, zone } of readers) {
  test.describe(`${locale} in ${timezoneId}`, () => {
    test.use({ timezoneId, locale });

    test('times are in the reader’s zone, and the server renders the second visit in it', async ({
      page,
      signIn,
      queryDesk,
    }) => {
      const session = await addSession(queryDesk, { createdAt: '2024-01-15T10:30:00Z' });
      await signIn('support');
      const first = await page.goto(pageOf(session));
      expect(await first?.text()).toContain('15 Jan 2024, 10:30:00 UTC');
      const created = page.getByRole('definition').first().getByRole('button');
      await expect(created).toContainText(exact);
      await expect(created.locator('time')).toHaveAttribute('datetime', '2024-01-15T10:30:00Z');

      const second = await page.reload();
      const html = (await second?.text()) ?? '';
      expect(html).toContain(kept);
      expect(html).not.toContain('10:30:00 UTC');
      await expect(created).toContainText(exact);
    });

    test('the home page is rendered alike by server and browser as well', async ({ page, signIn, queryDesk }) => {
      const session = await addSession(queryDesk);
      await signIn('support');
      await page.goto(pageOf(session));
      await page.goto('/');
      await expect(page.getByRole('row').filter({ hasText: session.sessionId })).toBeVisible();
      await page.reload();
      await expect(page.getByText('Times in')).toBeVisible();
      await page.getByRole('button', { name: /: your menu$/ }).click();
      await expect(page.getByText(/^Times are in/)).toHaveText(zone);
    });
  });
}

test('UTC shows on hover, and a click copies the time as ISO', async ({ page, context, signIn, queryDesk }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const session = await addSession(queryDesk, { createdAt: '2024-01-15T10:30:00.250Z' });
  await signIn('support');
  await page.goto(pageOf(session));
  const created = page.getByRole('definition').first().getByRole('button');
  await expect(created).toHaveText(/^\d+ y ago · 15 Jan 2024, 11:30:00 CET$/);
  await created.hover();
  await expect(page.getByRole('tooltip')).toHaveText('2024-01-15T10:30:00.250Z · click to copy');
  await created.click();
  await expect(page.getByRole('status').filter({ hasText: 'The time was copied.' })).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('2024-01-15T10:30:00.250Z');
});

test('a chosen zone applies at once, in filters too, and overrides the browser’s until it is given up', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const { person, agentId } = await addReader(queryDesk);
  await addSessions(queryDesk, agentId, 1);
  await signIn(person);
  await page.goto('/sessions?created_after=2024-01-15T10:00:00Z');
  await expect(page.getByText(/^Times in CES?T$/)).toBeVisible();
  const choose = async (text: string) => {
    await page.getByRole('button', { name: /: your menu$/ }).click();
    await page.getByRole('button', { name: 'Change the time zone' }).click();
    await page.getByLabel('Find a time zone').fill(text);
    await page.getByLabel('Find a time zone').press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await choose('los ang');
  await expect(page.getByText(/^Times in P[SD]T$/)).toBeVisible();
  await page.getByRole('button', { name: 'Time: set' }).click();
  const from = page.getByLabel('Created from');
  await expect(from).toHaveValue('2024-01-15T02:00');
  await from.fill('2024-01-15T02:05');
  await page.getByRole('button', { name: 'Apply times' }).click();
  await expect(page).toHaveURL(/created_after=2024-01-15T10(:|%3A)05(:|%3A)00Z/);

  const drawn = await page.reload();
  expect(await drawn?.text()).toMatch(/Times in (<!-- -->)?P[SD]T/);
  await expect(page.getByText(/^Times in P[SD]T$/)).toBeVisible();
  await choose('browser');
  await expect(page.getByText(/^Times in CES?T$/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Times in CES?T$/)).toBeVisible();
});

test('a zone or a language that does not exist leaves the page complete, in UTC and English', async ({
  page,
  context,
  signIn,
  deskUrl,
  queryDesk,
}) => {
  const session = await addSession(queryDesk);
  await signIn('support');
  for (const value of ['Mars/Olympus', '%3Cscript%3E', '..%2F..%2Fetc', 'x'.repeat(300), '%E0%A4%A']) {
    await context.addCookies([
      { name: 'desk_zone', value, url: deskUrl },
      { name: 'desk_chosen_zone', value, url: deskUrl },
      { name: 'desk_locale', value, url: deskUrl },
    ]);
    const answer = await page.request.get(pageOf(session));
    expect(answer.status(), value).toBe(200);
    expect(await answer.text(), value).toContain('15 Jan 2024, 10:30:00 UTC');
  }
});
