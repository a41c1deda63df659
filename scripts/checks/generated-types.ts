import { existsSync, statSync } from 'node:fs';
import { runStep, tool } from './steps';

const GENERATED_CLIENT = 'server/data/generated/client.ts';
const SCHEMA = 'prisma/schema.prisma';

/** The types of the database are generated from the schema; everything else needs them. */
function isClientStale(): boolean {
  if (!existsSync(SCHEMA)) return false;
  return !existsSync(GENERATED_CLIENT) || statSync(GENERATED_CLIENT).mtimeMs < statSync(SCHEMA).mtimeMs;
}

/**
 * Generates the types of the schema and of the pages.
 * @returns false if that failed, after printing why
 */
export async function generateTypes(): Promise<boolean> {
  const steps = [
    ...(isClientStale() ? [tool('database client', 'prisma', 'generate')] : []),
    // Route types of removed pages would fail the type check, so they are always regenerated.
    tool('route types', 'next', 'typegen'),
  ];
  for (const step of steps) {
    const result = await runStep(step, false);
    if (result.passed) continue;
    console.error(`✗ ${step.name}\n${result.output}`);
    return false;
  }
  return true;
}
