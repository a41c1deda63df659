import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readOrCreateSecrets, type Secrets } from '../process/data-folder';
import { findFreePort } from '../process/free-port';
import { ensurePostgresLocation, type PostgresLocation } from './postgres-location';
import { clearLeftovers, ensureCluster, type PostgresServer, startServer } from './postgres-server';

/**
 * The PostgreSQL that comes with the desk, for a laptop, a trial or a test. The desk signs in as a role that owns its
 * one database and nothing else; the superuser is only used to create that role.
 */

const ROLE = 'session_desk';
const DATABASE = 'session_desk';

export type EmbeddedPostgres = {
  databaseUrl: string;
  /** The superuser's, for work that needs a database of its own; never passed to the desk. */
  superuserUrl: string;
  secrets: Secrets;
  place: PostgresLocation;
  /** Resolves when the process has ended, for any reason. */
  ended: Promise<void>;
  stop(graceMs?: number): Promise<void>;
};

/** Removes the data of a stopped embedded database, wherever it is. */
export function removeEmbeddedData(place: PostgresLocation): void {
  rmSync(place.folder, { recursive: true, force: true });
}

/**
 * Starts the embedded PostgreSQL of a data folder, which is created at the first call. The caller holds the folder's
 * lock. Throws an error with a readable message if it cannot run here.
 */
export async function startEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const secrets = readOrCreateSecrets(dataDir);
  const place = ensurePostgresLocation(dataDir);
  clearLeftovers(place);
  ensureCluster(place, secrets.superuser_password);
  const server = await startServer(place, await findFreePort());
  const urlOf = (user: string, password: string, database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${server.port}/${database}`;
  const databaseUrl = urlOf(ROLE, secrets.database_password, DATABASE);
  const superuserUrl = urlOf('postgres', secrets.superuser_password, 'postgres');
  await prepareOrStop(server, { databaseUrl, superuserUrl, secrets, dataDir, place });
  return {
    databaseUrl,
    superuserUrl,
    secrets,
    place,
    ended: server.ended,
    stop: (graceMs = 5_000) => server.stop(graceMs),
  };
}

type Preparation = {
  databaseUrl: string;
  superuserUrl: string;
  secrets: Secrets;
  dataDir: string;
  place: PostgresLocation;
};

async function prepareOrStop(server: PostgresServer, preparation: Preparation): Promise<void> {
  try {
    if (await canConnect(preparation.databaseUrl)) return;
    await createRoleAndDatabase(preparation);
  } catch (error) {
    await server.stop(2_000);
    throw error;
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Each step first checks whether it was done, so that the next start completes an interrupted first one. */
async function createRoleAndDatabase({ superuserUrl, secrets, dataDir, place }: Preparation): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect().catch((error: Error) => {
    const files = `${join(dataDir, 'secrets.json')} does not match the database in ${place.folder}`;
    throw new Error(`${files} (${error.message}). Restore the matching pair, or remove both.`);
  });
  try {
    // A role statement takes no parameters.
    const password = client.escapeLiteral(secrets.database_password);
    const options = `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${password}`;
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [ROLE]);
    await client.query(`${role.rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${ROLE} ${options}`);
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${ROLE} TEMPLATE template0`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query('REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC');
  } finally {
    await client.end();
  }
}
