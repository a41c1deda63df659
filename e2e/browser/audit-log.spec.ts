import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '../fixtures/browser';
import { createSessions } from '../fixtures/browser-lists';
import { pageOf } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes } from '../fixtures/browser-themes';
import { addAgent, addApiKey, addAuditEvent, addCall, addPerson, addSession, uniqueId } from '../fixtures/records';

const value = 'audrey.quimby@example.org';

test('an auditor filters the log, opens an event and its call, finds who viewed a customer’s data, and verifies', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  const agentId = await addAgent(queryDesk);
  const sessionId = uniqueId('ase');
  await createSessions(deskUrl, queryDesk, agentId, [
    { id: sessionId, metadata: { customer_email: value } },
    { id: uniqueId('ase'), metadata: { customer_email: 'other@example.org' } },
  ]);
  const reader = await addApiKey(queryDesk);
  await fetch(`${deskUrl}/v2/agents/${agentId}/sessions/${sessionId}`, {
    headers: { 'x-api-key': reader.key, 'x-request-id': 'order-88121-look' },
  });
  // Reads by keys are written in batches.
  const written = () => queryDesk("SELECT 1 FROM audit_events WHERE request_id = 'order-88121-look'");
  await expect.poll(written).toHaveLength(1);
  await signIn('auditor');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
  await page.getByLabel('Agent').fill(agentId);
  await page.getByLabel('Action').selectOption('session.read');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(`/audit?action=session.read&agent_id=${agentId}`);
  const rows = page.getByRole('table', { name: 'Audit events' }).locator('tbody tr');
  await expect(rows).toHaveCount(1);

  // Newer events are loaded only on request.
  await addAuditEvent(queryDesk, { action: 'session.read', agentId, sessionId, requestId: 'order-88121-again' });
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('order-88121-again');

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Audit event' });
  await expect(dialog).toContainText(`key ${reader.id} viewed the session`);
  await expect(dialog).toContainText('order-88121-look');
  await expect(dialog.getByRole('link', { name: sessionId })).toHaveAttribute('href', pageOf({ agentId, sessionId }));
  await page.keyboard.press('Escape');
  await expect(rows.nth(1).getByRole('button', { name: 'viewed the session' })).toBeFocused();

  await rows.nth(1).getByRole('link', { name: 'order-88121-look' }).click();
  await expect(page).toHaveURL('/calls/order-88121-look');
  const call = page.getByRole('region', { name: 'Calls' }).getByRole('listitem');
  await expect(call).toContainText('GET /v2/agents/{agent_id}/sessions/{session_id}');
  await expect(call).toContainText('200 Answered');
  await expect(page.getByRole('region', { name: 'In the audit log' })).toContainText('viewed the session');

  await page.goto('/audit');
  await page.getByRole('button', { name: 'Who has seen this customer?' }).click();
  await page.getByLabel('Exact personal value').fill(value);
  await page.keyboard.press('Enter');
  await expect(rows).toHaveText([/viewed the session/, /viewed the session/, /created the session/]);
  await expect(page.getByRole('region', { name: 'Who has seen this customer?' })).toContainText(
    'each search is recorded',
  );
  await expect(page).toHaveURL('/audit');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  expect(kept).not.toContain('audrey');
  expect(await page.locator('main').innerText()).not.toContain('audrey');
  await page.getByRole('button', { name: 'Forget the value' }).click();
  await page.getByRole('button', { name: 'Who has seen this customer?' }).click();
  await expect(page.getByLabel('Exact personal value')).toHaveValue('');

  await page.getByRole('button', { name: 'Verify…' }).click();
  await page.getByRole('button', { name: 'Check the log' }).click();
  const verification = page.getByRole('dialog', { name: 'Verify the audit log' });
  await expect(verification.getByText('Intact', { exact: true })).toBeVisible();
  await expect(verification).toContainText(
    /npm run audit:verify -- --file audit\.jsonl --public-key ed25519:\S+ --head \d/,
  );
});

test('the file that the page saves is the one that the API sends, and one changed character in it is detected', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const agentId = await addAgent(queryDesk);
  await addAuditEvent(queryDesk, { action: 'test.exported', agentId });
  await signIn('auditor');
  await page.goto(`/audit?agent_id=${agentId}`);
  await page.getByRole('button', { name: 'Export…' }).click();
  let sent = { search: '', text: '' };
  await page.route(/\/v2\/audit_events\/export/, async (route) => {
    const response = await route.fetch();
    sent = { search: new URL(response.url()).search, text: await response.text() };
    await route.fulfill({ response, body: sent.text });
  });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  await expect(page.getByText('File saved.')).toBeVisible();
  expect(sent.search).toBe(`?agent_id=${agentId}`);
  expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.jsonl$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toBe(sent.text);
  expect(text).toContain('test.exported');

  const file = join(await mkdtemp(join(tmpdir(), 'desk-audit-')), 'audit.jsonl');
  const verify = () => promisify(execFile)(process.execPath, ['dist/verify-audit.mjs', '--file', file]);
  await writeFile(file, text);
  expect((await verify()).stdout).toContain('Intact.');
  await writeFile(file, text.replace('test.exported', 'test.exporteb'));
  await expect(verify()).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('BROKEN') });
});

test('the log, an event, the check and a call have no accessibility problem and fit, light and dark, wide and narrow', async ({
  page,
  signIn,
  queryDesk,
  deskUrl,
}) => {
  const session = await addSession(queryDesk, { sessionId: `ase_${'long_'.repeat(45)}x` });
  const changed = Array.from({ length: 30 }, (_, index) => `/metadata/key_${index}`);
  await addAuditEvent(queryDesk, {
    ...session,
    action: 'session.update',
    outcome: 'refused',
    actor: { kind: 'api_key', id: 'abcdef' },
    requestId: 'r'.repeat(128),
    details: { changed, changes: 30 },
  });
  // A call of the API: page views and sign-ins, which other tests make at the same time, are none.
  const requestId = uniqueId('req');
  const { key } = await addApiKey(queryDesk);
  await fetch(deskUrl + session.path, { headers: { 'x-api-key': key, 'x-request-id': requestId } });
  await signIn('auditor');
  await page.goto(`/audit?agent_id=${session.agentId}`);
  await page.getByRole('button', { name: 'Who has seen this customer?' }).click();
  await expect(page.getByRole('button', { name: 'updated the session' })).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the log');
  await page.getByRole('button', { name: 'updated the session' }).click();
  await expect(page.getByRole('dialog', { name: 'Audit event' })).toContainText('/metadata/key_29');
  await expectAccessibleInAllThemes(page, 'an event');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Verify…' }).click();
  await page.getByRole('button', { name: 'Check the log' }).click();
  await expect(page.getByText('Verify it elsewhere')).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the check');
  await page.goto(`/audit?agent_id=${session.agentId}`);
  await page.getByRole('link', { name: requestId }).click();
  await expect(page.getByRole('region', { name: 'In the audit log' }).getByRole('table')).toBeVisible();
  await expectAccessibleInAllThemes(page, 'a call');
});

test('people who may not read the log find no link to it; a wrong link is named, and a lost permission is reported', async ({
  page,
  openAs,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/status of 40[034]/);
  const reviewer = await openAs('reviewer');
  const refused = await reviewer.goto('/audit');
  expect(refused?.status()).toBe(403);
  await expect(reviewer.getByRole('heading', { name: 'You don’t have access to this' })).toBeVisible();
  await expect(reviewer.getByRole('link', { name: 'Audit' })).toHaveCount(0);
  const own = (await reviewer.request.get('/v2/me')).headers()['x-request-id'];
  // Read over the API, which first writes what is still queued.
  expect((await reviewer.request.get(`/v2/calls/${own}`)).status()).toBe(200);
  await reviewer.goto(`/calls/${own}`);
  await expect(reviewer.getByRole('region', { name: 'Calls' })).toContainText('GET /v2/me');
  await expect(reviewer.getByRole('region', { name: 'In the audit log' })).toHaveCount(0);
  const others = await reviewer.goto(`/calls/${await addCall(queryDesk, { kind: 'person', id: 'per_somebody' })}`);
  expect(others?.status()).toBe(404);
  await expect(reviewer.getByRole('heading', { name: 'No such call' })).toBeVisible();
  expect((await reviewer.goto('/calls/x'))?.status()).toBe(400);

  const person = await addPerson(queryDesk, { role: 'auditor' });
  const auditor = await openAs(person);
  await auditor.goto('/audit?actor_kind=robot&outcome=ok');
  await expect(auditor.getByText('must be one of person')).toBeVisible();
  await auditor.getByRole('button', { name: 'Remove the who filter' }).click();
  await expect(auditor).toHaveURL('/audit?outcome=ok');
  const rows = auditor.getByRole('table', { name: 'Audit events' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  await queryDesk(`UPDATE people SET role = 'reviewer' WHERE id = $1`, [person.id]);
  await auditor.getByRole('button', { name: 'Refresh' }).click();
  await expect(auditor.getByText('The audit log could not be refreshed.')).toBeVisible();
  await expect(rows.first()).toBeVisible();
  await page.close();
});
