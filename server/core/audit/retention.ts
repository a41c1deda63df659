import { createRetentionPreview } from '#contract/retention-previews';
import { formatTime } from '#contract/times';
import { operation } from '#core/access/operation';
import { countExpired, findLastExpired, findOldestBatches, removeBatch } from '#data/audit-retention';
import type { Transaction } from '#data/prisma';
import { removalAction } from './lines';
import { recordAudit } from './recording';
import { changeSealed } from './sealing';

const batchesAtOnce = 10;
const day = 24 * 3_600_000;
const desk = { kind: 'system', id: '', label: 'retention' } as const;

/**
 * Removes the batches whose events are all older than `days` days, oldest first. The removal is recorded as an event,
 * sealed in the same transaction. The seals stay. Returns the number of removed batches.
 */
export async function removeExpiredEvents(days: number, now = Date.now()): Promise<number> {
  const last = await findLastExpired(limitOf(days, now));
  if (last === null) return 0;
  let removed = 0;
  for (;;) {
    const count = await changeSealed((tx) => removeSomeBatches(tx, last, days));
    removed += count;
    if (count < batchesAtOnce) return removed;
  }
}

async function removeSomeBatches(tx: Transaction, upTo: number, days: number): Promise<number> {
  const gone = await findOldestBatches(tx, upTo, batchesAtOnce);
  const last = gone.at(-1);
  if (last === undefined) return 0;
  for (const { number } of gone) await removeBatch(tx, number);
  const events = gone.reduce((sum, { count }) => sum + count, 0);
  const details = { up_to_seal: last.number, seals: gone.length, events, days };
  await recordAudit(tx, { action: removalAction, outcome: 'ok', actor: desk, details, call: null });
  return gone.length;
}

/**
 * Returns what a retention of that many days (null: keep for ever) would remove now. Changes nothing. Throws
 * `forbidden`.
 */
export const preview = operation(createRetentionPreview, async (_actor, input) => {
  const { audit_retention_days: days } = input.body;
  if (days === null) return { seals: 0, events: 0, oldest_at: null, newest_at: null };
  const { oldest_at, newest_at, ...counts } = await countExpired(limitOf(days, Date.now()));
  const written = (at: Date | null) => (at === null ? null : formatTime(at));
  return { ...counts, oldest_at: written(oldest_at), newest_at: written(newest_at) };
});

function limitOf(days: number, now: number): Date {
  return new Date(now - days * day);
}
