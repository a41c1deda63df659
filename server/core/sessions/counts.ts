import { wrongField } from '#contract/errors';
import { type Bucket, getSessionCounts, type SessionCount } from '#contract/session-counts';
import { formatTime } from '#contract/times';
import { operation } from '#core/access/operation';
import { agentsWithin, buildSessionQuery, isIncomplete, searchMilliseconds } from '#core/search/session-query';
import { inTransaction, withinStatementLimit } from '#data/prisma';
import { countByBucket } from '#data/session-counts';
import { findSessions, type SessionQuery } from '#data/session-search';

const hour = 3_600_000;
const day = 24 * hour;
const bucketMilliseconds: Record<Bucket, number> = { hour, day, week: 7 * day, month: 28 * day };
const maxBuckets = 2_000;
/** The slices are counted one after the other, newest first, so that there is something to show when time runs out. */
const slices = 8;

/**
 * Counts the sessions that match these filters, by creation time and status. Nothing of a session's content is
 * returned, so no access is recorded. Stops after two seconds and says so.
 * Throws `forbidden`, and `invalid_request` for a bucket that is too small for the range.
 */
export const get = operation(getSessionCounts, async (actor, input, call) => {
  const { agent_id, bucket: wanted, ...filters } = input.query;
  const agentIds = agentsWithin(actor, agent_id);
  const question = await buildSessionQuery(actor, { agentIds, where: 'session_counts' }, filters, call);
  const isMissingSome = await inTransaction((tx) => isIncomplete(tx, question));
  const incomplete = isMissingSome ? { incomplete: true as const } : {};
  const range = await rangeOf(question);
  if (range === null) {
    return { session_counts: [], metadata: { bucket: wanted ?? 'day', stopped: false, ...incomplete } };
  }
  const span = range.to.getTime() - range.from.getTime();
  const bucket = wanted ?? fitting(span);
  if (span / bucketMilliseconds[bucket] > maxBuckets) {
    const problem = `is too small for this time range: more than ${maxBuckets} buckets; choose a larger one`;
    throw wrongField('bucket', problem);
  }
  const { counts, stopped } = await count(question, bucket, range);
  return { session_counts: counts, metadata: { bucket, stopped, ...incomplete } };
});

type Range = { from: Date; to: Date };

/** The creation times of the first and last session to count; null if there is none. */
async function rangeOf({ agentIds, maskVersion, createdAfter, createdBefore }: SessionQuery): Promise<Range | null> {
  const within = { agentIds, maskVersion, createdAfter, createdBefore };
  const end = async (direction: 'asc' | 'desc') =>
    (await findSessions(null, within, { by: 'created_at', direction }, null, 1))[0];
  const [first, last] = await Promise.all([end('asc'), end('desc')]);
  return first === undefined || last === undefined ? null : { from: first.created_at, to: last.created_at };
}

function fitting(span: number): Bucket {
  if (span <= 3 * day) return 'hour';
  if (span <= 100 * day) return 'day';
  return span <= 2 * 366 * day ? 'week' : 'month';
}

async function count(
  question: SessionQuery,
  bucket: Bucket,
  { from, to }: Range,
): Promise<{ counts: SessionCount[]; stopped: boolean }> {
  const deadline = Date.now() + searchMilliseconds;
  const bounds = boundsOf(bucket, from, to);
  let counts: SessionCount[] = [];
  for (const [index, lower] of bounds.entries()) {
    const upper = bounds[index - 1];
    const left = deadline - Date.now();
    const slice = {
      ...question,
      createdAfter: later(lower, question.createdAfter),
      createdBefore: upper ?? question.createdBefore,
    };
    const rows = left <= 0 ? null : await withinStatementLimit(left, (tx) => countByBucket(tx, slice, bucket));
    if (rows === null) return { counts, stopped: true };
    counts = [...rows.map((row) => ({ ...row, from: formatTime(row.from) })), ...counts];
  }
  return { counts, stopped: false };
}

/**
 * Where the slices begin, newest first. Each begins where a bucket begins, so that no bucket is split between two
 * slices.
 */
function boundsOf(bucket: Bucket, from: Date, to: Date): Date[] {
  const span = to.getTime() - from.getTime();
  const begins = Array.from({ length: slices }, (_, slice) =>
    beginningOf(bucket, new Date(from.getTime() + (span * slice) / slices)).getTime(),
  );
  return [...new Set(begins)].sort((one, other) => other - one).map((time) => new Date(time));
}

/** The start of the bucket that contains `time`, in UTC, as PostgreSQL's date_trunc computes it. */
function beginningOf(bucket: Bucket, time: Date): Date {
  if (bucket === 'month') return new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), 1));
  const size = bucketMilliseconds[bucket];
  // 1 January 1970 was a Thursday; the Monday before it is three days earlier.
  const shift = bucket === 'week' ? 3 * day : 0;
  return new Date(Math.floor((time.getTime() + shift) / size) * size - shift);
}

function later(one: Date, other: Date | undefined): Date {
  return other !== undefined && other > one ? other : one;
}
