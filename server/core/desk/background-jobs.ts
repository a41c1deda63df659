import { setTimeout as pause } from 'node:timers/promises';
import { flushKeyUses } from '#core/api-keys/uses';
import { removeExpiredEvents } from '#core/audit/retention';
import { logHead, sealPending } from '#core/audit/sealing';
import { idempotencyHours } from '#core/platform/idempotency';
import { rebuildAll } from '#core/search/rebuild';
import { currentSettings } from '#core/settings/settings';
import { deleteCallsBefore } from '#data/calls';
import { prisma } from '#data/prisma';
import { log } from '#server/log';

const pauseMilliseconds = 5_000;
const hour = 3_600_000;
const day = 24 * hour;
const daysOfCalls = 30;
const rowsInBatch = 5_000;

type Work = { every: number; doneAt: number; run: () => Promise<void> };

/**
 * Starts the background jobs: sealing the audit log, rebuilding search documents that a change of the masking rules
 * made stale, writing key uses, and deleting expired data. Returns a function that stops them and waits for running
 * jobs.
 */
export function startBackgroundJobs(): () => Promise<void> {
  let isOver = false;
  const over = () => isOver;
  const stopping = new AbortController();
  const work = (every: number, run: () => Promise<void>): Work => ({ every, doneAt: 0, run });
  const rounds = Promise.all([
    // Separate from the other jobs, some of which take long, so that sealing never waits for them.
    goRound([work(0, () => sealPending(over)), work(day, logHead)], stopping.signal),
    goRound([work(0, flushKeyUses), work(hour, removeOutlived), work(0, () => rebuildAll(over))], stopping.signal),
  ]);
  return async () => {
    isOver = true;
    stopping.abort();
    await rounds;
  };
}

async function goRound(works: readonly Work[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const work of works) if (!signal.aborted) await runDueJobs(work);
    await pause(pauseMilliseconds, undefined, { signal, ref: false }).catch(() => {});
  }
}

/** Runs a job if it is due. A failing job does not hold up the others. */
async function runDueJobs(work: Work): Promise<void> {
  if (Date.now() - work.doneAt < work.every) return;
  try {
    await work.run();
    work.doneAt = Date.now();
  } catch (error) {
    log.warn({ err: error }, 'a background job failed; it will be retried');
  }
}

async function removeOutlived(): Promise<void> {
  const now = Date.now();
  const firstDay = new Date(now - daysOfCalls * day);
  while ((await deleteCallsBefore(firstDay, rowsInBatch)) === rowsInBatch);
  const created_at = { lt: new Date(now - idempotencyHours * hour) };
  await prisma().idempotencyKey.deleteMany({ where: { created_at } });
  await prisma().export.deleteMany({ where: { expires_at: { lt: new Date(now) } } });
  await prisma().shareLinkOpen.deleteMany({ where: { ends_at: { lt: new Date(now - hour) } } });
  const { audit_retention_days: days } = await currentSettings();
  if (days !== null) await removeExpiredEvents(days);
}
