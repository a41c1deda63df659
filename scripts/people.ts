import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { roles } from '#contract/permissions';
import { readSettings, type Settings, setEnvironment } from '#server/env';
import { applyMigrations } from './apply-migrations';
import { generateClient } from './build';
import { ensureDataFolder, readOrCreateSecrets } from './data-folder';
import { startEmbeddedPostgres } from './embedded-postgres';
import { projectFolder } from './node-program';
import { acquireRunningLock } from './running-lock';

/**
 * `npm run people`: makes people, resets passwords and lists, for the first admin and for whoever forgot a password.
 * It works on DATABASE_URL, or on the embedded database, which it starts for the moment if it is not running.
 */

const USAGE = `Usage: npm run people -- COMMAND [--json]

  create --email ADDRESS --name NAME --role ${roles.join('|')} [--agents agt_a,agt_b] [--password PASSWORD]
  reset  --email ADDRESS [--password PASSWORD]
  list

Without --password one is made and shown once. --agents limits a person to these agents.`;

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  agents: { type: 'string' },
  password: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function readArguments() {
  return parseArgs({ options, allowPositionals: true });
}

/** Calls `work` with the address of a migrated database. */
async function withDatabase(settings: Settings, work: (url: string) => Promise<void>): Promise<void> {
  if (settings.databaseUrl !== null) {
    await applyMigrations(settings.databaseUrl);
    return work(settings.databaseUrl);
  }
  ensureDataFolder(settings.dataDir);
  const taken = acquireRunningLock(settings.dataDir, null);
  if ('heldBy' in taken) {
    const { database_url: url, pid } = taken.heldBy;
    if (url === null) throw new Error(`Process ${pid} is using ${settings.dataDir} at the moment. Try again shortly.`);
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

async function main(): Promise<void> {
  const { positionals, values } = readArguments();
  const [name = ''] = positionals;
  if (positionals.length !== 1 || !['create', 'reset', 'list'].includes(name)) throw new Error(USAGE);
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
    });
    // Loaded only now: the client may have been generated a moment ago.
    const { runCommand } = await import('./people-commands');
    await runCommand(name as 'create' | 'reset' | 'list', values);
  });
}

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
