import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programs, projectFolder, runNode } from '../process/node-program';
import { removeEmbeddedData, startEmbeddedPostgres } from './embedded-postgres';

/**
 * `npm run db:migration -- NAME`: writes the next migration, the difference between the result of the migrations and
 * prisma/schema.prisma. It needs no database: the migrations run on an embedded one in a temporary folder.
 */

const USAGE = 'Usage: npm run db:migration -- NAME (lower-case letters, digits and underscores)';

/**
 * Returns the SQL that brings a migrated database to the schema; empty if they agree. Throws with Prisma's own message.
 */
async function findDifference(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'session-desk-migration-'));
  const postgres = await startEmbeddedPostgres(folder);
  const sqlFile = join(folder, 'migration.sql');
  try {
    const sides = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma'];
    const environment = { DATABASE_URL: postgres.superuserUrl, CHECKPOINT_DISABLE: '1' };
    const args = [programs.prisma, 'migrate', 'diff', ...sides, '--script', '--output', sqlFile];
    const { code, err } = await runNode(args, { environment, output: 'keep' });
    if (code !== 0) throw new Error(err.trim());
    return readFileSync(sqlFile, 'utf8').trim();
  } finally {
    await postgres.stop();
    removeEmbeddedData(postgres.place);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeMigration(name: string): Promise<void> {
  const sql = await findDifference();
  if (sql === '' || sql === '-- This is an empty migration.') {
    console.log('The migrations already match prisma/schema.prisma; nothing was written.');
    return;
  }
  const time = new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  const path = join('prisma/migrations', `${time}_${name}`, 'migration.sql');
  mkdirSync(join(projectFolder, path, '..'), { recursive: true });
  writeFileSync(join(projectFolder, path), `${sql}\n`);
  console.log(
    `Wrote ${path}. Review it: it may drop what exists only in SQL (triggers, special indexes), and it does not move data.`,
  );
}

const [name = ''] = process.argv.slice(2);
if (/^[a-z0-9_]{1,60}$/.test(name)) {
  await writeMigration(name).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
} else {
  console.error(USAGE);
  process.exitCode = 1;
}
