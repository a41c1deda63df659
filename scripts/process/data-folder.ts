import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

const secretsSchema = z.object({
  superuser_password: z.string().min(1),
  database_password: z.string().min(1),
  auth_secret: z.string().min(1),
  mask_key: z.string().min(1),
  audit_signing_key: z.string().min(1),
});

/** Secrets that are generated once for an embedded database, and must not change as long as its data exists. */
export type Secrets = z.infer<typeof secretsSchema>;

/** Creates the data folder, or restricts an existing one: only its owner can enter. */
export function ensureDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: OWNER_ONLY_FOLDER });
  chmodSync(dataDir, OWNER_ONLY_FOLDER);
}

/** Writes a file that only its owner can read. Readers see the old or the new content, never a partial one. */
export function writePrivateFile(path: string, content: string): void {
  const draft = `${path}.${process.pid}.tmp`;
  rmSync(draft, { force: true });
  writeFileSync(draft, content, { mode: OWNER_ONLY_FILE, flag: 'wx' });
  renameSync(draft, path);
}

/**
 * Returns the secrets in the data folder, which is created and restricted as well; they are generated at the first
 * call. Throws if the file is damaged.
 */
export function readOrCreateSecrets(dataDir: string): Secrets {
  ensureDataFolder(dataDir);
  const path = join(dataDir, 'secrets.json');
  if (existsSync(path)) return readSecrets(path);
  const secrets: Secrets = {
    superuser_password: randomSecret(),
    database_password: randomSecret(),
    auth_secret: randomSecret(),
    mask_key: randomSecret(),
    audit_signing_key: randomSecret(),
  };
  writeSecrets(path, secrets);
  return secrets;
}

function randomSecret(): string {
  return randomBytes(32).toString('hex');
}

function writeSecrets(path: string, secrets: Secrets): void {
  writePrivateFile(path, `${JSON.stringify(secrets, null, 2)}\n`);
}

function readSecrets(path: string): Secrets {
  // The parser's own message would quote the text, so it is not passed on.
  const damaged = new Error(
    `${path} is damaged. Restore it from a backup: the embedded database can't be opened without it.`,
  );
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8'));
    // A folder of a version without seals gets its key now.
    const isOlder = kept !== null && typeof kept === 'object' && kept.audit_signing_key === undefined;
    const parsed = secretsSchema.safeParse(isOlder ? { ...kept, audit_signing_key: randomSecret() } : kept);
    if (parsed.success) {
      if (isOlder) writeSecrets(path, parsed.data);
      return parsed.data;
    }
  } catch {
    throw damaged;
  }
  throw damaged;
}
