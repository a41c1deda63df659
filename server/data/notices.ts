import { Client } from 'pg';
import { env } from '#server/env';
import { log } from '#server/log';
import type { Transaction } from './prisma';

const channel = 'session_desk';
const retryMilliseconds = 1_000;
const connectMilliseconds = 3_000;

/** Tells every process of the desk that something changed: PostgreSQL sends it when this transaction commits. */
export async function notify(tx: Transaction, topic: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${topic})`;
}

/**
 * Hears what other processes notify, over a connection of its own: a pooled one may be anybody's next time. After each
 * connection `onGap` is called, since notices may have been missed. Gives the function that ends it.
 */
export function listenToNotifications(onNotice: (topic: string) => void, onGap: () => void): () => Promise<void> {
  let isOver = false;
  let client: Client | null = null;
  const connect = async (): Promise<void> => {
    if (isOver) return;
    const mine = new Client({
      connectionString: env().databaseUrl,
      connectionTimeoutMillis: connectMilliseconds,
      keepAlive: true,
    });
    client = mine;
    const retry = once(() => {
      void mine.end().catch(() => {});
      setTimeout(() => void connect(), retryMilliseconds).unref();
    });
    mine.on('notification', ({ payload }) => onNotice(payload ?? ''));
    mine.on('error', retry);
    mine.on('end', retry);
    try {
      await mine.connect();
      await mine.query(`LISTEN ${channel}`);
      onGap();
    } catch (error) {
      log.debug({ err: error }, 'could not connect for notifications; retrying');
      retry();
    }
  };
  void connect();
  return async () => {
    isOver = true;
    await client?.end().catch(() => {});
  };
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
