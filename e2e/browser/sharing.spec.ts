import { expect, test } from '../fixtures/browser';
import { metadataValue, pageOf, reveal } from '../fixtures/browser-pages';
import { expectAccessibleInAllThemes, twoThemes } from '../fixtures/browser-themes';
import { addSession, addShareLink } from '../fixtures/records';

const email = 'a.reader@example.org';
const metadata = `{"customer_email":"${email}","plan":"gold","internal_note":"of no use to others"}`;

test('support shares what they chose and previewed, the recipient sees just that, and a revoked page no longer shows it', async ({
  page,
  browser,
  deskUrl,
  signIn,
  openAs,
  queryDesk,
  allowNoise,
}) => {
  // The page of an ended link says so with its status as well.
  allowNoise(/Failed to load resource: .* 410/);
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await page.goto(pageOf(session));
  const share = page.getByRole('button', { name: 'Share…' });
  await share.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Selected keys').check();
  await dialog.getByRole('checkbox', { name: 'internal_note' }).uncheck();
  await dialog.getByLabel('Maximum opens').fill('none');
  await dialog.getByRole('button', { name: 'Preview as recipient' }).click();
  await expect(dialog.getByLabel('Maximum opens')).toBeFocused();
  await expect(dialog).toContainText('Enter a whole number from 1 to 1000');
  await dialog.getByLabel('Maximum opens').fill('2');
  await dialog.getByLabel('1 day').check();
  await dialog.getByRole('button', { name: 'Preview as recipient' }).click();
  const preview = dialog.getByRole('region', { name: 'As the recipient sees it' });
  await expect(preview).toBeFocused();
  await expect(preview).toContainText(/masked: email·/);
  await expect(preview).not.toContainText('internal_note');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const url = await dialog.getByLabel('Link').inputValue();
  await expect(dialog.getByLabel('Message to send')).toHaveValue(
    /shared a session with you\. The link works until .* \d{4}.*: http/,
  );
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(share).toBeFocused();

  const path = new URL(url).pathname;
  await test.step('a chat that looks at the link for a preview opens nothing, and learns nothing', async () => {
    for (const method of ['HEAD', 'GET']) {
      const answer = await fetch(url, { method, headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('x-robots-tag')).toBe('noindex');
      const text = await answer.text();
      for (const secret of [session.sessionId, session.agentId, 'gold', 'customer_email']) {
        expect(text).not.toContain(secret);
      }
    }
  });

  const recipient = await openAs(null);
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: deskUrl });
  for (const each of [recipient, await plain.newPage()]) {
    await each.goto(path);
    await each.getByRole('button', { name: 'Open', exact: true }).click();
    const shown = each.getByRole('main');
    await expect(shown).toContainText('gold');
    await expect(shown).toContainText(/email·[0-9a-f]{10}/);
    await expect(shown).not.toContainText('internal_note');
    expect(await each.content()).not.toContain(email);
  }
  await plain.close();

  await page.getByRole('tab', { name: 'Share links' }).click();
  const row = page.getByRole('list', { name: 'Share links of this session' }).getByRole('listitem').first();
  await expect(row).toContainText('2 of 2 opens');
  await row.getByRole('button', { name: 'Show opens' }).click();
  await expect(row.getByRole('list', { name: 'Opens of the link' }).getByText('Opened')).toHaveCount(2);
  await row.getByRole('button', { name: 'Revoke…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(row).toContainText('Revoked');
  await expect(recipient.getByRole('heading', { name: 'This link no longer opens' })).toBeVisible({ timeout: 10_000 });
  await expect(recipient.getByRole('main')).toContainText(/The link that .+ shared was revoked\./);
  expect(await recipient.content()).not.toContain('gold');

  await row.getByRole('button', { name: 'Recreate…' }).click();
  await expect(dialog.getByRole('checkbox', { name: 'internal_note' })).not.toBeChecked();
  await expect(dialog.getByLabel('Maximum opens')).toHaveValue('2');
});

test('sharing has no accessibility problems, light or dark, wide or narrow', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata });
  await addShareLink(queryDesk, session);
  await signIn('support');
  await page.goto(`${pageOf(session)}?tab=share_links`);
  await page.getByRole('button', { name: 'Show opens' }).click();
  await expect(page.getByText('Nobody has opened this link')).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the links of a session', twoThemes);
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByLabel('Unmasked').check();
  await page.getByLabel('At an exact time').check();
  await page.getByRole('button', { name: 'Preview as' }).click();
  await expect(page.getByText('A reason must have at least 3 characters.')).toBeVisible();
  await expectAccessibleInAllThemes(page, 'a choice that is refused', twoThemes);
  await page.getByLabel('Masked', { exact: true }).check();
  await page.getByRole('button', { name: 'Preview as' }).click();
  await expect(page.getByRole('button', { name: 'Create link' })).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the preview', twoThemes);
  await page.goto('/share-links');
  await expect(page.getByRole('link', { name: session.sessionId })).toBeVisible();
  await expectAccessibleInAllThemes(page, 'the links of the desk', twoThemes);
});

test('the links of the desk are filtered by state, and are not available without the permission to share', async ({
  page,
  signIn,
  openAs,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 403/);
  const session = await addSession(queryDesk, { metadata });
  await addShareLink(queryDesk, session);
  await signIn('support');
  await page.goto('/share-links');
  const link = page.getByRole('link', { name: session.sessionId });
  await expect(link).toBeVisible();
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Revoked' }).click();
  await expect(page).toHaveURL('/share-links?state=revoked');
  await expect(link).toHaveCount(0);
  await page.goBack();
  await link.click();
  await expect(page.getByRole('tab', { name: 'Share links' })).toHaveAttribute('aria-selected', 'true');

  const auditor = await openAs('auditor');
  expect((await auditor.goto('/share-links'))?.status()).toBe(403);
  await expect(auditor.getByRole('main')).toContainText('share_links:write');
  await expect(auditor.getByRole('navigation').getByRole('link', { name: 'Share links' })).toHaveCount(0);
  await auditor.goto(`${pageOf(session)}?tab=share_links`);
  await expect(auditor.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true');
  await expect(auditor.getByRole('button', { name: 'Share…' })).toHaveCount(0);
});

test('the history is revealed in place, and masked again at once', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await page.goto(`${pageOf(session)}?tab=history`);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText(/masked: email·/);
  await reveal(page, 'Ticket 4711');
  await expect(history).toContainText(email);
  await page.getByRole('button', { name: 'Mask again' }).click();
  await expect(history).toContainText(/masked: email·/);
  await expect(page.getByRole('tab', { name: /^History/ })).toBeFocused();
  expect(await page.content()).not.toContain(email);
  await page.getByRole('tab', { name: 'Overview' }).click();
  await expect(metadataValue(page, 'customer_email')).toContainText(/masked: email·/);
});
