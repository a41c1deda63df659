import type { APIResponse, Page, Response } from '@playwright/test';
import { expect, test } from '../fixtures/browser';
import { pageOf } from '../fixtures/browser-pages';
import { expectProtection } from '../fixtures/browser-policy';
import { addAgent, addPerson, addSession, uniqueId } from '../fixtures/records';

const missing = /Failed to load resource: .* (400|403|404) /;

interface Problem {
  status: number;
  title: string;
  says: string[];
}

/**
 * Opens a page that shows a problem and checks status, words, the request id on the page and in the headers, and the
 * policy.
 */
async function expectProblem(page: Page, path: string, { status, title, says }: Problem): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(status);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  for (const sentence of says) await expect(page.getByRole('main')).toContainText(sentence);
  const headers = answer?.headers() ?? {};
  await expect(page.getByRole('button', { name: headers['x-request-id'] ?? 'none', exact: true })).toBeVisible();
  expectProtection(headers);
}

test.beforeEach(({ allowNoise }) => allowNoise(missing));

test('agent not found: 404, and what to do', async ({ page, signIn }) => {
  await signIn('support');
  const agentId = uniqueId('agt');
  await expectProblem(page, pageOf({ agentId, sessionId: uniqueId('ase') }), {
    status: 404,
    title: 'No such agent',
    says: [agentId, 'Check the agent ID against its source'],
  });
  await page.getByRole('link', { name: 'Look up a session' }).click();
  await expect(page.getByRole('textbox', { name: 'Look up a session' })).toBeFocused();
});

test('session not found: 404, with links to the agents under which it does exist', async ({
  page,
  signIn,
  queryDesk,
}) => {
  await signIn('reviewer');
  const there = await addSession(queryDesk, { description: 'Here it is' });
  const agentId = await addAgent(queryDesk);
  await expectProblem(page, pageOf({ agentId, sessionId: there.sessionId }), {
    status: 404,
    title: 'No such session in this agent',
    says: ['The agent exists.', there.agentId],
  });
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(there.agentId) })
    .click();
  await expect(page).toHaveURL(pageOf(there));
  await expect(page.getByText('Here it is')).toBeVisible();
});

test('session not found: an agent outside of the list is not named', async ({ page, signIn, queryDesk }) => {
  const there = await addSession(queryDesk);
  const agentId = await addAgent(queryDesk);
  await signIn(await addPerson(queryDesk, { agentIds: [agentId] }));
  await expectProblem(page, pageOf({ agentId, sessionId: there.sessionId }), {
    status: 404,
    title: 'No such session in this agent',
    says: ['The agent exists.'],
  });
  expect(await page.content()).not.toContain(there.agentId);
});

test('agent outside of the list: 403 that names the permission and who can help, whether or not anything exists', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const there = await addSession(queryDesk, { description: 'Not for everybody' });
  await signIn(await addPerson(queryDesk, { role: 'reviewer', agentIds: [await addAgent(queryDesk)] }));
  const seen: string[] = [];
  for (const each of [
    there,
    { agentId: there.agentId, sessionId: uniqueId('ase') },
    { ...there, agentId: uniqueId('agt') },
  ]) {
    await expectProblem(page, pageOf(each), {
      status: 403,
      title: 'You don’t have access to this',
      says: ['sessions:read', each.agentId, 'not on your list of agents', 'admin'],
    });
    const words = await page.getByRole('main').innerText();
    seen.push(words.replaceAll(each.agentId, 'AGENT').replace(/req_\w+/, 'REQUEST'));
  }
  expect(new Set(seen).size).toBe(1);
  expect(seen[0]).not.toContain('Not for everybody');
});

test('a malformed address: 400, and what is wrong with it', async ({ page, signIn, queryDesk }) => {
  const { agentId, sessionId } = await addSession(queryDesk);
  await signIn('support');
  const paths = [
    `/agents/${agentId}/sessions/not-an-id`,
    `/agents/assistant_1/sessions/${sessionId}`,
    `/agents/AGT_${agentId.slice(4)}/sessions/${sessionId}`,
    `/agents/${agentId}/sessions/ase_${'x'.repeat(252)}`,
    `/agents/${agentId}/sessions/${sessionId}%0A`,
    `/agents/${agentId}/sessions/ase_%00`,
    `/agents/${agentId}/sessions/ase_%D0%B0`,
    `/agents/${agentId}/sessions/ase_a%2Fb`,
  ];
  for (const path of paths) {
    await test.step(path.slice(0, 80), () =>
      expectProblem(page, path, {
        status: 400,
        title: 'Invalid address',
        says: ['Fix the address, or paste what you have into the look-up'],
      }),
    );
  }
});

test('invalid percent-encoding is an error of the address, never of the desk', async ({ page, signIn, queryDesk }) => {
  const { agentId } = await addSession(queryDesk);
  await signIn('support');
  for (const bad of ['%ZZ', '%ff', '%']) {
    const answer = await page.request.get(`/agents/${agentId}/sessions/ase_${bad}`);
    expect([400, 404], bad).toContain(answer.status());
    expect(await answer.text()).not.toMatch(/\bat .*\.(js|mjs|ts):\d+/);
  }
});

test('an unknown page: 404, inside the desk', async ({ page, signIn }) => {
  await signIn('auditor');
  for (const path of ['/nothing-here', '/agents', '/agents/agt_a/sessions', '/settings/../nothing']) {
    await expectProblem(page, path, {
      status: 404,
      title: 'Page not found',
      says: ['There is no page at this address.', 'Check the address, or look up the session by its IDs.'],
    });
    await expect(page.getByRole('banner').getByRole('link', { name: 'Session Desk' })).toBeVisible();
  }
});

test('signed out: every page but the sign-in redirects to it, and reveals nothing', async ({ page, queryDesk }) => {
  const there = await addSession(queryDesk);
  const paths = [
    '/',
    pageOf(there),
    pageOf({ ...there, sessionId: uniqueId('ase') }),
    '/agents/x/sessions/y',
    '/nothing-here',
  ];
  for (const path of paths) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    const to = path === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(path)}`;
    expect(new URL(answer.headers().location ?? '', answer.url()).href).toBe(new URL(to, answer.url()).href);
    expectProtection(answer.headers());
  }
});

const nonceOf = (answer: Response | APIResponse | null) => expectProtection(answer?.headers() ?? {});

test('every page carries the policy with a nonce of its own, and every script carries that nonce', async ({
  page,
  signIn,
  queryDesk,
}) => {
  const session = await addSession(queryDesk);
  const nonces: string[] = [nonceOf(await page.goto('/sign-in'))];
  await signIn('admin');
  const paths = [
    '/',
    pageOf(session),
    pageOf(session),
    pageOf({ ...session, sessionId: uniqueId('ase') }),
    '/nothing-here',
  ];
  for (const path of paths) {
    const answer = await page.request.get(path);
    const nonce = nonceOf(answer);
    const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(3);
    expect(
      scripts.filter((each) => !each.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
    nonces.push(nonce);
  }
  expect(new Set(nonces).size).toBe(nonces.length);
});

test('a script injected into a page without the nonce does not run', async ({ page, signIn, allowNoise }) => {
  allowNoise(/Content Security Policy|Refused to/);
  await signIn('support');
  await page.goto('/');
  const ran = await page.evaluate(async () => {
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="/nothing.png" onerror="window.ran = 1">';
    const script = document.createElement('script');
    script.textContent = 'window.ran = 2';
    document.body.append(holder, script);
    await new Promise((done) => setTimeout(done, 300));
    return (window as unknown as { ran?: number }).ran ?? 0;
  });
  expect(ran).toBe(0);
});

test('a browser that requests an icon by itself gets it', async ({ request }) => {
  const answer = await request.get('/favicon.ico');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('image/svg+xml');
});
