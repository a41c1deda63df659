import { expect, expectNoAxeViolations, test } from '../fixtures/browser';
import { dress, expectNoSidewaysScrolling, pageOf } from '../fixtures/browser-pages';
import { addAgent, addApiKey, addSession } from '../fixtures/records';

test('the audit tab shows the calls of keys with status and request id, including failed ones, to people who may see details', async ({
  page,
  signIn,
  openAs,
  queryDesk,
  deskUrl,
}) => {
  const session = await addSession(queryDesk);
  const reader = await addApiKey(queryDesk);
  const elsewhere = await addApiKey(queryDesk, { agentIds: [await addAgent(queryDesk)] });
  const call = (key: string, requestId: string) =>
    fetch(deskUrl + session.path, { headers: { 'x-api-key': key, 'x-request-id': requestId } });
  await call(reader.key, 'order-88121-check');
  await call(elsewhere.key, 'order-88121-refused');
  await signIn('support');
  await page.goto(`${pageOf(session)}?tab=audit`);
  await page.getByText('API calls', { exact: true }).click();
  const calls = page.getByRole('region', { name: 'API calls' }).getByRole('listitem');
  await expect(calls).toHaveText([
    /GET \/v2\/agents\/\{agent_id\}\/sessions\/\{session_id\}.*order-88121-refused.*403forbidden$/,
    /GET \/v2\/agents\/\{agent_id\}\/sessions\/\{session_id\}.*order-88121-check.*200$/,
  ]);
  await expectNoAxeViolations(page);
  await dress(page, 'dark', 390);
  await expectNoAxeViolations(page);
  await expectNoSidewaysScrolling(page);
  await page.getByLabel('Refused and failed only').check();
  await expect(calls).toHaveCount(1);
  await calls.getByRole('button', { name: 'order-88121-refused' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The request ID was copied.' })).toBeAttached();

  const reviewer = await openAs('reviewer');
  await reviewer.goto(`${pageOf(session)}?tab=audit`);
  await expect(reviewer.getByRole('region', { name: 'Audit' })).toContainText('viewed');
  await expect(reviewer.getByText('API calls', { exact: true })).toHaveCount(0);
});
