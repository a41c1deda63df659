/**
 * `npm run screenshots` takes the pictures of docs/screenshots again, from the demo data on a temporary desk; followed
 * by names, only those. A picture shows the window, 1280 pixels wide by default.
 */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import type { Role } from '#contract/permissions';
import { type SignedIn, signIn, withChromium } from '../temporary-desk/desk-browser';
import { type TemporaryDesk, withTemporaryDesk } from '../temporary-desk/temporary-desk';
import { pictures } from './pictures';

const folder = 'docs/screenshots';

/** Placeholders depend on this key: with a random key, every run would show other ones. */
const settings = { MASK_KEY: 'the placeholders of the pictures, and of nothing else' };

const wanted = process.argv.slice(2);
const names = Object.keys(pictures);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no picture ${unknown.join(', ')}. Pictures: ${names.join(', ')}`);
  process.exit(1);
}

type Draw = { browser: Browser; desk: TemporaryDesk; signInAs: (role: Role) => Promise<SignedIn> };

async function draw({ browser, desk, signInAs }: Draw, name: string): Promise<void> {
  const { width = 1280, height, scheme = 'light', as = 'support', arrange } = pictures[name] ?? {};
  if (arrange === undefined || height === undefined) return;
  const context = await browser.newContext({
    baseURL: desk.url,
    storageState: await signInAs(as),
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    // It is visible on the audit tab.
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
  });
  const page = await context.newPage();
  await arrange(page, desk);
  await settle(page);
  await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
  console.log(`${folder}/${name}.png`);
  await context.close();
}

/** Waits for pending content, and moves the pointer away so that it highlights nothing. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.mouse.move(1, 1);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await page.waitForTimeout(300);
}

mkdirSync(folder, { recursive: true });
await withTemporaryDesk(async (desk) => {
  await withChromium(async (browser) => {
    const signedIn = new Map<Role, Promise<SignedIn>>();
    const signInAs = (role: Role) => {
      const kept = signedIn.get(role) ?? signIn(browser, desk, role);
      signedIn.set(role, kept);
      return kept;
    };
    // In their order: some show the effects of earlier ones.
    for (const name of names) {
      if (wanted.length === 0 || wanted.includes(name)) await draw({ browser, desk, signInAs }, name);
    }
  });
}, settings);
