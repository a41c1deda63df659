import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findAppliedMigrations } from '#data/migrations';

// The comment keeps Next's file tracer from including the whole working directory in the build.
const migrationsFolder = join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations');

/** Whether the database answers and every migration of this release is applied. Never throws. */
export async function isReady(): Promise<boolean> {
  try {
    const applied = new Set(await findAppliedMigrations());
    return ownMigrations().every((name) => applied.has(name));
  } catch {
    return false;
  }
}

function ownMigrations(): string[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
