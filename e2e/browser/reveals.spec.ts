import { expect, test } from '../fixtures/browser';
import { endReveals, metadataValue, pageOf, reveal } from '../fixtures/browser-pages';
import { addPerson, addSession, type Query, type StoredSession } from '../fixtures/records';

const email = 'ines.holm@example.org';
const metadata = `{"customer_email":"${email}","plan":"gold"}`;
const revealButton = { name: 'Reveal 1 masked…' };

const revealsOf = (query: Query, { sessionId }: StoredSession) =>
  query<{ id: string; reason: string; ends_at: Date }>(
    'SELECT id, reason, ends_at FROM reveals WHERE session_id = $1',
    [sessionId],
  );

test('a reveal needs a reason: without one, nothing is sent and nothing is recorded', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await page.goto(pageOf(session));
  await page.getByRole('button', revealButton).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('You’ll see the values of this session for 10 minutes.');
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  for (const reason of ['', 'ab', '     ']) {
    await dialog.getByLabel('Reason').fill(reason);
    await dialog.getByRole('button', { name: 'Reveal', exact: true }).click();
    await expect(dialog).toContainText('A reason must have at least 3 characters.');
    await expect(dialog.getByLabel('Reason')).toHaveValue(reason);
  }
  expect(await revealsOf(queryDesk, session)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', revealButton)).toBeFocused();
});

test('a reveal is recorded before its values are shown; the reason stays out of the audit log', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('admin');
  await page.goto(pageOf(session));
  const order: string[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes(session.path)) order.push(`${answer.request().method()} ${answer.status()}`);
  });
  await reveal(page, 'Ticket 88: the address bounced');
  await expect(metadataValue(page, 'customer_email')).toHaveText(email);
  expect(order.slice(0, 2)).toEqual(['POST 201', 'GET 200']);

  const [row] = await revealsOf(queryDesk, session);
  expect(row?.reason).toBe('Ticket 88: the address bounced');
  const events = await queryDesk<{ action: string; details: object }>(
    'SELECT action, details FROM audit_events WHERE session_id = $1 ORDER BY id',
    [session.sessionId],
  );
  expect(events.map(({ action }) => action)).toEqual(['session.read', 'reveal.create', 'session.read']);
  expect(events[1]?.details).toMatchObject({ reveal_id: row?.id });
  expect(events[2]?.details).toMatchObject({ reveal_id: row?.id, masked: [] });
  expect(JSON.stringify(events)).not.toContain('bounced');
  expect(JSON.stringify(events)).not.toContain(email);
});

test('when the ten minutes are over, the open page hides the values by itself', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await page.clock.install();
  await page.goto(pageOf(session));
  await reveal(page, 'Ticket 4711');
  await expect(metadataValue(page, 'customer_email')).toHaveText(email);
  await page.clock.fastForward('09:00');
  await expect(page.getByRole('timer')).toHaveText(/^0:\d\d$/);
  await expect(metadataValue(page, 'customer_email')).toHaveText(email);

  // The server's clock does not advance with the page's.
  await endReveals(queryDesk, session);
  await page.clock.fastForward('01:01');
  await expect(metadataValue(page, 'customer_email')).toHaveText(/^masked: email·/);
  await expect(page.getByRole('timer')).toHaveCount(0);
  await expect(page.getByRole('button', revealButton)).toBeVisible();
  await expect(page.getByText('The reveal has ended. The values are masked again.')).toBeAttached();
  expect(await page.content()).not.toContain(email);
});

test('a page that was loaded during a reveal loses the values at its end, in its source too', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await page.clock.install();
  await page.goto(pageOf(session));
  await reveal(page, 'Ticket 4711');
  await page.reload();
  await expect(metadataValue(page, 'customer_email')).toHaveText(email);
  expect(await page.content()).toContain(email);

  await endReveals(queryDesk, session);
  await page.clock.fastForward('10:01');
  await expect(metadataValue(page, 'customer_email')).toHaveText(/^masked: email·/);
  await expect(async () => expect(await page.content()).not.toContain(email)).toPass({ timeout: 10_000 });
  await expect(page.getByRole('button', revealButton)).toBeVisible();
});

test('the countdown of a page whose scripts load late shows the time that is really left', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await page.goto(pageOf(session));
  await reveal(page, 'Ticket 4711');
  const [row] = await revealsOf(queryDesk, session);
  await page.route('**/_next/static/chunks/*.js*', async (route) => {
    await new Promise((done) => setTimeout(done, 3_000));
    await route.continue();
  });
  await page.reload();
  const ahead = async () => {
    const [minutes = 0, seconds = 0] = (await page.getByRole('timer').innerText()).split(':').map(Number);
    return minutes * 60 + seconds - (Number(row?.ends_at) - Date.now()) / 1_000;
  };
  await expect.poll(ahead).toBeLessThan(1);
});

test('a reveal is for one sign-in: another one of the same person still gets masked values', async ({
  page,
  signIn,
  openAs,
  queryDesk,
}) => {
  const person = await addPerson(queryDesk, { role: 'support' });
  const session = await addSession(queryDesk, { metadata });
  await signIn(person);
  await page.goto(pageOf(session));
  await reveal(page, 'Ticket 4711');
  const other = await openAs(person);
  await other.goto(pageOf(session));
  await expect(metadataValue(other, 'customer_email')).toHaveText(/^masked: email·/);
  await expect(other.getByRole('button', revealButton)).toBeVisible();
});

test('a person who has lost the permission is told so, and keeps the reason', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 403/);
  const person = await addPerson(queryDesk, { role: 'support' });
  const session = await addSession(queryDesk, { metadata });
  await signIn(person);
  await page.goto(pageOf(session));
  await queryDesk("UPDATE people SET role = 'reviewer' WHERE id = $1", [person.id]);
  await page.getByRole('button', revealButton).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Ticket 99');
  await dialog.getByRole('button', { name: 'Reveal', exact: true }).click();
  const failure = dialog.getByRole('alert');
  await expect(failure).toContainText('Nothing was revealed.');
  await expect(failure).toContainText('personal_data:read');
  await expect(failure.getByRole('button', { name: /^req_/ })).toBeVisible();
  await expect(dialog.getByLabel('Reason')).toHaveValue('Ticket 99');
  expect(await revealsOf(queryDesk, session)).toEqual([]);
});

test('a lost permission ends a running reveal on the next page', async ({ page, signIn, queryDesk }) => {
  const person = await addPerson(queryDesk, { role: 'support' });
  const session = await addSession(queryDesk, { metadata });
  await signIn(person);
  await page.goto(pageOf(session));
  await reveal(page, 'Ticket 99');
  await queryDesk("UPDATE people SET role = 'auditor' WHERE id = $1", [person.id]);
  await page.reload();
  await expect(metadataValue(page, 'customer_email')).toHaveText(/^masked: email·/);
  expect(await page.content()).not.toContain(email);
});
