import { Client } from 'pg';
import { env } from '#server/env';
import { log } from '#server/log';
import type { Transaction } from './prisma';

const channel = 'session_desk';
const retryMilliseconds = 1_000;
const connectMilliseconds = 3_000;

/** Notifies every process of the desk of a change: PostgreSQL sends it when this transaction commits. */
export async function notify(tx: Transaction, topic: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${topic})`;
}

/**
 * Listens for notifications from other processes, over its own connection, because a pooled one is reused for other
 * work. `onGap` is called after each connection, because notifications may have been missed. Returns the function that
 * stops it.
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
