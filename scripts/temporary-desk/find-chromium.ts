import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { childEnvironment } from '#server/env';

/** The headless shell first: it has no windows, and the tests take three quarters of the time. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** Returns the path that the shell resolves a program to, by its name or path. */
function placeOf(program: string): string | null {
  const path = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program], { encoding: 'utf8' }).stdout?.trim();
  return path && existsSync(path) ? path : null;
}

/**
 * The browser for the tests: the one in the variable CHROMIUM (`CHROMIUM=/usr/bin/chromium npm test`), otherwise the
 * one that Playwright installed, otherwise one of the system.
 * @returns its path, or null if there is none
 * @throws an Error if the file in CHROMIUM does not exist: another browser would not be what was asked for
 */
export function findChromium(): string | null {
  const wanted = childEnvironment().CHROMIUM;
  if (wanted) {
    const place = placeOf(wanted);
    if (place === null) throw new Error(`CHROMIUM names no browser: there is no program ${wanted}.`);
    return place;
  }
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  return NAMES.map(placeOf).find((path) => path !== null) ?? null;
}

/** The name and version that a browser reports. */
export function chromiumVersion(path: string): string {
  return spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim() || 'of an unknown version';
}

/**
 * Like findChromium, but installs a browser if there is none: Playwright's, otherwise (as root, on Debian) the
 * system's.
 * @throws an Error that says what to do if neither works
 */
export function ensureChromium(): string {
  const present = findChromium();
  if (present !== null) return present;
  const isRoot = process.getuid?.() === 0;
  const install = (name: string) => `apt-get install -q -y --no-install-recommends ${name}`;
  const attempts = [
    ['node_modules/.bin/playwright', 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium'],
    ...(isRoot && existsSync('/usr/bin/apt-get')
      ? [['sh', '-c', `apt-get update -q && { ${install('chromium-headless-shell')} || ${install('chromium')}; }`]]
      : []),
  ];
  for (const [program = '', ...args] of attempts) {
    console.log(`No Chromium here; trying: ${program} ${args.join(' ')}`);
    // A download host that does not respond must not block the run for ever.
    spawnSync(program, args, { stdio: 'inherit', timeout: 300_000 });
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    'The browser tests need Chromium and none was found. Install it with "npx playwright install chromium", ' +
      'or on Debian as root with "apt-get install -y chromium", and run the tests again.',
  );
}
