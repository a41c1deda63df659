import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readSettings, type Settings } from '#server/env';
import { applyMigrations } from '../database/apply-migrations';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../database/embedded-postgres';
import { ensureDataFolder } from '../process/data-folder';
import { findFreePort, isPortFree } from '../process/free-port';
import { acquireRunningLock, type RunningLock } from '../process/running-lock';
import { buildDesk, generateClient } from './build';
import { isBuildFresh } from './build-stamp';
import { countPeople, ensureDemoData, type FirstRun, firstRunFile, refreshFirstRunUrl } from './demo-data';
import { type DeskProcess, startDeskProcess } from './desk-process';
import { printAddress, printFirstAdmin, printFirstRun } from './start-messages';

/**
 * `npm start`, and with `--dev` `npm run dev`: build, database, migrations, demo data, desk; at the end it stops them
 * in reverse order. Everything started is put on one list, so that every exit stops it in order: first the desk, which
 * completes requests in flight, then the database.
 */

/** Including the time to notice, less than the 10 s after which a supervisor kills the process. */
const DESK_GRACE_MS = 8_500;
const DATABASE_GRACE_MS = 900;

type Started = { lock?: RunningLock; postgres?: EmbeddedPostgres; desk?: DeskProcess };

/** An error whose text is for the person at the terminal, without a stack. */
class StartProblem extends Error {}

function addressOf({ host, publicUrl }: Settings, port: number): string {
  if (publicUrl !== null) return publicUrl;
  // An unspecified address is for listening; a browser cannot open it.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function settingsOrProblems(): Settings {
  const read = readSettings();
  if ('problems' in read) throw new StartProblem(read.problems.join('\n'));
  return read.settings;
}

async function choosePort({ port, host }: Settings): Promise<number> {
  if (port === 0) return findFreePort();
  const isFree = await isPortFree(port, host).catch((error: Error) => {
    throw new StartProblem(`HOST ${host} with PORT ${port} cannot be used here: ${error.message}`);
  });
  if (!isFree)
    throw new StartProblem(`PORT ${port} is used by another program. Choose another, for example PORT=${port + 1}`);
  return port;
}

function takeDataFolder(settings: Settings): RunningLock {
  ensureDataFolder(settings.dataDir);
  const taken = acquireRunningLock(settings.dataDir, null);
  if ('lock' in taken) return taken.lock;
  const { url, pid } = taken.heldBy;
  throw new StartProblem(
    url === null
      ? `Process ${pid} is currently using ${settings.dataDir}. Start again when it has exited.`
      : `Session Desk is already running at ${url} (process ${pid}).`,
  );
}

async function prepareBuild(isDevelopment: boolean, signal: AbortSignal): Promise<void> {
  const client = fileURLToPath(new URL('../server/data/generated/client.ts', import.meta.url));
  if (!isDevelopment && !isBuildFresh()) await buildDesk(signal);
  if (isDevelopment && !existsSync(client)) await generateClient(signal);
}

/** The variables that the running desk needs in addition to our own. */
function deskEnvironment(settings: Settings, postgres: EmbeddedPostgres | undefined): Record<string, string> {
  return {
    DATABASE_URL: postgres?.databaseUrl ?? settings.databaseUrl ?? '',
    AUTH_SECRET: settings.authSecret ?? postgres?.secrets.auth_secret ?? '',
    MASK_KEY: settings.maskKey ?? postgres?.secrets.mask_key ?? '',
    AUDIT_SIGNING_KEY: settings.auditSigningKeys?.join(',') ?? postgres?.secrets.audit_signing_key ?? '',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

async function startPostgres(settings: Settings, started: Started): Promise<void> {
  const postgres = await startEmbeddedPostgres(settings.dataDir);
  started.postgres = postgres;
  started.lock?.update({ database_url: postgres.databaseUrl, postgres_dir: postgres.place.folder });
  if (postgres.place.moved) console.log(`The embedded database stores its files in ${postgres.place.folder}`);
}

async function bringUp(started: Started, isDevelopment: boolean, signal: AbortSignal): Promise<void> {
  const settings = settingsOrProblems();
  // Next uses this spelling of a loopback address in the URLs that proxy.ts rewrites, and treats other spellings as
  // foreign servers.
  if (isDevelopment && ['127.0.0.1', '::1'].includes(settings.host)) settings.host = 'localhost';
  const isEmbedded = settings.databaseUrl === null;
  if (isEmbedded) started.lock = takeDataFolder(settings);
  const port = await choosePort(settings);
  const url = addressOf(settings, port);
  started.lock?.update({ url });
  await prepareBuild(isDevelopment, signal);
  signal.throwIfAborted();
  if (isEmbedded) await startPostgres(settings, started);
  const environment = deskEnvironment(settings, started.postgres);
  const databaseUrl = environment.DATABASE_URL ?? '';
  await applyMigrations(databaseUrl);
  signal.throwIfAborted();
  const firstRun = await ensureDemoData({ settings, isEmbedded, environment, databaseUrl, url, signal });
  const hasDemo = isEmbedded || ['seed', 'expose'].includes(settings.demo ?? '');
  if (firstRun === null && hasDemo) refreshFirstRunUrl(settings.dataDir, url);
  const mode = isDevelopment ? 'development' : 'production';
  started.desk = startDeskProcess(mode, { host: settings.host, port }, environment);
  await Promise.race([started.desk.listening, aborted(signal)]);
  announce(hasDemo ? firstRunFile(settings.dataDir) : null, firstRun, url);
  if (firstRun === null && (await countPeople(databaseUrl)).all === 0) printFirstAdmin();
}

/** `file`: where the demo's passwords are kept; null for an external database, which an old file does not apply to. */
function announce(file: string | null, firstRun: FirstRun | null, url: string): void {
  if (firstRun !== null && file !== null && process.stdout.isTTY) printFirstRun(firstRun, file);
  else printAddress(url, file !== null && existsSync(file) ? file : null);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) => {
    if (signal.aborted) fail(signal.reason);
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
}

/** Runs until a signal comes. A part that ends on its own is reported as a problem. */
async function watch({ desk, postgres }: Started, signal: AbortSignal): Promise<void> {
  const endings = [
    desk?.ended.then(() => 'The desk exited unexpectedly; see its last messages above.'),
    postgres?.ended.then(() => 'The embedded database exited unexpectedly.'),
  ].filter((ending) => ending !== undefined);
  const sentence = await Promise.race([...endings, aborted(signal)]);
  throw new StartProblem(sentence);
}

async function bringDown({ desk, postgres, lock }: Started): Promise<void> {
  await desk?.stop(DESK_GRACE_MS);
  await postgres?.stop(DATABASE_GRACE_MS);
  lock?.release();
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  const started: Started = {};
  try {
    await bringUp(started, values.dev, stopping.signal);
    await watch(started, stopping.signal);
    return 0;
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    // Our own problems are sentences; for anything else the stack says more.
    const { name, message, stack } = error as Error;
    console.error(name === 'Error' ? message : stack);
    return 1;
  } finally {
    await bringDown(started);
  }
}

process.exit(await main());
