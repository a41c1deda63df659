import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { programs, projectFolder, runNode } from '../process/node-program';

/** An arbitrary number that identifies this desk's migrations among PostgreSQL's advisory locks. */
const LOCK = 732_406_115;
const TABLE_MISSING = '42P01';

/**
 * Brings a database up to the migrations of this version, with Prisma's own command and record. Several desks may start
 * at once: one migrates, the others wait. Throws an error with a readable message if the database cannot be reached or
 * a migration fails.
 */
export async function applyMigrations(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error: Error) => {
    throw new Error(`The database cannot be reached: ${error.message || 'no answer'}`);
  });
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    if (await areAllApplied(client)) return;
    const environment = { DATABASE_URL: databaseUrl, CHECKPOINT_DISABLE: '1' };
    // Shielded: an interrupted migration has to be repaired by hand.
    const options = { environment, output: 'keep', shielded: true } as const;
    const result = await runNode([programs.prisma, 'migrate', 'deploy'], options);
    if (result.code !== 0) throw new Error(`The migrations were not applied:\n${result.out}${result.err}`);
  } finally {
    await client.end();
  }
}

/** Prisma's command takes over a second even if there is nothing to do, so its record is read first. */
async function areAllApplied(client: pg.Client): Promise<boolean> {
  try {
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    return listMigrations().every(({ name, checksum }) => applied.get(name) === checksum);
  } catch (error) {
    if ((error as { code?: string }).code === TABLE_MISSING) return false;
    throw error;
  }
}

function listMigrations(): { name: string; checksum: string }[] {
  const folder = join(projectFolder, 'prisma/migrations');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'));
      return { name, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}
