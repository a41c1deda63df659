/**
 * `npm run check`: types, style, who imports whom, folder circles, unused code, limits, retired names, and the
 * description of the API.
 * All of them run, also when one fails.
 */
import { existsSync, statSync } from 'node:fs';
import { runSideBySide, runStep, script, tool } from './steps';

const FOLDERS = ['app', 'client', 'components', 'contract', 'e2e', 'hooks', 'prisma', 'scripts', 'server', 'proxy.ts'];
const GENERATED_CLIENT = 'server/data/generated/client.ts';
const SCHEMA = 'prisma/schema.prisma';

/** The types of the database come from the schema; everything else needs them. */
function isClientStale(): boolean {
  if (!existsSync(SCHEMA)) return false;
  return !existsSync(GENERATED_CLIENT) || statSync(GENERATED_CLIENT).mtimeMs < statSync(SCHEMA).mtimeMs;
}

async function prepare(): Promise<void> {
  const steps = [
    ...(isClientStale() ? [tool('database client', 'prisma', 'generate')] : []),
    // Route types of pages that are gone would fail the type check, so they are always written anew.
    tool('route types', 'next', 'typegen'),
  ];
  for (const step of steps) {
    const result = await runStep(step, false);
    if (result.passed) continue;
    console.error(`✗ ${step.name}\n${result.output}`);
    process.exit(1);
  }
}

await prepare();
const passed = await runSideBySide(
  [
    tool('types', 'tsc', '--noEmit'),
    tool('who imports whom', 'depcruise', '--output-type', 'err-long', ...FOLDERS.filter((path) => existsSync(path))),
    tool('unused code', 'knip', '--no-progress', '--no-config-hints'),
    tool('style', 'biome', 'check', '--error-on-warnings', '--max-diagnostics=50'),
    script('no folder circles', 'scripts/checks/folders.ts'),
    { ...script('rooms of core', 'scripts/checks/architecture.ts', '--check'), isShown: true },
    script('limits', 'scripts/checks/limits.ts'),
    script('no retired names', 'scripts/checks/words.ts'),
    script('API description is current', 'scripts/openapi/openapi.ts', '--check'),
    script('API description is sound', 'scripts/openapi/lint.ts'),
  ],
  2,
);
if (!passed) process.exitCode = 1;
