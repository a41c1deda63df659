import type { Bucket, SessionCount } from '#contract/session-counts';

const hour = 3_600_000;
const lengths: Record<Exclude<Bucket, 'month'>, number> = { hour, day: 24 * hour, week: 7 * 24 * hour };

/** One bar: its time range (in UTC), its counts, and its position as a percentage of the chart. */
export type Bar = SessionCount & { until: string; total: number; left: number; width: number };

/** Returns when the bucket after the one that begins at `from` begins. */
export function endOfBucket(from: string, bucket: Bucket): string {
  const time = new Date(from);
  if (bucket === 'month') time.setUTCMonth(time.getUTCMonth() + 1);
  else time.setTime(time.getTime() + lengths[bucket]);
  return time.toISOString().replace('.000Z', 'Z');
}

/** Returns the bars for counts, oldest first, on a linear time scale, so that times without sessions are gaps. */
export function barsOf(counts: readonly SessionCount[], bucket: Bucket): Bar[] {
  const [first, last] = [counts[0], counts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const begin = Date.parse(first.from);
  const span = Date.parse(endOfBucket(last.from, bucket)) - begin;
  return counts.map((count) => {
    const until = endOfBucket(count.from, bucket);
    const left = ((Date.parse(count.from) - begin) / span) * 100;
    const width = ((Date.parse(until) - Date.parse(count.from)) / span) * 100;
    return { ...count, until, total: count.enabled + count.disabled, left, width };
  });
}
