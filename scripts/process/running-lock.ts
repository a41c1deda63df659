import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from './data-folder';
import { findProcessStart, isAlive } from './process-identity';

const runningSchema = z.object({
  pid: z.number().int(),
  /** Distinguishes this process from a later one with the same number. */
  process_start: z.string().nullable(),
  url: z.string().nullable(),
  database_url: z.string().nullable(),
  /** Where the embedded database keeps its files. */
  postgres_dir: z.string().nullable(),
});

/**
 * The process that uses a data folder, and where it can be reached. Stored in `running.json`, readable only by its
 * owner.
 */
export type Running = z.infer<typeof runningSchema>;

export type RunningLock = {
  /** Adds what has become known since. */
  update(known: Partial<Pick<Running, 'url' | 'database_url' | 'postgres_dir'>>): void;
  release(): void;
};

/** The process that uses the data folder, or null. A file left behind by a crashed one is ignored. */
export function findRunning(dataDir: string): Running | null {
  const running = readRunning(join(dataDir, 'running.json'));
  if (running === null || running.pid === process.pid || !isAlive(running.pid)) return null;
  const start = findProcessStart(running.pid);
  const isAnother = start !== null && running.process_start !== null && start !== running.process_start;
  return isAnother ? null : running;
}

function readRunning(path: string): Running | null {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Acquires the data folder for this process. If two try at once, exactly one gets the lock; the other gets the current
 * holder.
 */
export function acquireRunningLock(dataDir: string, url: string | null): { lock: RunningLock } | { heldBy: Running } {
  const path = join(dataDir, 'running.json');
  let running: Running = {
    pid: process.pid,
    process_start: findProcessStart(process.pid),
    url,
    database_url: null,
    postgres_dir: null,
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (claim(path, running)) {
      return {
        lock: {
          update(known) {
            running = { ...running, ...known };
            writePrivateFile(path, toText(running));
          },
          release: () => rmSync(path, { force: true }),
        },
      };
    }
    const heldBy = findRunning(dataDir);
    if (heldBy !== null) return { heldBy };
    rmSync(path, { force: true });
  }
  throw new Error(`${path} could not be written. If no Session Desk is running, remove it and start again.`);
}

/** Creating a link fails if the file exists, and the file has its whole content from the first moment on. */
function claim(path: string, running: Running): boolean {
  const draft = `${path}.${process.pid}.claim`;
  rmSync(draft, { force: true });
  writeFileSync(draft, toText(running), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function toText(running: Running): string {
  return `${JSON.stringify(running, null, 2)}\n`;
}
