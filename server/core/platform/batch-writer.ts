import { log } from '#server/log';

const flushMilliseconds = 250;
const largestBatch = 1_000;
const largestQueue = 20_000;

/**
 * Collects rows and writes them together, at most 250 ms after the first one; meant for frequent records. A batch that
 * fails is kept and tried again, and a full queue makes the caller wait, so no row is ever dropped.
 */
export class BatchWriter<Row> {
  private rows: Row[] = [];
  private timer: NodeJS.Timeout | null = null;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly what: string,
    private readonly write: (rows: Row[]) => Promise<void>,
  ) {}

  /** Adds a row. Returns a promise only when the queue is full: the caller must then wait. */
  add(row: Row): Promise<void> | undefined {
    this.rows.push(row);
    if (this.rows.length >= largestQueue) return this.flush();
    this.timer ??= setTimeout(() => void this.flush(), flushMilliseconds);
    return undefined;
  }

  /** Writes all rows added so far, in order. */
  flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.flushing = this.flushing.then(() => this.writeAll());
    return this.flushing;
  }

  private async writeAll(): Promise<void> {
    while (this.rows.length > 0) {
      const batch = this.rows.slice(0, largestBatch);
      try {
        await this.write(batch);
        this.rows = this.rows.slice(batch.length);
      } catch (error) {
        log.error(
          { err: error, waiting: this.rows.length },
          `${this.what} could not be written and are kept in memory`,
        );
        this.timer ??= setTimeout(() => void this.flush(), flushMilliseconds * 4);
        return;
      }
    }
  }
}
