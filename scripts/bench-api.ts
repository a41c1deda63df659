import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import pg from 'pg';
import { childEnvironment } from '#server/env';
import { removeEmbeddedData } from './embedded-postgres';
import { findFreePort } from './free-port';
import { median } from './median';
import { ensurePostgresPlace } from './postgres-place';

const rounds = 5;
const secondsEach = 5;
const connections = 16;
const startSeconds = 300;
const sessionPath = '/v2/agents/agt_customer_support/sessions/ase_customer_support_001';

type Started = { child: ChildProcess; url: string };

async function start(command: string[], settings: Record<string, string>, ready: string): Promise<Started> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = childEnvironment({ LOG_LEVEL: 'warn', NODE_ENV: 'production', ...settings, PORT: String(port) });
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const deadline = Date.now() + startSeconds * 1_000; Date.now() < deadline; await pause(200)) {
    if (child.exitCode !== null) break;
    if ((await fetch(url + ready).catch(() => null))?.ok) return { child, url };
  }
  child.kill();
  throw new Error(`${command.join(' ')} did not become ready.`);
}

async function stop({ child }: Started): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function measure(url: string, key: string): Promise<number> {
  const result = await autocannon({ url, connections, duration: secondsEach, headers: { 'x-api-key': key } });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} gave ${result.non2xx + result.errors} failures.`);
  return result.requests.average;
}

/** The median of the rounds' own ratios: what both had to share of the machine cancels out. */
function ratio(a: number[], b: number[]): string {
  return median(a.map((value, index) => value / (b[index] ?? Number.NaN))).toFixed(2);
}

function report(name: string, values: number[]): void {
  const sorted = values.map(Math.round).toSorted((a, b) => a - b);
  console.log(`${name.padEnd(58)} ${String(Math.round(median(values))).padStart(7)}   (${sorted.join(', ')})`);
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The demo key may call 600 times a minute: this one run lifts that. */
async function liftLimit(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('UPDATE api_keys SET "limit" = 10000000');
  await client.end();
}

async function compare(dataDir: string): Promise<void> {
  const desk = await start(['--import', 'tsx', 'scripts/start.ts'], { DATA_DIR: dataDir, DATABASE_URL: '' }, '/ready');
  try {
    const databaseUrl = readJson(join(dataDir, 'running.json')).database_url;
    await liftLimit(databaseUrl);
    const key = readJson(join(dataDir, 'first-run.json')).api_keys[0].key;
    const secrets = readJson(join(dataDir, 'secrets.json'));
    const settings = { DATABASE_URL: databaseUrl, AUTH_SECRET: secrets.auth_secret, MASK_KEY: secrets.mask_key };
    const plain = await start(['node_modules/next/dist/bin/next', 'start'], settings, '/health');
    try {
      const urls = [desk.url + sessionPath, `${plain.url}/health`, plain.url + sessionPath];
      for (const url of urls) await measure(url, key);
      const figures: number[][] = urls.map(() => []);
      for (let round = 0; round < rounds; round++) {
        for (const [index, url] of urls.entries()) figures[index]?.push(await measure(url, key));
      }
      const [host = [], fixed = [], next = []] = figures;
      console.log(
        `Requests a second, ${connections} connections, ${rounds} rounds of ${secondsEach} s each; median (all)`,
      );
      report('host: one session, key checked, look recorded', host);
      report('next start: a fixed answer, no key, no database', fixed);
      report('next start: the same session', next);
      console.log(
        `ratio host / fixed answer ${ratio(host, fixed)}, host / same session under next ${ratio(host, next)}`,
      );
    } finally {
      await stop(plain);
    }
  } finally {
    await stop(desk);
  }
}

/**
 * Requests a second of one session under the host, beside two things under `next start`: a route handler with a fixed
 * answer (/health), and the same session. In turn, on a desk of its own that is removed afterwards.
 */
export async function benchApi(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'session-desk-bench-'));
  try {
    await compare(dataDir);
  } finally {
    removeEmbeddedData(ensurePostgresPlace(dataDir));
    rmSync(dataDir, { recursive: true, force: true });
  }
}
