import type { Page } from '@playwright/test';
import { permissions } from '#contract/permissions';
import { expect, test } from '../fixtures/browser';
import { metadataRow, pageOf } from '../fixtures/browser-pages';
import { addApiKey, addSession } from '../fixtures/records';

const kilobyte = 1024;
const metadata = '{"customer_email":"a.reader@example.org","order":{"a":1}}';

/** Counts the JavaScript that a page loads, in bytes as transferred: each page as if it were the first one visited. */
async function watchScripts(page: Page): Promise<() => { files: number; bytes: number }> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return () => {
    const counted = { files: scripts.size, bytes };
    scripts.clear();
    bytes = 0;
    return counted;
  };
}

test('the look-up, the list and a session each load at most 300 KB of JavaScript, as it is transferred', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  const take = await watchScripts(page);
  const shown = {
    '/': page.getByRole('textbox', { name: 'Look up a session' }),
    '/sessions': page.getByRole('region', { name: 'Sessions over time' }).getByRole('button').first(),
    [pageOf(session)]: metadataRow(page, 'order'),
  };
  for (const [path, content] of Object.entries(shown)) {
    await test.step(path, async () => {
      take();
      await page.goto(path);
      await expect(content).toBeVisible();
      await page.waitForLoadState('networkidle');
      const { files, bytes } = take();
      expect(files).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(300 * kilobyte);
    });
  }
});

test('a share link’s page loads at most 180 KB of JavaScript, as it is transferred', async ({
  page,
  request,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  const { key } = await addApiKey(queryDesk, { permissions: [...permissions] });
  const made = await request.post(`${session.path}/share_links`, { headers: { 'x-api-key': key }, data: {} });
  const path = new URL((await made.json()).url).pathname;
  const take = await watchScripts(page);
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const door = take();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('row', { name: /order/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
  take();
  await page.reload();
  await page.waitForLoadState('networkidle');
  const opened = take();
  for (const { files, bytes } of [door, opened]) {
    expect(files).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(180 * kilobyte);
  }
});
