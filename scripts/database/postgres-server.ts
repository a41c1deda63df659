import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { childEnvironment } from '#server/env';
import { writePrivateFile } from '../process/data-folder';
import { findProgramName, isAlive } from '../process/process-identity';
import type { PostgresLocation } from './postgres-location';

/**
 * One PostgreSQL process on its folder: creating the cluster, starting, stopping. It knows nothing of roles or tables.
 */

const SUPERUSER = 'postgres';

export type PostgresServer = {
  readonly port: number;
  /** Resolves when the process has ended, for any reason. */
  readonly ended: Promise<void>;
  /** Closes every connection, writes everything to disk and ends. After `graceMs` it ends without writing. */
  stop(graceMs: number): Promise<void>;
};

function program(place: PostgresLocation, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(place.programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** Our own variables may contain secrets, and PostgreSQL needs none of them; Windows programs need the system's. */
function processOptions(place: PostgresLocation) {
  const environment: Record<string, string> = { LC_ALL: 'C', TZ: 'UTC' };
  const env = process.platform === 'win32' ? childEnvironment(environment) : (environment as NodeJS.ProcessEnv);
  return { env, cwd: place.folder, ...(place.runAs ?? {}) };
}

/**
 * Sort order and letter case are PostgreSQL's own (builtin C.UTF-8), the same on every system. Only the character
 * classes that trigrams need still come from the system, where UTF-8 has different names.
 */
const CHARACTER_LOCALES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'C'];

/**
 * Creates the cluster if it is missing. An interrupted attempt leaves nothing that a later start would mistake for one.
 */
export function ensureCluster(place: PostgresLocation, superuserPassword: string): void {
  const cluster = join(place.folder, 'cluster');
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const draft = join(place.folder, 'cluster.new');
  const passwordFile = join(place.folder, 'password.tmp');
  let problem = '';
  try {
    writePrivateFile(passwordFile, superuserPassword);
    if (place.runAs) chownSync(passwordFile, place.runAs.uid, place.runAs.gid);
    for (const locale of CHARACTER_LOCALES) {
      rmSync(draft, { recursive: true, force: true });
      const result = spawnSync(program(place, 'initdb'), initdbOptions(draft, passwordFile, locale), {
        ...processOptions(place),
        encoding: 'utf8',
      });
      if (result.status === 0) {
        renameSync(draft, cluster);
        return;
      }
      problem = result.error?.message ?? result.stderr.trim();
      if (!problem.includes('locale')) break;
    }
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
  throw new Error(`The embedded database could not be created in ${place.folder}:\n${problem}`);
}

function initdbOptions(folder: string, passwordFile: string, characterLocale: string): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${characterLocale}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
}

/**
 * Cleans up after a crash: a PostgreSQL that outlived its start, or its pid file, whose number may by now belong to
 * another process (PostgreSQL would then refuse to start). The caller holds the data folder's lock, so nobody uses it.
 */
export function clearLeftovers(place: PostgresLocation): void {
  const cluster = join(place.folder, 'cluster');
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const name = findProgramName(pid);
  if (isAlive(pid) && (name === null || /postgres/.test(name))) {
    try {
      const options = ['stop', `--pgdata=${cluster}`, '--mode=fast', '--wait', '--timeout=20', '--silent'];
      execFileSync(program(place, 'pg_ctl'), options, { ...processOptions(place), stdio: 'ignore' });
    } catch {
      throw new Error(
        `PostgreSQL from an earlier start (process ${pid}) is not stopping. End that process, then start again.`,
      );
    }
  }
  rmSync(pidFile, { force: true });
}

function serverOptions(place: PostgresLocation, port: number): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // Unix sockets limit the length of their path, and are not needed here.
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A failed statement or the key of a duplicate row would put personal data into the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', join(place.folder, 'cluster'), ...flags];
}

/**
 * Starts PostgreSQL on 127.0.0.1. Resolves when it accepts connections; throws an error with the end of its log if it
 * does not within 30 s. It runs in a process group of its own: Ctrl-C in a terminal reaches every process of the group,
 * and the database must outlive the requests in flight.
 */
export async function startServer(place: PostgresLocation, port: number): Promise<PostgresServer> {
  const logs = join(place.folder, 'log');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const logFile = join(logs, 'postgres.log');
  const descriptor = openSync(logFile, 'w', 0o600);
  const child = spawn(program(place, 'postgres'), serverOptions(place, port), {
    ...processOptions(place),
    detached: true,
    stdio: ['ignore', descriptor, descriptor],
  });
  closeSync(descriptor);
  let hasEnded = false;
  const ended = new Promise<void>((done) => {
    const end = () => {
      hasEnded = true;
      done();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  const server = { port, ended, stop: (graceMs: number) => stopServer(place, child, ended, graceMs) };
  const deadline = Date.now() + 30_000;
  while (!isReady(place)) {
    if (hasEnded || Date.now() > deadline) {
      await server.stop(2_000);
      throw new Error(`The embedded database did not start. The last lines of ${logFile}:\n${endOf(logFile)}`);
    }
    await delay(20);
  }
  return server;
}

/** PostgreSQL writes its state into line 8 of its pid file. */
function isReady(place: PostgresLocation): boolean {
  try {
    const lines = readFileSync(join(place.folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
    return lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function endOf(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-5).join('\n');
}

async function stopServer(place: PostgresLocation, child: ChildProcess, ended: Promise<void>, graceMs: number) {
  const isEnded = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  if (isEnded()) return;
  const tell = (mode: 'fast' | 'immediate') => {
    if (process.platform !== 'win32') return child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    const options = ['stop', `--pgdata=${join(place.folder, 'cluster')}`, `--mode=${mode}`, '--no-wait', '--silent'];
    return spawnSync(program(place, 'pg_ctl'), options, processOptions(place));
  };
  tell('fast');
  await Promise.race([ended, delay(graceMs, undefined, { ref: false })]);
  if (isEnded()) return;
  tell('immediate');
  await Promise.race([ended, delay(1_000, undefined, { ref: false })]);
}
