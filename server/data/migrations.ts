import { prisma } from './prisma';

/** The names of the migrations that Prisma finished on this database. Throws when the database does not answer. */
export async function findAppliedMigrations(): Promise<string[]> {
  const rows = await prisma().$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map((row) => row.migration_name);
}
