import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { metadataValue, pageOf } from '../fixtures/browser-pages';
import { addPerson, addSession, changeSession, type Query, type StoredSession } from '../fixtures/records';

const metadata = '{"customer_email":"ines.holm@example.org","plan":"gold","n":12345678901234567890,"x":1.0}';

const field = (page: Page) => page.getByRole('textbox', { name: 'Metadata', exact: true });

async function replaceIn(page: Page, from: string, to: string): Promise<void> {
  const text = await field(page).inputValue();
  expect(text).toContain(from);
  await field(page).fill(text.replace(from, to));
}

const storedText = async (query: Query, { sessionId }: StoredSession) =>
  (await query<{ metadata: string }>('SELECT metadata FROM sessions WHERE id = $1', [sessionId]))[0]?.metadata;

async function openEditor(page: Page, session: StoredSession): Promise<void> {
  await page.goto(pageOf(session));
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(field(page)).toBeVisible();
}

test('what is saved is the text as it was typed; a placeholder keeps the stored value', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await openEditor(page, session);
  await replaceIn(page, '"gold"', '"silver",  "e": 1.50');
  await page.getByRole('button', { name: 'Review changes' }).click();
  await expect(page.getByRole('list', { name: 'Your changes' }).getByRole('listitem')).toHaveText([
    'Changedmetadata › planbefore: "gold"after: "silver"',
    'Addedmetadata › eafter: 1.50',
  ]);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(metadataValue(page, 'plan')).toHaveText('silver');
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
  expect(await storedText(queryDesk, session)).toBe(metadata.replace('"gold"', '"silver",  "e": 1.50'));
});

test('by keyboard alone: edit the description, review, save', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { metadata: '{}', description: 'Before' });
  await signIn('support');
  await page.goto(pageOf(session));
  await page.getByRole('button', { name: 'Edit', exact: true }).press('Enter');
  await expect(page.getByLabel('Description')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('After');
  await page.getByRole('button', { name: 'Review changes' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Review your changes' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('banner').locator('..').getByText('After', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
});

test('invalid JSON is reported while typing, with its position, and cannot be saved', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata: '{\n  "a": 1,\n  "b": 2\n}' });
  await signIn('support');
  await openEditor(page, session);
  for (const [from, to, problem] of [
    ['"b"', '"a"', 'Line 3, column 3: the key occurs twice in one object.'],
    ['"a": 2', '"b": 1e999', 'Line 3, column 8: an exponent beyond ±308.'],
    ['1e999', '', 'a JSON value is expected'],
  ] as const) {
    await replaceIn(page, from, to);
    await expect(page.getByRole('status').filter({ hasText: problem })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Review changes' })).toBeDisabled();
  }
  await page.getByRole('button', { name: 'Go to error' }).click();
  await expect(field(page)).toBeFocused();
  expect(await field(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBeGreaterThan(15);
  await replaceIn(page, '"b": ', '"b": 3');
  await expect(page.getByText('Valid JSON, within the limits.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Review changes' })).toBeEnabled();
});

test('a placeholder in another place is refused in words, and what was typed stays', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 400/);
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await openEditor(page, session);
  await replaceIn(page, '"customer_email"', '"customer_mail"');
  const typed = await field(page).inputValue();
  await page.getByRole('button', { name: 'Review changes' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  const failure = page.getByRole('alert').filter({ hasText: 'Nothing was saved.' });
  await expect(failure).toContainText('/metadata/customer_mail is a placeholder');
  await expect(failure.getByRole('button', { name: /^req_/ })).toBeVisible();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(field(page)).toHaveValue(typed);
  expect(await storedText(queryDesk, session)).toBe(metadata);
});

test('when another person was faster, both changes are shown, and nothing is written until one is chosen', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* 412/);
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  const other = await page.context().newPage();
  await openEditor(page, session);
  await openEditor(other, session);
  await replaceIn(other, '"gold"', '"platinum"');
  await other.getByRole('button', { name: 'Review changes' }).click();
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(metadataValue(other, 'plan')).toHaveText('platinum');

  await replaceIn(page, '1.0', '2.0');
  await page.getByRole('button', { name: 'Review changes' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { name: 'Someone else changed this session' })).toBeFocused();
  await expect(page.getByRole('list', { name: 'Their changes' })).toContainText('before: "gold"after: "platinum"');
  await expect(page.getByRole('list', { name: 'Your changes' })).toContainText('before: 1.0after: 2.0');
  await expect(page.getByRole('list', { name: 'If you save yours' })).toContainText('"platinum"after: "gold"');
  expect(await storedText(queryDesk, session)).toBe(metadata.replace('gold', 'platinum'));

  await page.getByRole('button', { name: 'Keep editing and show their changes' }).click();
  await replaceIn(page, '"gold"', '"platinum"');
  await page.getByRole('button', { name: 'Review changes' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(metadataValue(page, 'x')).toHaveText('2.0');
  expect(await storedText(queryDesk, session)).toBe(metadata.replace('gold', 'platinum').replace('1.0', '2.0'));
});

test('one can overwrite their change, or keep it', async ({ page, signIn, queryDesk, allowNoise }) => {
  allowNoise(/Failed to load resource: .* 412/);
  const session = await addSession(queryDesk, { metadata: '{"plan":"gold"}' });
  await signIn('support');
  for (const [choice, plan] of [
    ['Save mine over theirs', 'mine'],
    ['Keep theirs, discard mine', 'theirs'],
  ] as const) {
    await openEditor(page, session);
    await field(page).fill('{"plan":"mine"}');
    if (plan === 'theirs') await field(page).fill('{"plan":"mine again"}');
    await page.getByRole('button', { name: 'Review changes' }).click();
    await changeSession(queryDesk, session, '{"plan":"theirs"}');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('button', { name: choice }).click();
    await expect(metadataValue(page, 'plan')).toHaveText(plan);
    expect(await storedText(queryDesk, session)).toBe(`{"plan":"${plan}"}`);
  }
});

test('leaving an editor, in whichever way, needs a confirmation, and one can stay', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  const sessions = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sessions' });
  const questions: string[] = [];
  let goes = false;
  page.on('dialog', async (dialog) => {
    questions.push(dialog.message());
    await (goes ? dialog.accept() : dialog.dismiss());
  });
  await signIn('support');
  await openEditor(page, session);
  await replaceIn(page, '"gold"', '"silver"');
  await sessions.click();
  expect(questions).toEqual(['Leave this page? Your unsaved changes will be lost.']);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: /^Look up an ID, or search/ });
  for (const entry of ['sessions', `${session.agentId} ${session.sessionId}`]) {
    await palette.fill(entry);
    await palette.press('Enter');
    await expect.poll(() => questions.length).toBe(entry === 'sessions' ? 2 : 3);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
  }
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(pageOf(session));
  await expect(field(page)).toHaveValue(/"silver"/);

  goes = true;
  await sessions.click();
  await expect(page).toHaveURL('/sessions');
  expect(questions).toHaveLength(4);
  await test.step('with nothing unsaved nobody is asked', async () => {
    await page.goBack();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await expect(field(page)).toHaveValue(/"gold"/);
    await sessions.click();
    await expect(page).toHaveURL('/sessions');
    expect(questions).toHaveLength(4);
  });
});

test('a person who has lost the permission with the page open is told so, and keeps what was typed', async ({
  page,
  signIn,
  queryDesk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* (401|403)/);
  const person = await addPerson(queryDesk, { role: 'support' });
  const session = await addSession(queryDesk, { metadata });
  await signIn(person);
  await openEditor(page, session);
  await replaceIn(page, '"gold"', '"silver"');
  const typed = await field(page).inputValue();
  await queryDesk("UPDATE people SET role = 'reviewer' WHERE id = $1", [person.id]);
  await page.getByRole('button', { name: 'Review changes' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  const failure = page.getByRole('alert').filter({ hasText: 'What you typed is still here.' });
  await expect(failure).toContainText('sessions:write');

  await test.step('a sign-in that ended does not take it away either', async () => {
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(failure).toContainText('Sign in again in another window');
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await expect(field(page)).toHaveValue(typed);
  });
  expect(await storedText(queryDesk, session)).toBe(metadata);
});

test('without the permission to write, neither editing nor disabling is offered', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('reviewer');
  await page.goto(pageOf(session));
  await expect(metadataValue(page, 'plan')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Edit|Disable…|Enable…)$/ })).toHaveCount(0);
});

test('a session is disabled after a confirmation that says what happens, and enabled again', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk, { metadata });
  await signIn('support');
  await page.goto(pageOf(session));
  await page.getByRole('button', { name: 'Disable…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disable this session' });
  await expect(dialog).toContainText('Nothing is deleted');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Disable…' })).toBeFocused();
  await page.getByRole('button', { name: 'Disable…' }).click();
  await dialog.getByRole('button', { name: 'Disable', exact: true }).click();
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Enable…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enable', exact: true }).click();
  await expect(page.getByText('Enabled', { exact: true })).toBeVisible();
});

test('a session opened from a list links to the previous and the next session, and back', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const first = await addSession(queryDesk, { metadata: '{"place":"first"}' });
  const second = await addSession(queryDesk, { metadata: '{"place":"second"}' });
  const list = JSON.stringify({
    url: '/?from=list',
    sessions: [first, second].map(({ agentId, sessionId }) => ({ agent_id: agentId, session_id: sessionId })),
  });
  await signIn('support');
  await page.goto('/');
  await page.evaluate((text) => window.sessionStorage.setItem('desk.list', text), list);
  await page.goto(pageOf(first));
  const way = page.getByRole('navigation', { name: 'List navigation' });
  await expect(way).toHaveText('Previous1 of 2Next');
  await expect(way.getByRole('link', { name: 'Previous' })).toHaveCount(0);
  await way.getByRole('link', { name: 'Next' }).press('Enter');
  await expect(metadataValue(page, 'place')).toHaveText('second');
  await way.getByRole('link', { name: 'Previous' }).click();
  await expect(metadataValue(page, 'place')).toHaveText('first');
  await way.getByRole('link', { name: '1 of 2' }).click();
  await expect(page).toHaveURL(/\/\?from=list$/);
});
