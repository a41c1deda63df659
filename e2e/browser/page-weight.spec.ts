import { expect, test } from '../fixtures/browser';
import { metadataRow, pageOf } from '../fixtures/browser-pages';
import { addSession } from '../fixtures/records';

const mostBytes = 300 * 1024;

test('the look-up, the list and a session each load at most 300 KB of JavaScript, as it is transferred', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, {
    metadata: '{"customer_email":"a.reader@example.org","order":{"a":1}}',
  });
  await signIn('support');
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  // Each page as if it were the first that one comes to.
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  const shown = {
    '/': page.getByRole('textbox', { name: 'Look up a session' }),
    '/sessions': page.getByRole('region', { name: 'Sessions over time' }).getByRole('button').first(),
    [pageOf(session)]: metadataRow(page, 'order'),
  };
  for (const [path, content] of Object.entries(shown)) {
    await test.step(path, async () => {
      scripts.clear();
      bytes = 0;
      await page.goto(path);
      await expect(content).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(scripts.size).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(mostBytes);
    });
  }
});
