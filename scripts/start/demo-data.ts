import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { Settings } from '#server/env';
import { ensureDataFolder, writePrivateFile } from '../process/data-folder';
import { runNode } from '../process/node-program';

const seededSchema = z.object({
  people: z.array(z.object({ name: z.string(), email: z.string(), role: z.string(), password: z.string() })),
  api_keys: z.array(z.object({ name: z.string(), permissions: z.array(z.string()), key: z.string() })),
});

/** The sign-ins of the demo data. Stored in `first-run.json`, readable only by its owner. */
export type FirstRun = z.infer<typeof seededSchema> & { url: string };

/** The path of the file with the passwords and the key of the demo data. */
export function firstRunFile(dataDir: string): string {
  return join(dataDir, 'first-run.json');
}

type Situation = {
  settings: Settings;
  isEmbedded: boolean;
  /** The variables of the running desk. */
  environment: Record<string, string>;
  databaseUrl: string;
  url: string;
  signal: AbortSignal;
};

/**
 * Fills the database with demo data if needed: at the first start of an embedded database, or for DEMO=seed. Returns
 * what a first start shows, otherwise null. Throws an error with a readable message if demo people would be reachable
 * from outside, before any are created.
 */
export async function ensureDemoData(situation: Situation): Promise<FirstRun | null> {
  const { settings, signal, environment, url } = situation;
  const people = await countPeople(situation.databaseUrl);
  const isDue = isSeedingDue(situation, people);
  if ((isDue || people.demo > 0) && !isLoopback(settings.host) && settings.demo !== 'expose') {
    throw new Error(
      `HOST must be 127.0.0.1 while the database has demo people, who have far-reaching permissions. To allow other hosts anyway: DEMO=expose`,
    );
  }
  if (!isDue) return null;
  console.log('Adding demo data to the database');
  const seeded = await seed(environment, signal);
  const firstRun = { url, ...seeded };
  ensureDataFolder(settings.dataDir);
  writePrivateFile(firstRunFile(settings.dataDir), `${JSON.stringify(firstRun, null, 2)}\n`);
  return firstRun;
}

/**
 * An embedded database is filled, unless DEMO=off, until its passwords were written to the file: the next start
 * completes an interrupted one. An external database is filled only on request, once, by whichever desk comes first.
 */
function isSeedingDue({ settings, isEmbedded }: Situation, people: { all: number; demo: number }): boolean {
  if (settings.demo === 'off') return false;
  if (!isEmbedded) return settings.demo !== null && people.demo === 0;
  if (people.all > people.demo) return false;
  return people.all === 0 || !existsSync(firstRunFile(settings.dataDir));
}

/** Returns whether only this machine can reach a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Counts the people of the desk, and the demo people among them. */
export async function countPeople(databaseUrl: string): Promise<{ all: number; demo: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ all: number; demo: number }>(
      'SELECT count(*)::int AS "all", (count(*) FILTER (WHERE demo))::int AS demo FROM people',
    );
    return rows[0] ?? { all: 0, demo: 0 };
  } finally {
    await client.end();
  }
}

async function seed(environment: Record<string, string>, signal: AbortSignal): Promise<z.infer<typeof seededSchema>> {
  const args = ['--import', 'tsx', 'prisma/seed.ts'];
  const { code, out, err } = await runNode(args, { environment, signal, output: 'keep' });
  if (code !== 0) throw new Error(`The demo data could not be created:\n${err}`);
  return seededSchema.parse(JSON.parse(out));
}

/** Updates the URL in `first-run.json`, which may differ from start to start. */
export function refreshFirstRunUrl(dataDir: string, url: string): void {
  const path = firstRunFile(dataDir);
  if (!existsSync(path)) return;
  const firstRun = JSON.parse(readFileSync(path, 'utf8')) as FirstRun;
  if (firstRun.url !== url) writePrivateFile(path, `${JSON.stringify({ ...firstRun, url }, null, 2)}\n`);
}
