import { deleteCallsBefore } from '#data/calls';
import { prisma } from '#data/prisma';
import { log } from '#server/log';
import { idempotencyHours } from './idempotency';
import { writeKeyUses } from './key-uses';
import { rebuildAll } from './search-rebuild';

const pauseMilliseconds = 5_000;
const hour = 3_600_000;
const daysOfCalls = 30;
const rowsInBatch = 5_000;

/**
 * Begins what the desk does by itself: search forms that a change of the masking rules made stale are made anew, and
 * what has outlived its time is removed. Gives the function that ends it and waits for what is under way.
 */
export function startUpkeep(): () => Promise<void> {
  let isOver = false;
  let wake = () => {};
  const rounds = (async () => {
    let cleanedAt = 0;
    while (!isOver) {
      try {
        await writeKeyUses();
        await rebuildAll(() => isOver);
        if (Date.now() - cleanedAt > hour) {
          await removeOutlived();
          cleanedAt = Date.now();
        }
      } catch (error) {
        log.warn({ err: error }, 'upkeep did not get through; it is tried again');
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pauseMilliseconds).unref();
      });
    }
  })();
  return () => {
    isOver = true;
    wake();
    return rounds;
  };
}

async function removeOutlived(now = Date.now()): Promise<void> {
  const firstDay = new Date(now - daysOfCalls * 24 * hour);
  while ((await deleteCallsBefore(firstDay, rowsInBatch)) === rowsInBatch);
  const created_at = { lt: new Date(now - idempotencyHours * hour) };
  await prisma().idempotencyKey.deleteMany({ where: { created_at } });
  await prisma().export.deleteMany({ where: { expires_at: { lt: new Date(now) } } });
  await prisma().shareLinkOpen.deleteMany({ where: { ends_at: { lt: new Date(now - hour) } } });
}
