import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, type Settings, setEnvironment } from '#server/env';
import { applyMigrations } from '../database/apply-migrations';
import { startEmbeddedPostgres } from '../database/embedded-postgres';
import { ensureDataFolder, readOrCreateSecrets } from '../process/data-folder';
import { projectFolder } from '../process/node-program';
import { acquireRunningLock } from '../process/running-lock';
import { generateClient } from './build';

/**
 * Calls `work` once core can be used: with the desk's settings, and a migrated database, DATABASE_URL or the embedded
 * one, which is started temporarily if it is not running. Modules that need the database must be loaded inside `work`:
 * the client may be generated just before. Throws an error that lists the problems of the settings.
 */
export async function withDeskDatabase(work: () => Promise<void>): Promise<void> {
  const read = readSettings();
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  if (!existsSync(join(projectFolder, 'server/data/generated/client.ts'))) await generateClient();
  const { settings } = read;
  await withDatabase(settings, async (databaseUrl) => {
    const kept = settings.databaseUrl === null ? readOrCreateSecrets(settings.dataDir) : null;
    setEnvironment({
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: settings.authSecret ?? kept?.auth_secret ?? '',
      MASK_KEY: settings.maskKey ?? kept?.mask_key ?? '',
      AUDIT_SIGNING_KEY: settings.auditSigningKeys?.join(',') ?? kept?.audit_signing_key ?? '',
    });
    await work();
  });
}

/** Runs a command's main function: an error is printed, without a stack, and the exit code is 1. */
export async function runAsCommand(main: () => Promise<void>): Promise<void> {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

async function withDatabase(settings: Settings, work: (url: string) => Promise<void>): Promise<void> {
  if (settings.databaseUrl !== null) {
    await applyMigrations(settings.databaseUrl);
    return work(settings.databaseUrl);
  }
  ensureDataFolder(settings.dataDir);
  const taken = acquireRunningLock(settings.dataDir, null);
  if ('heldBy' in taken) {
    const { database_url: url, pid } = taken.heldBy;
    if (url === null) throw new Error(`Process ${pid} is currently using ${settings.dataDir}. Try again shortly.`);
    return work(url);
  }
  try {
    const postgres = await startEmbeddedPostgres(settings.dataDir);
    try {
      await applyMigrations(postgres.databaseUrl);
      await work(postgres.databaseUrl);
    } finally {
      await postgres.stop();
    }
  } finally {
    taken.lock.release();
  }
}
