import { demoPerson, expect, expectNoAxeViolations, test } from '../fixtures/browser';
import { fillSignIn, lookUpBox, pageOf } from '../fixtures/browser-pages';
import { expectProtection } from '../fixtures/browser-policy';
import { type Desk, settingsBeside, startDesk } from '../fixtures/desk';
import { type Relay, startRelay } from '../fixtures/relay';

const example = { agentId: 'agt_customer_support', sessionId: 'ase_customer_support_001' };
const pasted = `${example.agentId} ${example.sessionId}`;
const title = 'The database cannot be reached';

// A desk of its own on the shared desk's data, through a network that can fail.
let relay: Relay;
let severed: Desk;

test.beforeAll(async ({ desk }) => {
  relay = await startRelay(desk.databaseUrl);
  const settings = { ...settingsBeside(desk), DATABASE_URL: relay.databaseUrl, LOG_LEVEL: 'silent' };
  severed = await startDesk({ settings });
});

test.afterAll(async () => {
  await severed?.stop();
  await relay?.close();
});

test('without its database the desk says so everywhere, keeps what was typed, names the request, and recovers', async ({
  page,
  context,
  desk,
  allowNoise,
}) => {
  allowNoise(/Failed to load resource: .* (503|401)/);
  await page.goto(`${severed.url}${pageOf(example)}`);
  await fillSignIn(page, demoPerson(desk, 'support'));
  await expect(page.getByText('rep_sarah_001')).toBeVisible();
  const home = await context.newPage();
  await home.goto(severed.url);
  await relay.cut();

  await test.step('an open page: the look-up fails, and keeps the text', async () => {
    await lookUpBox(home).fill(pasted);
    await lookUpBox(home).press('Enter');
    const failure = home.getByRole('alert').filter({ hasText: title });
    await expect(failure).toContainText('Your text is still here.', { timeout: 20_000 });
    await expect(failure.getByRole('button', { name: /^req_/ })).toBeVisible();
    await expect(lookUpBox(home)).toHaveValue(pasted);
  });

  await test.step('every page: 503, the next step, the request id, the policy', async () => {
    for (const path of ['/', pageOf(example), '/nothing-here']) {
      const answer = await page.goto(`${severed.url}${path}`);
      const headers = answer?.headers() ?? {};
      expect(answer?.status(), path).toBe(503);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(page.getByRole('main')).toContainText('Nothing you did was lost or changed.');
      await expect(page.getByRole('button', { name: headers['x-request-id'] ?? 'none', exact: true })).toBeVisible();
      expectProtection(headers);
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoAxeViolations(page);
    }
  });

  await test.step('the reference of the API can still be read', async () => {
    const reference = await context.newPage();
    expect((await reference.goto(`${severed.url}/docs`))?.status()).toBe(200);
    await expect(reference.getByRole('heading', { name: /^Sessions/ })).toBeVisible();
    await reference.close();
  });

  await test.step('a browser that is signed out is told at the sign-in', async () => {
    const cookies = await context.cookies();
    await context.clearCookies();
    const signIn = await context.newPage();
    await signIn.goto(`${severed.url}/sign-in`);
    await fillSignIn(signIn, demoPerson(desk, 'support'));
    const message = signIn.getByRole('alert').filter({ hasText: title });
    await expect(message).toContainText('Nobody can sign in at the moment.', { timeout: 20_000 });
    await context.clearCookies();
    await context.addCookies(cookies);
  });

  expect((await fetch(`${severed.url}/health`)).status).toBe(200);
  expect((await fetch(`${severed.url}/ready`)).status).toBe(503);

  await test.step('once the database is back, trying again shows what was asked for', async () => {
    await relay.restore();
    await page.goto(`${severed.url}${pageOf(example)}`);
    await expect(page.getByText('rep_sarah_001')).toBeVisible();
    await home.getByRole('button', { name: 'Try again' }).click();
    await expect(home).toHaveURL(`${severed.url}${pageOf(example)}`);
  });
});
