import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/temporary-desk/find-chromium';

// Workers read this file again and inherit the variable, so that all use the same desk.
process.env.DESK_FILE ??= join(tmpdir(), `session-desk-test-${randomUUID()}.json`);

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
];
const chromium = findChromium();

export default defineConfig({
  testDir: 'e2e/browser',
  outputDir: 'test-results/browser',
  globalSetup: './e2e/fixtures/browser-setup.ts',
  metadata: { deskFile: process.env.DESK_FILE },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // The longest tests go through dozens of states, and take half a minute on two slow cores.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: {
      args: flags,
      // The pages are our own, and the sandbox needs privileges that neither root nor most containers give it.
      chromiumSandbox: false,
      ...(chromium === null ? {} : { executablePath: chromium }),
    },
    // Different from the server's time zone and language: catches pages that render them differently on both sides.
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    // Tracing every test costs a tenth of the suite's time: use --trace=on when needed.
    screenshot: 'only-on-failure',
  },
});
