import { demoPerson, expect, test } from '../fixtures/browser';
import { fillSignIn, lookUpBox, pageOf, signOut } from '../fixtures/browser-pages';
import { addPerson, addSession, uniqueId } from '../fixtures/records';

const refused = /Failed to load resource: .* 401/;

test('a link opened while signed out opens after the sign-in', async ({ page, desk, queryDesk }) => {
  const session = await addSession(queryDesk, { description: 'What the link leads to' });
  const answer = await page.goto(`${pageOf(session)}?from=ticket`);
  expect(answer?.request().redirectedFrom()).not.toBeNull();
  await expect(page).toHaveURL(`/sign-in?to=${encodeURIComponent(`${pageOf(session)}?from=ticket`)}`);
  await expect(page.getByText('What the link leads to')).toHaveCount(0);
  await fillSignIn(page, demoPerson(desk, 'reviewer'));
  await expect(page).toHaveURL(`${pageOf(session)}?from=ticket`);
  await expect(page.getByText('What the link leads to')).toBeVisible();
});

const elsewhere = [
  '//evil.example',
  'https://evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
];

test('whatever the address says, the sign-in stays on this site', async ({ page, context, desk }) => {
  const hosts = new Set<string>();
  context.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('dialog', () => hosts.add('a dialog'));
  for (const to of elsewhere) {
    await test.step(to, async () => {
      await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
      await fillSignIn(page, demoPerson(desk, 'support'));
      await expect(lookUpBox(page)).toBeVisible();
      expect(new URL(page.url()).origin).toBe(desk.url);
      await context.clearCookies();
    });
  }
  expect([...hosts]).toEqual([new URL(desk.url).host]);
});

test('a wrong password and an unknown e-mail get the same message, and the e-mail is kept', async ({
  page,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(refused);
  const person = await addPerson(queryDesk);
  const said: string[] = [];
  for (const email of [person.email, `${uniqueId('per')}@example.org`]) {
    await page.goto('/sign-in');
    await fillSignIn(page, { email, password: 'not the password' });
    const message = page.getByRole('alert').filter({ hasText: 'Not signed in' });
    await expect(message).toContainText('Wrong e-mail or password.');
    await expect(message).toBeFocused();
    await expect(page.getByLabel('E-mail')).toHaveValue(email);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
    expect(page.url()).not.toContain('not%20the%20password');
    said.push(await message.innerText());
  }
  expect(said[0]).toBe(said[1]);
  await fillSignIn(page, person);
  await expect(lookUpBox(page)).toBeVisible();
});

test('five failures lock the e-mail from this address, and the message names the wait', async ({
  page,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(refused);
  const person = await addPerson(queryDesk);
  await page.goto('/sign-in');
  for (let failure = 1; failure <= 5; failure++) {
    const answered = page.waitForResponse(/callback\/credentials/);
    await fillSignIn(page, { ...person, password: `wrong ${failure}` });
    await answered;
    // The form empties the field when the answer arrives; anything typed before that would be lost.
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  }
  await fillSignIn(page, person);
  const message = page.getByRole('alert').filter({ hasText: 'Too many attempts' });
  await expect(message).toContainText('Sign-in is locked for 5 minutes.');
  await expect(page.getByLabel('E-mail')).toHaveValue(person.email);
  await expect(page).toHaveURL('/sign-in');
});

test('signing out takes effect at once: back shows no data, and the cookie no longer works', async ({
  page,
  context,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { description: 'Read before signing out' });
  await signIn('support');
  await page.goto('/');
  await page.goto(pageOf(session));
  await expect(page.getByText('Read before signing out')).toBeVisible();
  const kept = await context.cookies();

  await signOut(page);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Read before signing out')).toHaveCount(0);

  await context.clearCookies();
  await context.addCookies(kept);
  await page.goto(pageOf(session));
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect((await page.request.get(session.path)).status()).toBe(401);
});

test('a sign-in that ended elsewhere sends an open page to the sign-in, and back', async ({
  page,
  queryDesk,
  signIn,
  allowNoise,
}) => {
  allowNoise(refused);
  const person = await addPerson(queryDesk);
  const session = await addSession(queryDesk, { metadata: '{"customer_name":"Ada Brook"}' });
  await signIn(person);
  await page.goto(pageOf(session));
  await queryDesk('UPDATE sign_ins SET revoked_at = now() WHERE person_id = $1', [person.id]);
  await page.getByRole('button', { name: 'Reveal 1 masked…' }).click();
  await page.getByLabel('Reason').fill('Ticket 12');
  await page.getByRole('button', { name: 'Reveal', exact: true }).click();
  await expect(page).toHaveURL(`/sign-in?to=${encodeURIComponent(pageOf(session))}`);
  await fillSignIn(page, person);
  await expect(page).toHaveURL(pageOf(session));
});

test('a suspension, and a changed role, take effect on the next page', async ({ page, queryDesk, signIn }) => {
  const person = await addPerson(queryDesk, { role: 'support' });
  const session = await addSession(queryDesk, { metadata: '{"customer_name":"Ada Brook"}' });
  await signIn(person);
  await page.goto(pageOf(session));
  await expect(page.getByRole('button', { name: 'Reveal 1 masked…' })).toBeVisible();

  await queryDesk("UPDATE people SET role = 'auditor' WHERE id = $1", [person.id]);
  await page.reload();
  await expect(page.getByText('can reveal them, with a reason')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reveal 1 masked…' })).toHaveCount(0);

  await queryDesk("UPDATE people SET state = 'suspended' WHERE id = $1", [person.id]);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
