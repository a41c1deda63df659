import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import { findFreePort } from '../process/free-port';
import { chromiumOptions, signInOn } from '../temporary-desk/desk-browser';
import { type TemporaryDesk, withTemporaryDesk } from '../temporary-desk/temporary-desk';
import { median } from './median';

const runs = 5;
const sessionPath = '/agents/agt_customer_support/sessions/ase_customer_support_001';
const categories = ['performance', 'accessibility', 'best-practices'] as const;

/** The minimum score of each category, in their order. */
type Goals = readonly [number, number, number];
const goalsOfDesk: Goals = [95, 100, 100];
const goalsOfShare: Goals = [98, 100, 100];

/** Runs Lighthouse on a page once, as a desktop. Throws Lighthouse's own message if it fails. */
async function judge(url: string, port: number): Promise<Result> {
  const judged = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...categories] }, desktopConfig);
  const result = judged?.lhr;
  if (result === undefined) throw new Error(`Lighthouse did not judge ${url}.`);
  if (result.runtimeError !== undefined) throw new Error(result.runtimeError.message);
  return result;
}

const scoreOf = (result: Result, category: string) => Math.round(100 * (result.categories[category]?.score ?? 0));

/** The audits that cost points in any of the runs, each with its result in the first of those. */
function costly(results: Result[]): string[] {
  const lines = new Map<string, string>();
  for (const result of results) {
    for (const category of categories) {
      for (const { id, weight } of result.categories[category]?.auditRefs ?? []) {
        const audit = result.audits[id];
        if (weight === 0 || audit?.score === null || audit === undefined || audit.score > 0.995 || lines.has(id))
          continue;
        const score = `${Math.round(audit.score * 100)} of 100`;
        lines.set(
          id,
          `    ${category}, ${audit.title}: ${score}${audit.displayValue ? ` (${audit.displayValue})` : ''}`,
        );
        for (const { snippet } of nodesOf(audit.details)) lines.set(`${id} ${snippet}`, `      ${snippet}`);
      }
    }
  }
  return [...lines.values()];
}

/** The snippets of the page that an audit found. */
function nodesOf(details: Result['audits'][string]['details']): { snippet: string }[] {
  const items = details !== undefined && 'items' in details && Array.isArray(details.items) ? details.items : [];
  return items.slice(0, 5).map((item: Record<string, unknown>) => {
    const node = item.node as { snippet?: string } | undefined;
    return { snippet: node?.snippet ?? JSON.stringify(item).slice(0, 200) };
  });
}

async function report(name: string, url: string, port: number, goals: Goals): Promise<void> {
  const results: Result[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await judge(url, port));
  const medians = categories.map((category) => median(results.map((result) => scoreOf(result, category))));
  const shown = categories.map((category, index) => {
    const score = medians[index] ?? 0;
    const goal = goals[index] ?? 100;
    return `${category} ${score}${score < goal ? ` (goal ${goal}: MISSED)` : ''}`;
  });
  const [last] = results.slice(-1);
  const paint = median(results.map(({ audits }) => audits['largest-contentful-paint']?.numericValue ?? Number.NaN));
  const blocked = median(results.map(({ audits }) => audits['total-blocking-time']?.numericValue ?? Number.NaN));
  console.log(
    `${name.padEnd(28)} ${shown.join(', ')}; largest paint ${Math.round(paint)} ms, blocked ${Math.round(blocked)} ms`,
  );
  for (const line of costly(results)) console.log(line);
  for (const warning of last?.runWarnings ?? []) console.log(`    warning: ${warning}`);
}

/** Creates a share link of the example session. Returns its URL. */
async function makeShareLink({ url, api_keys }: TemporaryDesk): Promise<string> {
  const answer = await fetch(`${url}/v2${sessionPath}/share_links`, {
    method: 'POST',
    headers: { 'x-api-key': api_keys[0]?.key ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ fields: ['id', 'description', 'enabled', 'created_at', 'metadata'] }),
  });
  const link = (await answer.json()) as { url?: string };
  if (link.url === undefined) throw new Error(`The share link was not made: ${JSON.stringify(link)}`);
  return new URL(new URL(link.url).pathname, url).href;
}

/** Lighthouse shares the profile of this browser, and with it the sign-in and the opened share link. */
async function judgeAll(desk: TemporaryDesk, profile: string): Promise<void> {
  const port = await findFreePort();
  const context = await chromium.launchPersistentContext(profile, chromiumOptions([`--remote-debugging-port=${port}`]));
  try {
    const [page = await context.newPage()] = context.pages();
    await signInOn(page, desk, 'support');
    console.log(`\nLighthouse, desktop, signed in; medians of ${runs} runs`);
    await report('look-up', `${desk.url}/`, port, goalsOfDesk);
    await report('list of sessions', `${desk.url}/sessions`, port, goalsOfDesk);
    await report('session', desk.url + sessionPath, port, goalsOfDesk);
    const link = await makeShareLink(desk);
    await report('share link, before opening', link, port, goalsOfShare);
    await page.goto(link);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('heading', { name: 'Metadata' }).waitFor();
    await report('share link, opened', link, port, goalsOfShare);
  } finally {
    await context.close();
  }
}

/** Runs Lighthouse on the pages of a temporary desk. */
export async function benchLighthouse(): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'session-desk-lighthouse-'));
  try {
    await withTemporaryDesk((desk) => judgeAll(desk, profile));
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
