import { listenToNotifications, notify } from '#data/notices';
import { onePerProcess } from '#data/one-per-process';
import { inTransaction, type Transaction } from '#data/prisma';

/** A missed notice is made up for after this time: what is older is read again. */
const freshMilliseconds = 2_000;
const maxKept = 10_000;

type Kept = { loaded: Promise<unknown>; begunAt: number };

/** A change that the API makes reaches the pages, and the other way round. */
const kept = onePerProcess('kept-fresh', () => new Map<string, Kept>());

/**
 * Rows that nearly every call needs and that seldom change, kept for two seconds at most. Whoever changes one does it
 * in `changing`, which makes every process forget it: the own one before the change is answered, the others when
 * PostgreSQL tells them.
 */
export class RowCache<T> {
  constructor(
    private readonly noun: string,
    private readonly load: (id: string) => Promise<T | null>,
  ) {}

  /** Gives the row, or null where there is none. It is at most two seconds old, and never older than a change made here. */
  get(id: string, now = Date.now()): Promise<T | null> {
    const topic = `${this.noun}:${id}`;
    const found = kept.get(topic);
    if (found !== undefined && now - found.begunAt < freshMilliseconds) return found.loaded as Promise<T | null>;
    const entry: Kept = { loaded: this.load(id), begunAt: now };
    kept.delete(topic);
    kept.set(topic, entry);
    // What is not there is not kept: ids that somebody makes up would push out the others.
    const drop = () => {
      if (kept.get(topic) === entry) kept.delete(topic);
    };
    entry.loaded.then((value) => value === null && drop(), drop);
    if (kept.size > maxKept) kept.delete(kept.keys().next().value ?? '');
    return entry.loaded as Promise<T | null>;
  }
}

/**
 * Runs a change of one kept row in a transaction, and makes every process forget the row once it is committed, never
 * before: a row that is read in between would be kept as it was.
 */
export async function changing<T>(noun: string, id: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const topic = `${noun}:${id}`;
  try {
    return await inTransaction(async (tx) => {
      const result = await work(tx);
      await notify(tx, topic);
      return result;
    });
  } finally {
    // Also after an error: a connection can break after the commit.
    kept.delete(topic);
  }
}

/** Begins to forget what other processes change. Gives the function that ends it. */
export function subscribeToInvalidation(): () => Promise<void> {
  return listenToNotifications(
    (topic) => kept.delete(topic),
    () => kept.clear(),
  );
}
