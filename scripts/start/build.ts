import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programs, projectFolder, runNode } from '../process/node-program';
import { hashSources, isBuildFresh, writeStamp } from './build-stamp';
import { bundleAuditCheck, bundleHost } from './bundle-host';

/**
 * `npm run build`, and the start's first step if the build is missing or stale: database client, pages, host. Prints
 * its progress; throws an error with a readable message if a step fails, after that step's own output.
 */
export async function buildDesk(signal?: AbortSignal): Promise<void> {
  const began = Date.now();
  const hash = hashSources();
  rmSync(join(projectFolder, 'dist'), { recursive: true, force: true });
  console.log('Building 1/3: database client');
  await generateClient(signal);
  console.log('Building 2/3: pages');
  // Next would inherit NODE_ENV, and a development build could not be served.
  await runStep([programs.next, 'build'], { NODE_ENV: 'production' }, signal);
  console.log('Building 3/3: host');
  await Promise.all([bundleHost(), bundleAuditCheck()]);
  writeStamp(hash);
  console.log(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/** Generates the typed database client from prisma/schema.prisma. */
export async function generateClient(signal?: AbortSignal): Promise<void> {
  const result = await runNode([programs.prisma, 'generate'], { output: 'keep', ...(signal ? { signal } : {}) });
  if (result.code !== 0) throw new Error(`The database client could not be generated:\n${result.err || result.out}`);
}

async function runStep(args: string[], environment: Record<string, string>, signal?: AbortSignal): Promise<void> {
  const { code } = await runNode(args, { environment, output: 'show', ...(signal ? { signal } : {}) });
  if (code !== 0) throw new Error('The build failed; its messages are above.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isNeeded = !process.argv.includes('--if-stale') || !isBuildFresh();
  if (isNeeded) {
    await buildDesk().catch((error: Error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
  }
}
