import { expect, test } from '../fixtures/browser';
import { endReveals, metadataValue, pageOf, reveal } from '../fixtures/browser-pages';
import { addPerson, addSession, addVerdict, changeSession } from '../fixtures/records';

const before = '{"customer_email":"ines.holm@example.org","plan":"gold","count":1.0}';
const after = '{"customer_email":"other.holm@example.org","plan":"silver","count":1}';

test('a tab is a link, and loads its content only when it is opened', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: before });
  await signIn('support');
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/v2/')) calls.push(new URL(request.url()).pathname.replace(session.path, ''));
  });
  await page.goto(pageOf(session));
  await expect(metadataValue(page, 'plan')).toHaveText('gold');
  await page.waitForLoadState('networkidle');
  expect(calls).toEqual([]);

  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page).toHaveURL(/\?tab=history$/);
  await expect(page.getByRole('heading', { name: 'Revision 1' })).toBeVisible();
  expect(new Set(calls)).toEqual(new Set(['/revisions', '/reveals']));
  await page.goBack();
  await expect(metadataValue(page, 'plan')).toBeVisible();
  await page.goto(`${pageOf(session)}?tab=audit`);
  await expect(page.getByRole('tab', { name: 'Audit' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tabpanel', { name: 'Audit' })).toContainText('viewed the session');
});

test('the arrow keys move between the tabs, and Enter or the space bar opens one', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: before });
  await signIn('support');
  await page.goto(pageOf(session));
  await page.getByRole('tab', { name: 'Overview' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'History' })).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`${session.sessionId}$`));
  await page.keyboard.press('End');
  await page.keyboard.press('Space');
  await expect(page.getByText('No share links yet.')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(metadataValue(page, 'plan')).toBeVisible();
});

test('the history shows old and new values of each change, with hidden values masked', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: before });
  await changeSession(queryDesk, session, after);
  await signIn('reviewer');
  await page.goto(`${pageOf(session)}?tab=history`);
  const changes = page.getByRole('list', { name: 'Changes of revision 2' }).getByRole('listitem');
  await expect(changes).toHaveText([
    /^Changedmetadata › customer_emailbefore: "masked: email·[0-9a-f]{10}"after: "masked: email·[0-9a-f]{10}"$/,
    'Changedmetadata › planbefore: "gold"after: "silver"',
    'Changedmetadata › countbefore: 1.0after: 1',
  ]);
  expect(await page.content()).not.toContain('holm@example.org');
});

test('older revisions are loaded a page at a time, and each still shows the previous values', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: '{"n":1}' });
  for (let number = 2; number <= 28; number += 1) await changeSession(queryDesk, session, `{"n":${number}}`);
  await signIn('support');
  await page.goto(`${pageOf(session)}?tab=history`);
  await expect(page.getByRole('list', { name: 'Changes of revision 4', exact: true })).toContainText(
    'before: 3after: 4',
  );
  await page.getByRole('button', { name: 'Show earlier revisions' }).click();
  await expect(page.getByRole('list', { name: 'Changes of revision 2', exact: true })).toContainText(
    'before: 1after: 2',
  );
  await expect(page.getByRole('heading', { name: 'Revision 1', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show earlier revisions' })).toHaveCount(0);
});

test('a session is shown at an earlier time, with a banner, with the differences marked, and a way back', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: before });
  await changeSession(queryDesk, session, after);
  await signIn('support');
  await page.goto(`${pageOf(session)}?tab=history`);
  await page.getByRole('link', { name: 'View revision 1' }).press('Enter');
  const banner = page.getByRole('region', { name: 'Earlier revision' });
  await expect(banner).toContainText('as of 15 Jan 2024, 11:30:00 CET');
  await expect(banner).toBeFocused();
  await expect(metadataValue(page, 'plan')).toHaveText('goldchanged since');
  await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  await page.reload();
  await expect(metadataValue(page, 'plan')).toHaveText('goldchanged since');
  await banner.getByRole('button', { name: 'Back to current' }).click();
  await expect(metadataValue(page, 'plan')).toHaveText('silver');
});

test('a time before the session existed is reported in words', async ({ page, signIn, queryDesk, allowNoise }) => {
  allowNoise(/Failed to load resource: .* (400|404)/);
  const session = await addSession(queryDesk, { metadata: before });
  await signIn('support');
  await page.goto(`${pageOf(session)}?at=2020-01-01T00:00:00Z`);
  await expect(page.getByRole('alert').filter({ hasText: 'did not exist at that time' })).toBeVisible();
  await page.goto(`${pageOf(session)}?at=yesterday`);
  await expect(page.getByRole('alert').filter({ hasText: 'can’t be shown as of that time' })).toBeVisible();
});

test('the audit tab says in words who did what, with details only for people who may have them', async ({
  page,
  signIn,
  openAs,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: before });
  await signIn('support');
  await page.goto(pageOf(session));
  await reveal(page, 'Ticket 88: the address bounced');
  await page.getByRole('tab', { name: 'Audit' }).click();
  const record = page.getByRole('region', { name: 'Audit' });
  await expect(record).toContainText('revealed the masked values');
  await expect(record).toContainText('Ticket 88: the address bounced');
  await expect(record.getByRole('button', { name: /^req_/ }).first()).toBeVisible();

  const reviewer = await openAs('reviewer');
  await reviewer.goto(`${pageOf(session)}?tab=audit`);
  await expect(reviewer.getByRole('region', { name: 'Audit' })).toContainText('revealed the masked values');
  await expect(reviewer.getByRole('region', { name: 'Audit' })).not.toContainText(/Ticket 88|req_|127\.0\.0\.1/);
});

test('a reveal opens the history as well, and its end removes the values there too', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: before });
  await changeSession(queryDesk, session, after);
  await signIn('support');
  await page.clock.install();
  await page.goto(pageOf(session));
  await reveal(page, 'Ticket 4711');
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('list', { name: 'Changes of revision 2' })).toContainText('ines.holm@example.org');
  await endReveals(queryDesk, session);
  await page.clock.fastForward('10:01');
  await expect(page.getByRole('list', { name: 'Changes of revision 2' })).toContainText('masked: email·');
  expect(await page.content()).not.toContain('ines.holm@example.org');
});

test('a reviewer gives a verdict, replaces it, and finds the one before in the history', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: before });
  await addVerdict(queryDesk, session);
  await signIn('reviewer');
  await page.goto(`${pageOf(session)}?tab=verdicts`);
  const verdicts = page.getByRole('region', { name: 'Verdicts' }).getByRole('listitem');
  await expect(verdicts).toHaveText([/^Passa test/]);
  await expect(page.getByRole('tab')).toHaveText(['Overview', 'History 1', 'Audit', 'Verdicts 1', 'Share links']);
  await page.getByRole('button', { name: 'Give verdict' }).click();
  await expect(page.getByText('Choose a verdict first.')).toBeVisible();
  await page.getByRole('radio', { name: 'Needs work' }).check();
  await page.getByLabel('Comment').fill('Ask ines.holm@example.org again');
  await page.getByRole('button', { name: 'Give verdict' }).click();
  await expect(verdicts).toHaveText([/^Needs work.*\(you\).*Ask masked: email·hidden again$/, /^Passa test/]);
  await expect(page.getByLabel('Comment')).toHaveValue('');
  await expect(page.getByRole('tab', { name: 'Verdicts 2' })).toBeVisible();
  await page.getByRole('radio', { name: 'Fail' }).check();
  await page.getByRole('button', { name: 'Give verdict' }).click();
  await expect(verdicts).toHaveText([/^Fail/, /^Passa test/]);
  await page.getByLabel('Show earlier verdicts').check();
  await expect(verdicts).toHaveText([/^Fail/, /^Needs work.*replaced/, /^Passa test/]);
});

test('the controls of a tab are shown once their code is loaded, so that nothing done in it is lost', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: before });
  await signIn('reviewer');
  let arrive = () => {};
  const held = new Promise<void>((done) => {
    arrive = done;
  });
  // The code that the page itself names is loaded; what it requests later waits.
  let named = '';
  await page.route(`**${pageOf(session)}?tab=verdicts`, async (route) => {
    const response = await route.fetch();
    named = await response.text();
    await route.fulfill({ response, body: named });
  });
  await page.route('**/_next/static/chunks/*.js*', async (route) => {
    if (!named.includes(new URL(route.request().url()).pathname)) await held;
    await route.continue();
  });
  await page.goto(`${pageOf(session)}?tab=verdicts`);
  await expect(page.getByLabel('Loading the verdicts')).toBeVisible();
  expect(named).not.toContain('Give verdict');
  const pass = page.getByRole('radio', { name: 'Pass' });
  await expect(pass).toHaveCount(0);
  arrive();
  await pass.check();
  await page.getByLabel('Comment').fill('At once');
  await page.getByRole('button', { name: 'Give verdict' }).click();
  await expect(page.getByRole('region', { name: 'Verdicts' }).getByRole('listitem')).toContainText('At once');
});

test('without the permission, no verdict is offered; a person who loses it keeps the comment', async ({
  page,
  signIn,
  openAs,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 403/);
  const session = await addSession(queryDesk, { metadata: before });
  await signIn('auditor');
  await page.goto(`${pageOf(session)}?tab=verdicts`);
  await expect(page.getByText('No verdicts yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Give verdict' })).toHaveCount(0);

  const person = await addPerson(queryDesk, { role: 'reviewer' });
  const other = await openAs(person);
  await other.goto(`${pageOf(session)}?tab=verdicts`);
  await other.getByRole('radio', { name: 'Pass' }).check();
  await other.getByLabel('Comment').fill('Well done');
  await queryDesk("UPDATE people SET role = 'auditor' WHERE id = $1", [person.id]);
  await other.getByRole('button', { name: 'Give verdict' }).click();
  await expect(other.getByRole('alert').filter({ hasText: 'Your verdict was not saved.' })).toContainText(
    'verdicts:write',
  );
  await expect(other.getByLabel('Comment')).toHaveValue('Well done');
});
