import { hashPassword, isPassword } from '#core/access/passwords';
import { onePerProcess } from '#data/one-per-process';
import { inTransaction } from '#data/prisma';
import { attemptMilliseconds, type LinkKey, lockLink } from '#data/share-links';

/** So many wrong passphrases within ten minutes lock a link for ten. */
export const maxAttempts = 10;

export type AttemptResult = 'right' | { triesLeft: number } | { lockedUntil: Date };

/** Tries from the API and from the pages take turns with each other, too. */
const turns = onePerProcess('passphrase-turns', () => new Map<string, Promise<unknown>>());

/** The argon2id hash of a passphrase. Letters that look the same are the same, however a keyboard writes them. */
export function hashPassphrase(passphrase: string): Promise<string> {
  return hashPassword(passphrase.normalize('NFC'));
}

/**
 * Tries a passphrase. It is counted as wrong before it is looked at, so that parallel guesses cannot pass the limit
 * together, and a locked link costs no hashing; a right one is taken back. Tries at one link take turns, so that many
 * right ones at once do not look like guesses.
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
    // After a lock the counting begins anew.
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
