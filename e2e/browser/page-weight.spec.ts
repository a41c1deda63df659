import { expect, test } from '../fixtures/browser';
import { metadataRow, pageOf } from '../fixtures/browser-pages';
import { addSession } from '../fixtures/records';

const mostBytes = 300 * 1024;

test('a session’s page loads at most 300 KB of JavaScript, as it is transferred', async ({
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
  const scripts = new Set<string>();
  let bytes = 0;
  network.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(pageOf(session));
  await expect(metadataRow(page, 'order')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(scripts.size).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(mostBytes);
});
