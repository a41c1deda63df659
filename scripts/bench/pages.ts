import type { Browser, BrowserContext, Page } from '@playwright/test';
import pg from 'pg';
import { prisma } from '#data/prisma';
import { setEnvironment } from '#server/env';
import { type SignedIn, signIn, withChromium } from '../temporary-desk/desk-browser';
import { type TemporaryDesk, withTemporaryDesk } from '../temporary-desk/temporary-desk';
import { fillSessions } from './fill-sessions';
import { median } from './median';

const sessions = 200_000;
const runs = 25;
const warmUps = 3;
const unusualAgent = 'agt_playground';
const manyNodes = 'ase_bench_nodes';
const longText = 'ase_bench_text';
const longTask = 50;

type Pair = { agent_id: string; id: string };
type Bench = { desk: TemporaryDesk; browser: Browser; signedIn: SignedIn; pairs: Pair[] };

const pathOf = ({ agent_id, id }: Pair) => `/agents/${agent_id}/sessions/${id}`;
const lookUpBox = (page: Page) => page.getByRole('textbox', { name: 'Look up a session' });
const ms = (value: number) => `${Math.round(value).toLocaleString('en').padStart(6)} ms`;

function report(name: string, values: number[], goal?: number): void {
  const sorted = values.toSorted((a, b) => a - b);
  const range = values.length > 1 ? `   (${Math.round(sorted[0] ?? 0)} to ${Math.round(sorted.at(-1) ?? 0)})` : '';
  const isMissed = goal !== undefined && median(values) > goal;
  const judged = goal === undefined ? '' : `   goal ${goal}${isMissed ? ': MISSED' : ''}`;
  console.log(`${name.padEnd(62)}${ms(median(values))}${range}${judged}`);
}

/** 10,000 values, most of them two levels deep: a hundred objects, and a list. */
function metadataOfManyNodes(): string {
  const values = (prefix: string) => Array.from({ length: 98 }, (_, index) => [`${prefix}_${index}`, `value ${index}`]);
  const groups = Array.from({ length: 100 }, (_, index) => [`group_${index}`, Object.fromEntries(values('field'))]);
  return JSON.stringify({ ...Object.fromEntries(groups), list: values('item').map(([name]) => name) });
}

async function addBigSessions({ url, api_keys }: TemporaryDesk): Promise<void> {
  const text = JSON.stringify({ transcript: `${'lorem ipsum dolor '.repeat(13_888)}the very end`.slice(0, 250_000) });
  for (const [id, metadata] of [
    [manyNodes, metadataOfManyNodes()],
    [longText, text],
  ]) {
    const answer = await fetch(`${url}/v2/agents/${unusualAgent}/sessions`, {
      method: 'POST',
      headers: { 'x-api-key': api_keys[0]?.key ?? '', 'content-type': 'application/json' },
      body: `{"id":"${id}","metadata":${metadata}}`,
    });
    if (!answer.ok) throw new Error(`The session ${id} was not made: ${await answer.text()}`);
  }
}

/** Fills the desk with the sessions to measure with, and returns some ordinary ones. */
async function prepare(desk: TemporaryDesk): Promise<Pair[]> {
  const { databaseUrl, secrets } = desk;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('TRUNCATE sessions, revisions CASCADE');
    setEnvironment({
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: secrets.auth_secret,
      MASK_KEY: secrets.mask_key,
      AUDIT_SIGNING_KEY: secrets.audit_signing_key,
    });
    const began = performance.now();
    await fillSessions(sessions, { withRevisions: true });
    console.log(
      `${sessions.toLocaleString('en')} sessions, made in ${Math.round((performance.now() - began) / 1_000)} s`,
    );
    await addBigSessions(desk);
    const { rows } = await client.query<Pair>(
      `SELECT agent_id, id FROM sessions WHERE length(metadata) BETWEEN 400 AND 1200 AND agent_id <> $1
       ORDER BY md5(id) LIMIT $2`,
      [unusualAgent, 2 * (runs + warmUps)],
    );
    return rows;
  } finally {
    await prisma().$disconnect();
    await client.end();
  }
}

async function openContext({ desk, browser, signedIn }: Bench): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: desk.url,
    storageState: signedIn,
    viewport: { width: 1280, height: 800 },
  });
  await context.addInitScript({ path: 'scripts/bench/page-clock.mjs' });
  return context;
}

/** Waits until rows are on the screen; returns how long that took by the page's own clock. */
const timeToRows = (page: Page) => page.evaluate<number>('deskClock.toRows()');

async function lookUp(page: Page, { agent_id, id }: Pair): Promise<number> {
  await lookUpBox(page).fill(`${agent_id} ${id}`);
  await lookUpBox(page).press('Enter');
  return timeToRows(page);
}

/**
 * In one tab that stays open: from the session back to the look-up through the link in the header, then the next
 * session.
 */
async function warm(bench: Bench, pairs: Pair[]): Promise<number[]> {
  const context = await openContext(bench);
  const page = await context.newPage();
  await page.goto('/');
  const times: number[] = [];
  for (const pair of pairs) {
    await page.waitForLoadState('networkidle');
    times.push(await lookUp(page, pair));
    await page.getByRole('link', { name: 'Look up', exact: true }).click();
    await lookUpBox(page).waitFor();
    await page.waitForTimeout(300);
  }
  await context.close();
  return times.slice(warmUps);
}

/** Each in a new browser context, with an empty cache. */
async function cold(bench: Bench, measure: (page: Page, pair: Pair) => Promise<number>, pairs: Pair[]) {
  const times: number[] = [];
  for (const pair of pairs) {
    const context = await openContext(bench);
    const page = await context.newPage();
    times.push(await measure(page, pair));
    await context.close();
  }
  return times;
}

async function lookUpFromIdle(page: Page, pair: Pair): Promise<number> {
  await page.goto('/', { waitUntil: 'networkidle' });
  return lookUp(page, pair);
}

async function load(page: Page, pair: Pair): Promise<number> {
  await page.goto(pathOf(pair));
  return timeToRows(page);
}

/** Runs some work; returns the longest task of the page's main thread during it; 0 when none took 50 ms. */
async function maxTask(page: Page, work: () => Promise<void>): Promise<number> {
  const since = await page.evaluate<number>('performance.now()');
  await work();
  await page.waitForTimeout(500);
  return page.evaluate<number>(`deskClock.maxTask(${since})`);
}

async function manyValues(bench: Bench): Promise<void> {
  const pair = { agent_id: unusualAgent, id: manyNodes };
  const pairs = Array.from({ length: 7 }, () => pair);
  report('10,000 values: Enter to first rows, cold', await cold(bench, lookUpFromIdle, pairs), 500);
  report('10,000 values: first rows of a full load, nothing cached', await cold(bench, load, pairs), 500);
  const context = await openContext(bench);
  const page = await context.newPage();
  await load(page, pair);
  await page.waitForLoadState('networkidle');
  const opening = await maxTask(page, () => page.getByRole('button', { name: 'Expand all', exact: true }).click());
  report('10,000 values: longest task of “Expand all”', [opening]);
  await page.mouse.move(640, 500);
  await page.evaluate('deskClock.watchFrames()');
  for (let step = 0; step < 150; step += 1) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  const frames = await page.evaluate<number[]>('deskClock.frames()');
  const far = await page.evaluate<number>('scrollY');
  const slow = frames.filter((frame) => frame > longTask).length;
  report(`10,000 values: longest frame of ${frames.length}, scrolled ${far.toLocaleString('en')} px`, [
    Math.max(...frames),
  ]);
  console.log(`${''.padEnd(62)}${((100 * slow) / frames.length).toFixed(1).padStart(6)} % of them over ${longTask} ms`);
  await context.close();
}

async function longString(bench: Bench): Promise<void> {
  const context = await openContext(bench);
  const page = await context.newPage();
  const pair = { agent_id: unusualAgent, id: longText };
  report('250 kB in one string: first rows of a full load', [await load(page, pair)]);
  await page.waitForLoadState('networkidle');
  report('250 kB in one string: longest task of the load', [await page.evaluate<number>('deskClock.maxTask(0)')]);
  const opening = await maxTask(page, () => page.getByRole('button', { name: /^Show all / }).click());
  report('250 kB in one string: longest task of opening it', [opening]);
  await context.close();
}

/** The JavaScript of a page on a first visit, in bytes transferred, until no more is requested. */
async function transferred(bench: Bench, path: string): Promise<void> {
  const context = await openContext(bench);
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const scripts = new Set<string>();
  let bytes = 0;
  network.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && scripts.add(requestId));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.waitForTimeout(1_000);
  console.log(`JavaScript transferred on ${path.padEnd(70)}${(bytes / 1024).toFixed(0).padStart(5)} KB`);
  await context.close();
}

async function measure(bench: Bench): Promise<void> {
  const { pairs } = bench;
  console.log(
    `\nMedians of ${runs} runs, in a Chromium on the machine of the desk; 0 ms is “no task took ${longTask} ms”`,
  );
  const half = pairs.length / 2;
  report('Enter to metadata on the screen, warm', await warm(bench, pairs.slice(0, half)), 200);
  report(
    'Enter to metadata on the screen, cold',
    await cold(bench, lookUpFromIdle, pairs.slice(half, half + runs)),
    400,
  );
  report('a session’s page, full load, nothing cached', await cold(bench, load, pairs.slice(half, half + runs)));
  await manyValues(bench);
  await longString(bench);
  for (const path of ['/', '/sessions', pathOf(pairs[0] as Pair)]) await transferred(bench, path);
}

/**
 * How long people wait for pages with 200,000 sessions, on a temporary desk: from Enter in the look-up to the metadata,
 * very large metadata, scrolling, and how much JavaScript is transferred.
 */
export async function benchPages(): Promise<void> {
  await withTemporaryDesk(async (desk) => {
    const pairs = await prepare(desk);
    await withChromium(async (browser) => {
      const signedIn = await signIn(browser, desk, 'support');
      await measure({ desk, browser, signedIn, pairs });
    });
  });
}
