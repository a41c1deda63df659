import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { lookUpBox, pageOf } from '../fixtures/browser-pages';
import { addAgent, addPerson, addSession, type StoredSession, uniqueId } from '../fixtures/records';

/** The status line beside the box. */
const beside = (page: Page) => page.getByRole('main').getByRole('status').first();

async function lookUp(page: Page, text: string): Promise<void> {
  await lookUpBox(page).fill(text);
  await lookUpBox(page).press('Enter');
}

const spellings: Record<string, (session: StoredSession) => string> = {
  'two IDs the other way round': ({ agentId, sessionId }) => `${sessionId}, ${agentId}`,
  'two IDs with a slash': ({ agentId, sessionId }) => `${agentId}/${sessionId}`,
  'a link of the desk': (session) => `https://desk.example.org${pageOf(session)}?from=chat`,
  'a link of the API': (session) => `GET ${session.path} 200 12ms`,
  'a curl line': (session) => `curl -H "x-api-key: $KEY" http://127.0.0.1:3000${session.path}`,
  JSON: ({ agentId, sessionId }) => JSON.stringify({ id: sessionId, agent_id: agentId, enabled: true }, null, 2),
  'a session ID alone': ({ sessionId }) => ` ${sessionId}\n`,
};

test('every form of IDs that people paste finds the session', async ({ page, signIn, queryDesk }) => {
  await signIn('support');
  for (const [name, write] of Object.entries(spellings)) {
    await test.step(name, async () => {
      const session = await addSession(queryDesk, { description: name });
      await page.goto('/');
      await lookUp(page, write(session));
      await expect(page).toHaveURL(pageOf(session));
      await expect(page.getByText(name, { exact: true })).toBeVisible();
    });
  }
});

test('the box has the focus on load, and the button does what Enter does', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk);
  await signIn('auditor');
  await page.goto('/');
  await expect(lookUpBox(page)).toBeFocused();
  await page.keyboard.insertText(`${session.agentId} ${session.sessionId}`);
  await expect(beside(page)).toContainText('agent ID');
  await expect(beside(page)).toContainText('session ID');
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect(page).toHaveURL(pageOf(session));
});

test('the focus stays where the keyboard has moved it before the page is hydrated', async ({ page, signIn }) => {
  await signIn('admin');
  const held: (() => void)[] = [];
  let isHeld = true;
  await page.route('**/_next/static/**/*.js*', async (route) => {
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  const keys = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Keys' });
  await keys.focus();
  isHeld = false;
  for (const go of held) go();
  // Only a hydrated page reacts to this key; when the dialog closes, it returns the focus.
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(keys).toBeFocused();

  await test.step('inside of the desk, the way to the look-up leads into its box', async () => {
    await keys.press('Enter');
    await expect(page).toHaveURL('/api-keys');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Look up' }).press('Enter');
    await expect(lookUpBox(page)).toBeFocused();
  });
});

test('an error is shown next to the box, and says which part is wrong', async ({ page, signIn, queryDesk }) => {
  const session = await addSession(queryDesk, { sessionId: `ase_refund_case_${Date.now()}` });
  const empty = await addAgent(queryDesk);
  await signIn('support');
  await page.goto('/');

  await test.step('the session is unknown under an agent that exists', async () => {
    const unknown = uniqueId('ase');
    await lookUp(page, `${session.agentId} ${unknown}`);
    await expect(beside(page)).toContainText(`${session.agentId} Correct: agent found`);
    await expect(beside(page)).toContainText(`${unknown} Wrong: There is no such session under this agent.`);
    await expect(lookUpBox(page)).toHaveAttribute('aria-invalid', 'true');
  });

  await test.step('the agent is unknown', async () => {
    const unknown = uniqueId('agt');
    await lookUp(page, `${unknown} ${uniqueId('ase')}`);
    await expect(beside(page)).toContainText(`${unknown} Wrong: There is no such agent.`);
  });

  await test.step('one letter is wrong: the right ID is offered, and opens', async () => {
    await lookUp(page, `${session.agentId} ${session.sessionId.replace('refund', 'refnud')}`);
    await expect(beside(page)).toContainText('Did you mean');
    await page.getByRole('link', { name: session.sessionId }).click();
    await expect(page).toHaveURL(pageOf(session));
    await page.goto('/');
  });

  await test.step('the session is under another agent: a link leads there', async () => {
    await lookUp(page, `${empty} ${session.sessionId}`);
    await expect(beside(page)).toContainText('Found under another agent');
    await page.getByRole('link', { name: `${session.agentId} / ${session.sessionId}` }).click();
    await expect(page).toHaveURL(pageOf(session));
  });
});

test('a session ID under several agents lists them all', async ({ page, signIn, queryDesk }) => {
  const first = await addSession(queryDesk);
  const second = await addSession(queryDesk, { sessionId: first.sessionId });
  await signIn('support');
  await page.goto('/');
  await lookUp(page, first.sessionId);
  await expect(beside(page)).toContainText('Found under 2 of your agents. Open it under');
  for (const { agentId, sessionId } of [first, second]) {
    await expect(page.getByRole('link', { name: `${agentId} / ${sessionId}` })).toBeVisible();
  }
});

test('an agent outside of the list is refused, whether or not anything exists', async ({ page, signIn, queryDesk }) => {
  const there = await addSession(queryDesk);
  const own = await addAgent(queryDesk);
  await signIn(await addPerson(queryDesk, { role: 'support', agentIds: [own] }));
  await page.goto('/');
  const seen: string[] = [];
  for (const agentId of [there.agentId, uniqueId('agt')]) {
    await lookUp(page, `${agentId} ${there.sessionId}`);
    await expect(beside(page)).toContainText(`${agentId} Wrong: This agent is not on your list of agents.`);
    await expect(beside(page)).toContainText('Ask an admin to add this agent to your list');
    seen.push((await beside(page).innerText()).replaceAll(agentId, 'AGENT'));
  }
  expect(seen[0]).toBe(seen[1]);

  // Alone, the ID is searched only among the person's own agents.
  await lookUp(page, there.sessionId);
  await expect(beside(page)).toContainText('There is no such session under any of your agents.');
});

test('text without an ID, and no text, are refused at the box without a request', async ({ page, signIn }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/v2/lookups')) asked.push(request.url());
  });
  await signIn('support');
  await page.goto('/');
  await lookUp(page, 'the customer says that it does not work');
  await expect(beside(page)).toContainText('No agent ID (agt_…), session ID (ase_…) or request ID found.');
  await lookUp(page, '');
  await expect(beside(page)).toContainText('Paste something first.');
  await expect(lookUpBox(page)).toBeFocused();
  expect(asked).toEqual([]);
});

test('a deleted session is reported with who deleted it', async ({ page, signIn, queryDesk }) => {
  const { agentId } = await addSession(queryDesk);
  const sessionId = uniqueId('ase');
  await queryDesk(
    `INSERT INTO tombstones (agent_id, session_id, id, actor_kind, actor_label) VALUES ($1, $2, 'tmb_1', 'person', 'Ada')`,
    [agentId, sessionId],
  );
  await signIn('support');
  await page.goto('/');
  await lookUp(page, `${agentId} ${sessionId}`);
  await expect(beside(page)).toContainText(`${sessionId} Wrong: This session was deleted.`);
  await expect(beside(page)).toContainText('Deleted by Ada');
});

test('a key in the pasted text never leaves the browser, and the page says to rotate it', async ({
  page,
  signIn,
  desk,
  queryDesk,
}) => {
  const { agentId } = await addSession(queryDesk);
  const key = desk.apiKeys[0]?.key ?? '';
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await signIn('support');
  await page.goto('/');
  await lookUp(page, `curl -H "x-api-key: ${key}" http://127.0.0.1/v2/agents/${agentId}/sessions/${uniqueId('ase')}`);
  await expect(beside(page)).toContainText('There is no such session under this agent.');
  await expect(page.getByRole('alert').filter({ hasText: 'Rotate it' })).toBeVisible();
  expect(key).not.toBe('');
  expect(sent.filter((each) => each.includes(key))).toEqual([]);
  await expect(lookUpBox(page)).not.toHaveValue(new RegExp(key));
});
