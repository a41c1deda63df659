import type { APIRequestContext, Page } from '@playwright/test';
import { permissions } from '#contract/permissions';
import { expect, expectNoAxeViolations, test } from '../fixtures/browser';
import { dress, expectNoSidewaysScrolling } from '../fixtures/browser-pages';
import { expectProtection } from '../fixtures/browser-policy';
import { addApiKey, addSession, type Query, type StoredSession } from '../fixtures/records';

const metadata = JSON.stringify({
  customer_email: 'a.reader@example.org',
  note: `${'a long note with many words '.repeat(20)} from b.writer@example.org`,
  unbroken: 'x'.repeat(300),
  bidi: 'abc\u202edef',
  big: 1,
  order: { lines: [{ sku: 'A-1', amount: 1.5 }, {}], arabic: 'استفسار العميل عن فاتورة مكررة' },
}).replace('"big":1', '"big":12345678901234567890');
const passphrase = 'four yellow lamps';

interface Link {
  id: string;
  path: string;
  maker: string;
}

const addReadable = (query: Query) => addSession(query, { metadata, description: 'Asked by a.reader@example.org' });

/** Shares a session over the API with a key. */
async function share(
  request: APIRequestContext,
  query: Query,
  session: StoredSession,
  terms: Record<string, unknown> = {},
): Promise<Link> {
  const { key } = await addApiKey(query, { permissions: [...permissions] });
  const answer = await request.post(`${session.path}/share_links`, { headers: { 'x-api-key': key }, data: terms });
  expect(answer.status()).toBe(201);
  const { id, url, made_by } = await answer.json();
  return { id, path: new URL(url).pathname, maker: made_by.name };
}

async function opensOf(query: Query, { id }: Link): Promise<unknown> {
  const [row] = await query('SELECT opens FROM share_links WHERE id = $1', [id]);
  return row?.opens;
}

const open = (page: Page) => page.getByRole('button', { name: 'Open', exact: true }).click();
const change = (query: Query, { id }: Link, what: string) =>
  query(`UPDATE share_links SET ${what} WHERE id = $1`, [id]);

test.beforeEach(({ allowNoise }) => allowNoise(/Failed to load resource: .* (404|410|429) /));

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a link says who shares and until when, opens at the press of a button, and shows what was chosen', async ({
    page,
    request,
    queryDesk,
  }) => {
    const session = await addReadable(queryDesk);
    const link = await share(request, queryDesk, session);
    for (let time = 0; time < 3; time += 1) await page.goto(link.path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${link.maker} shared a session with you`);
    await expect(page.getByRole('main')).toContainText(/until \d+ \w+ \d{4}, \d\d:\d\d:\d\d UTC/);
    expect(await page.content()).not.toContain(session.sessionId);
    expect(await opensOf(queryDesk, link)).toBe(0);

    await open(page);
    await expect(page).toHaveURL(link.path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(session.sessionId);
    await expect(page.getByText(`Shared by ${link.maker} until`)).toBeVisible();
    await expect(page.getByText('Enabled', { exact: true })).toBeVisible();
    await expect(page.getByText('15 Jan 2024, 10:30:00 UTC')).toBeVisible();
    const table = page.getByRole('table', { name: 'Metadata' });
    await expect(table.getByRole('row').filter({ hasText: 'customer_email' })).toContainText(/email·[0-9a-f]{10}/);
    await expect(table).toContainText('12345678901234567890');
    await page.getByText('As JSON').click();
    await expect(page.locator('pre')).toContainText('{"customer_email":"');
    expect(await page.content()).not.toContain('a.reader@example.org');

    for (let time = 0; time < 3; time += 1) await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(session.sessionId);
    expect(await opensOf(queryDesk, link)).toBe(1);
  });

  test('a wrong passphrase says how many tries are left, and ten lock the link until a time', async ({
    page,
    request,
    queryDesk,
  }) => {
    const link = await share(request, queryDesk, await addReadable(queryDesk), { passphrase });
    await page.goto(link.path);
    const field = page.getByLabel('Passphrase');
    await field.fill('a wrong guess');
    await open(page);
    await expect(page.getByRole('alert')).toHaveText(/Wrong passphrase: 9 tries left/);
    await field.fill(passphrase);
    await open(page);
    await expect(page.getByText('Shared by')).toBeVisible();

    await page.context().clearCookies();
    await change(queryDesk, link, `passphrase_tries = array(SELECT now() FROM generate_series(1, 9))`);
    await page.goto(link.path);
    await field.fill('a wrong guess');
    await open(page);
    await expect(page.getByRole('alert')).toHaveText(/Locked after too many wrong passphrases\..* UTC/);
    await expect(page.getByRole('button')).toHaveCount(0);
    expect((await page.goto(link.path))?.status()).toBe(429);
  });

  test('a link that ends while it is open shows why on the next load, with the creator’s name', async ({
    page,
    request,
    queryDesk,
  }) => {
    const session = await addReadable(queryDesk);
    const link = await share(request, queryDesk, session);
    await page.goto(link.path);
    await open(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(session.sessionId);
    await change(queryDesk, link, 'revoked_at = now()');
    const answer = await page.reload();
    expect(answer?.status()).toBe(410);
    await expect(page.getByRole('main')).toContainText(`The link that ${link.maker} shared was revoked.`);
    expect(await page.content()).not.toContain(session.sessionId);
  });

  test('a link that ends before Open is pressed shows nothing, says why, and counts no open', async ({
    page,
    request,
    queryDesk,
  }) => {
    const session = await addReadable(queryDesk);
    for (const [end, words] of [
      ['revoked_at = now()', 'was revoked'],
      [`expires_at = now() - interval '1 second'`, 'expired at'],
      ['opens = most_opens', 'has reached its maximum number of opens'],
    ] as const) {
      const link = await share(request, queryDesk, session, { most_opens: 1 });
      await page.goto(link.path);
      await change(queryDesk, link, end);
      const opens = await opensOf(queryDesk, link);
      await open(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer opens');
      await expect(page.getByRole('main')).toContainText(`The link that ${link.maker} shared ${words}`);
      expect(await page.content()).not.toContain(session.sessionId);
      expect(await opensOf(queryDesk, link)).toBe(opens);
    }
  });

  test('follows the dark scheme of the system', async ({ page, request, queryDesk }) => {
    const link = await share(request, queryDesk, await addReadable(queryDesk));
    const shades: number[] = [];
    for (const scheme of ['light', 'dark'] as const) {
      await dress(page, scheme, 390);
      await page.goto(link.path);
      if (scheme === 'light') await open(page);
      await expect(page.getByText('Shared by')).toBeVisible();
      const ground = await page
        .getByRole('main')
        .evaluate((main) => getComputedStyle(main.parentElement ?? main).backgroundColor);
      shades.push(Number(/\d+/.exec(ground)?.[0]));
    }
    expect(shades).toEqual([255, 20]);
  });
});

test('an unknown link says only that it does not exist', async ({ page, request, queryDesk }) => {
  const link = await share(request, queryDesk, await addReadable(queryDesk));
  for (const path of ['/share/shr_nothing', `${link.path}x`, '/share/%ZZ', `${link.path.slice(0, -1)}%00`]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such link');
    expect(await page.content()).not.toContain(link.maker);
  }
});

test('an open belongs to one browser and one link', async ({ page, openAs, request, queryDesk }) => {
  const session = await addReadable(queryDesk);
  const [link, other] = [await share(request, queryDesk, session), await share(request, queryDesk, session)];
  await page.goto(link.path);
  await open(page);
  await expect(page.getByText('Shared by')).toBeVisible();
  const [cookie] = (await page.context().cookies(new URL(link.path, page.url()).href)).filter(({ name }) =>
    name.endsWith('share'),
  );
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: link.path });
  expect((cookie?.expires ?? 0) - Date.now() / 1_000).toBeLessThanOrEqual(1_800);
  const elsewhere = await openAs(null);
  await elsewhere.goto(link.path);
  await expect(elsewhere.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
  // The cookie of one link, in place of the other's.
  await page
    .context()
    .addCookies([{ ...(cookie as object as { name: string; value: string; domain: string }), path: other.path }]);
  await page.goto(other.path);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
});

test('a form from another site, a prefetch and a second click do not open it again', async ({
  page,
  deskUrl,
  request,
  queryDesk,
}) => {
  const link = await share(request, queryDesk, await addReadable(queryDesk), { most_opens: 1 });
  const send = (origin: string | null) =>
    request.post(`${link.path}/open`, { form: {}, headers: origin === null ? {} : { origin }, maxRedirects: 0 });
  for (const origin of ['https://evil.example', 'null', null]) {
    const answer = await send(origin);
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe(`${link.path}?tried=elsewhere`);
  }
  expect(await opensOf(queryDesk, link)).toBe(0);
  expect((await request.get(link.path, { headers: { 'sec-purpose': 'prefetch' } })).status()).toBe(204);
  for (let click = 0; click < 2; click += 1) expect((await send(deskUrl)).headers().location).toBe(link.path);
  expect(await opensOf(queryDesk, link)).toBe(1);
  const large = await request.post(`${link.path}/open`, {
    form: { passphrase: 'x'.repeat(1_000_000) },
    headers: { origin: deskUrl },
    maxRedirects: 0,
  });
  expect(large.headers().location).toBe(`${link.path}?tried=too_long`);
  await page.goto(link.path);
  await expect(page.getByRole('main')).toContainText('reached its maximum number of opens');
});

test('every answer is protected, sends no address to other sites, and must not be stored', async ({
  page,
  deskUrl,
  request,
  queryDesk,
}) => {
  const link = await share(request, queryDesk, await addReadable(queryDesk));
  const door = await page.goto(link.path);
  await open(page);
  await expect(page.getByRole('button', { name: 'Open', exact: true })).toHaveCount(0);
  for (const answer of [door, await page.reload(), await page.goto('/share/shr_nothing')]) {
    const headers = (await answer?.allHeaders()) ?? {};
    expectProtection(headers);
    expect(headers['referrer-policy']).toBe('strict-origin');
    expect(headers['x-robots-tag']).toContain('noindex');
  }
  const sent = await request.post(`${link.path}/open`, { form: {}, headers: { origin: deskUrl }, maxRedirects: 0 });
  expect(sent.headers()).toMatchObject({ 'referrer-policy': 'strict-origin', 'cache-control': 'private, no-store' });
});

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`${scheme}, ${width} pixels wide: no accessibility problems, and nothing scrolls sideways`, async ({
      page,
      request,
      queryDesk,
    }) => {
      const check = async () => {
        await expectNoAxeViolations(page);
        await expectNoSidewaysScrolling(page);
      };
      await dress(page, scheme, width);
      const link = await share(request, queryDesk, await addReadable(queryDesk), {
        passphrase,
        fields: ['id', 'agent_id', 'description', 'metadata', 'enabled', 'created_at', 'last_change'],
      });
      await page.goto(link.path);
      await check();
      await page.getByLabel('Passphrase').fill('a wrong guess');
      await open(page);
      await expect(page.getByText('Wrong passphrase:')).toBeVisible();
      await check();
      await page.getByLabel('Passphrase').fill(passphrase);
      await open(page);
      await page.getByText('As JSON').click();
      await check();
      // The open page would otherwise reload as well.
      await page.goto('about:blank');
      await change(queryDesk, link, `expires_at = now() - interval '1 second'`);
      await page.goto(link.path);
      await expect(page.getByRole('heading', { name: 'This link no longer opens' })).toBeVisible();
      await check();
    });
  }
}
