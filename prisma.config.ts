import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Otherwise the CLI would download an engine, which fails on a closed network. See scripts/database/schema-engine.mjs.
// A value that is already set takes precedence, so that a native engine can still be used.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ||= fileURLToPath(
  new URL('./scripts/database/schema-engine.mjs', import.meta.url),
);

const dotenvFile = fileURLToPath(new URL('./.env', import.meta.url));
if (existsSync(dotenvFile)) process.loadEnvFile(dotenvFile);

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'node --import tsx prisma/seed.ts' },
  // `generate` needs no database, so a missing variable is not an error here.
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
