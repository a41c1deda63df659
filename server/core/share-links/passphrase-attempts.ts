import { hashPassword, isPassword } from '#core/access/passwords';
import { onePerProcess } from '#data/one-per-process';
import { inTransaction } from '#data/prisma';
import { attemptMilliseconds, type LinkKey, lockLink } from '#data/share-links';

/** This many wrong passphrases within ten minutes lock a link for ten minutes. */
export const maxAttempts = 10;

export type AttemptResult = 'right' | { triesLeft: number } | { lockedUntil: Date };

/** Shared in the process, so that attempts from the API and from the pages wait for each other too. */
const turns = onePerProcess('passphrase-turns', () => new Map<string, Promise<unknown>>());

/**
 * Returns the argon2id hash of a passphrase. Composed and decomposed letters are equal, whatever the keyboard sends.
 */
export function hashPassphrase(passphrase: string): Promise<string> {
  return hashPassword(passphrase.normalize('NFC'));
}

/**
 * Tries a passphrase. The attempt is counted as wrong before it is checked, so that parallel guesses cannot exceed the
 * limit together and a locked link costs no hashing; a right one is uncounted afterwards. Attempts on one link run one
 * at a time, so that many right ones at once do not look like guesses.
 */
export function attemptPassphrase(key: LinkKey, passphraseHash: string, passphrase: string): Promise<AttemptResult> {
  return inTurn(key.id, async () => {
    const begun = await beginTry(key, new Date());
    if ('lockedUntil' in begun) return begun;
    if (await isPassword(passphraseHash, passphrase.normalize('NFC'))) {
      await takeBack(key, begun.at);
      return 'right';
    }
    return begun.nowLockedUntil === null ? { triesLeft: begun.triesLeft } : { lockedUntil: begun.nowLockedUntil };
  });
}

type Begun = { at: Date; triesLeft: number; nowLockedUntil: Date | null } | { lockedUntil: Date };

async function beginTry(key: LinkKey, at: Date): Promise<Begun> {
  return inTransaction(async (tx) => {
    const where = { agent_id_session_id_id: key };
    await lockLink(tx, key);
    const row = await tx.shareLink.findUniqueOrThrow({ where, select: { passphrase_tries: true, locked_until: true } });
    if (row.locked_until !== null && row.locked_until > at) return { lockedUntil: row.locked_until };
    const windowStart = new Date(at.getTime() - attemptMilliseconds);
    // After a lock, counting starts again.
    const earlier = row.locked_until === null ? row.passphrase_tries.filter((time) => time > windowStart) : [];
    const tries = [...earlier, at];
    const locked_until = tries.length >= maxAttempts ? new Date(at.getTime() + attemptMilliseconds) : null;
    await tx.shareLink.update({ where, data: { passphrase_tries: tries, locked_until } });
    return { at, triesLeft: maxAttempts - tries.length, nowLockedUntil: locked_until };
  });
}

async function takeBack(key: LinkKey, at: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const where = { agent_id_session_id_id: key };
    await lockLink(tx, key);
    const row = await tx.shareLink.findUniqueOrThrow({ where, select: { passphrase_tries: true } });
    const place = row.passphrase_tries.findIndex((time) => time.getTime() === at.getTime());
    const tries = row.passphrase_tries.filter((_, index) => index !== place);
    const lifted = tries.length < maxAttempts ? { locked_until: null } : {};
    await tx.shareLink.update({ where, data: { passphrase_tries: tries, ...lifted } });
  });
}

async function inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(id) ?? Promise.resolve()).then(work, work);
  turns.set(id, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(id) === mine) turns.delete(id);
  }
}
