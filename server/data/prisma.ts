import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '#server/env';
import { isStatementTimeout, translateFailure } from './failures';
import { PrismaClient } from './generated/client';
import { onePerProcess } from './one-per-process';

const connections = 10;
const connectMilliseconds = 3_000;
const statementMilliseconds = 10_000;

function createClient() {
  const adapter = new PrismaPg({
    connectionString: env().databaseUrl,
    max: connections,
    connectionTimeoutMillis: connectMilliseconds,
    statement_timeout: statementMilliseconds,
    query_timeout: statementMilliseconds + 1_000,
  });
  // Minimal: a longer message would quote the arguments, and with them data that no log may hold. The columns of the
  // search document are omitted: they are as large as the session, and only the SQL of search uses them.
  const omit = { session: { masked_text: true, masked_metadata: true, mask_version: true, identity_hashes: true } };
  return new PrismaClient({ adapter, errorFormat: 'minimal', omit }).$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args);
        } catch (error) {
          throw translateFailure(error);
        }
      },
    },
  });
}

type Client = ReturnType<typeof createClient>;

/** The client inside a transaction. */
export type Transaction = Parameters<Parameters<Client['$transaction']>[0]>[0];

/** The one Prisma client of the process. Failures to reach the database are thrown as DeskError `unavailable`. */
export function prisma(): Client {
  return onePerProcess('prisma', createClient);
}

/**
 * Runs `work` in one transaction; pass a longer timeout for slow work. Throws DeskError `unavailable` when the database
 * cannot be reached or does not finish in time.
 */
export async function inTransaction<T>(
  work: (tx: Transaction) => Promise<T>,
  timeoutMilliseconds = statementMilliseconds,
): Promise<T> {
  try {
    return await prisma().$transaction(work, { maxWait: connectMilliseconds, timeout: timeoutMilliseconds });
  } catch (error) {
    throw translateFailure(error);
  }
}

/** Like `inTransaction`, for reading: a statement that takes longer than this fails (see `isStatementTimeout`). */
export async function withStatementLimit<T>(milliseconds: number, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(milliseconds)}, true)`;
    return work(tx);
  });
}

/** Like `withStatementLimit`; returns null if a statement takes too long. */
export async function withinStatementLimit<T>(
  milliseconds: number,
  work: (tx: Transaction) => Promise<T>,
): Promise<T | null> {
  try {
    return await withStatementLimit(milliseconds, work);
  } catch (error) {
    if (isStatementTimeout(error)) return null;
    throw error;
  }
}
