import { storeKeyUses } from '#data/api-keys';
import { onePerProcess } from '#data/one-per-process';

const pauseMilliseconds = 60_000;

/** Shared in the process, so that pages show uses that the API noted. */
const lastUses = onePerProcess('key-uses', () => new Map<string, Date>());
const writtenAt = new Map<string, number>();

/** Notes that a call with this key was accepted. `flushKeyUses` writes it in its next round. */
export function noteUse(keyId: string, at: Date): void {
  lastUses.set(keyId, at);
}

/** The last use of a key: the later one of what is stored and what this process has yet to write. */
export function lastUse(keyId: string, stored: Date | null): Date | null {
  const noted = lastUses.get(keyId);
  return noted === undefined || (stored !== null && stored > noted) ? stored : noted;
}

/** Writes the noted uses, each key at most once a minute; at shutdown (`all`) also those of the last minute. */
export async function flushKeyUses(all = false, now = Date.now()): Promise<void> {
  const due = [...lastUses].filter(([id]) => all || now - (writtenAt.get(id) ?? 0) >= pauseMilliseconds);
  if (due.length === 0) return;
  await storeKeyUses(due.map(([id, at]) => ({ id, at })));
  for (const [id, at] of due) {
    if (lastUses.get(id) === at) lastUses.delete(id);
    writtenAt.set(id, now);
  }
  for (const [id, at] of writtenAt) if (now - at >= pauseMilliseconds) writtenAt.delete(id);
}
