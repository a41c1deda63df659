import { listenToNotifications, notify } from '#data/notices';
import { onePerProcess } from '#data/one-per-process';
import { inTransaction, type Transaction } from '#data/prisma';

/** Bounds the effect of a missed notification: older rows are read again. */
const freshMilliseconds = 2_000;
const maxKept = 10_000;

type Kept = { loaded: Promise<unknown>; begunAt: number };

/** Shared in the process, so that a change made by the API reaches the pages, and the other way round. */
const kept = onePerProcess('kept-fresh', () => new Map<string, Kept>());

/**
 * Caches rows that nearly every call needs and that rarely change, for two seconds at most. Changes of such a row must
 * go through `changing`, which invalidates it in every process: in this one before the change is answered, in the
 * others when PostgreSQL notifies them.
 */
export class RowCache<T> {
  constructor(
    private readonly noun: string,
    private readonly load: (id: string) => Promise<T | null>,
  ) {}

  /**
   * Returns the row, or null if there is none. It is at most two seconds old, and never older than a change made here.
   */
  get(id: string, now = Date.now()): Promise<T | null> {
    const topic = `${this.noun}:${id}`;
    const found = kept.get(topic);
    if (found !== undefined && now - found.begunAt < freshMilliseconds) return found.loaded as Promise<T | null>;
    const entry: Kept = { loaded: this.load(id), begunAt: now };
    kept.delete(topic);
    kept.set(topic, entry);
    // Missing rows are not cached: made-up ids would push out the others.
    const drop = () => {
      if (kept.get(topic) === entry) kept.delete(topic);
    };
    entry.loaded.then((value) => value === null && drop(), drop);
    if (kept.size > maxKept) kept.delete(kept.keys().next().value ?? '');
    return entry.loaded as Promise<T | null>;
  }
}

/**
 * Runs a change of one cached row in a transaction, and invalidates the row in every process once it is committed.
 * Doing so earlier would be wrong: a read in between would cache the old row.
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

/** Starts invalidating rows that other processes change. Returns the function that stops it. */
export function subscribeToInvalidation(): () => Promise<void> {
  return listenToNotifications(
    (topic) => kept.delete(topic),
    () => kept.clear(),
  );
}
