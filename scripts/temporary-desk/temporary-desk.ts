import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '#server/env';
import { removeEmbeddedData } from '../database/embedded-postgres';
import { ensurePostgresLocation } from '../database/postgres-location';
import { findFreePort } from '../process/free-port';
import type { FirstRun } from '../start/demo-data';

const startSeconds = 300;

/** A program that this process started, and has to stop. */
export type Started = { child: ChildProcess; url: string };

/** A desk with demo data and a database of its own. */
export type TemporaryDesk = Pick<FirstRun, 'people' | 'api_keys'> & {
  url: string;
  databaseUrl: string;
  secrets: { auth_secret: string; mask_key: string; audit_signing_key: string };
};

/** Clears the settings of the environment: an empty one counts as unset, and overrides a .env file. */
const noSettings = {
  DATABASE_URL: '',
  HOST: '',
  PUBLIC_URL: '',
  TRUSTED_PROXIES: '',
  AUTH_SECRET: '',
  MASK_KEY: '',
  AUDIT_SIGNING_KEY: '',
  DEMO: '',
  LOG_LEVEL: 'warn',
  NODE_ENV: 'production',
};

/**
 * Starts a Node program on a free port, and waits until its path `ready` responds with 200. Throws if it never does.
 */
export async function startProgram(
  command: string[],
  settings: Record<string, string>,
  ready: string,
): Promise<Started> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const env = childEnvironment({ ...noSettings, ...settings, PORT: String(port) });
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  for (const deadline = Date.now() + startSeconds * 1_000; Date.now() < deadline; await pause(200)) {
    if (child.exitCode !== null) break;
    if ((await fetch(url + ready).catch(() => null))?.ok) return { child, url };
  }
  child.kill();
  throw new Error(`${command.join(' ')} did not become ready.`);
}

/** Asks a program to end, and waits until it has. */
export async function stopProgram({ child }: Started): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/**
 * Runs work against a temporary desk (built first if the build is stale), which is removed afterwards. Takes settings
 * in addition to the defaults.
 */
export async function withTemporaryDesk(
  work: (desk: TemporaryDesk) => Promise<void>,
  more: Record<string, string> = {},
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'session-desk-script-'));
  try {
    // Errors that the work provokes are not shown: only what ends the desk is.
    const settings = { LOG_LEVEL: 'fatal', ...more, DATA_DIR: dataDir };
    const started = await startProgram(['--import', 'tsx', 'scripts/start/start.ts'], settings, '/ready');
    try {
      const read = (file: string) => JSON.parse(readFileSync(join(dataDir, file), 'utf8'));
      const { people, api_keys } = read('first-run.json');
      const databaseUrl = read('running.json').database_url;
      await work({ url: started.url, databaseUrl, secrets: read('secrets.json'), people, api_keys });
    } finally {
      await stopProgram(started);
    }
  } finally {
    removeEmbeddedData(ensurePostgresLocation(dataDir));
    rmSync(dataDir, { recursive: true, force: true });
  }
}
