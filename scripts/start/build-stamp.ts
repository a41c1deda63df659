import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../process/node-program';

/** The inputs of a build. A change anywhere here makes it stale. */
const SOURCES = [
  ...['app', 'client', 'components', 'contract', 'hooks', 'public', 'server'],
  ...['next.config.js', 'package-lock.json', 'package.json', 'prisma/schema.prisma', 'proxy.ts', 'tsconfig.json'],
];
const GENERATED = 'server/data/generated';
const STAMP = 'dist/stamp';

/** The outputs of a build; if one is missing, the build is incomplete. */
const RESULTS = ['.next/BUILD_ID', 'dist/host.mjs', `${GENERATED}/client.ts`, STAMP];

/** Returns a hash over names and contents of all sources. File times are no use: in a fresh clone all are new. */
export function hashSources(): string {
  const hash = createHash('sha256');
  hash.update(`node ${process.versions.node.split('.')[0]}`);
  for (const file of SOURCES.flatMap(listFiles)) {
    hash.update(`\0${file}\0`).update(readFileSync(join(projectFolder, file)));
  }
  return hash.digest('hex');
}

function listFiles(path: string): string[] {
  if (!existsSync(join(projectFolder, path)) || path === GENERATED) return [];
  if (/\.\w+$/.test(path) && SOURCES.includes(path)) return [path];
  return readdirSync(join(projectFolder, path), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = `${path}/${entry.name}`;
      if (entry.isDirectory()) return listFiles(inside);
      return /\.test\.tsx?$/.test(entry.name) ? [] : [inside];
    });
}

/** Returns whether the existing build was made from exactly these sources. */
export function isBuildFresh(): boolean {
  if (!RESULTS.every((path) => existsSync(join(projectFolder, path)))) return false;
  return readFileSync(join(projectFolder, STAMP), 'utf8').trim() === hashSources();
}

/** Records what the build was made from; `hash` was computed before it began, in case a source has changed since. */
export function writeStamp(hash: string): void {
  writeFileSync(join(projectFolder, STAMP), `${hash}\n`);
}
