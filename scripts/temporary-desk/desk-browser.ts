import { type Browser, type BrowserContext, chromium, type LaunchOptions, type Page } from '@playwright/test';
import type { Role } from '#contract/permissions';
import { ensureChromium } from './find-chromium';
import type { TemporaryDesk } from './temporary-desk';

/** The browser state of a sign-in. */
export type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/**
 * Returns the options to start Chromium for this desk, with additional arguments. Installs a browser if there is none.
 */
export function chromiumOptions(args: string[] = []): LaunchOptions {
  return {
    executablePath: ensureChromium(),
    // The pages are our own, and the sandbox needs privileges that neither root nor most containers give it.
    chromiumSandbox: false,
    args: ['--disable-background-networking', '--disable-component-update', '--no-first-run', '--disable-gpu', ...args],
  };
}

/** Runs work with a new Chromium, and closes it. */
export async function withChromium(work: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch(chromiumOptions());
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

/** Signs a page in through the form, as the demo person with a role. */
export async function signInOn(page: Page, desk: TemporaryDesk, role: Role): Promise<void> {
  const person = desk.people.find((each) => each.role === role);
  if (person === undefined) throw new Error(`The demo data has nobody with the role ${role}.`);
  await page.goto(`${desk.url}/sign-in`, { waitUntil: 'networkidle' });
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: 'Look up a session' }).waitFor();
}

/** Signs in as the demo person with a role. Returns the resulting browser state, for new contexts. */
export async function signIn(browser: Browser, desk: TemporaryDesk, role: Role): Promise<SignedIn> {
  const context = await browser.newContext();
  await signInOn(await context.newPage(), desk, role);
  const kept = await context.storageState();
  await context.close();
  return kept;
}
