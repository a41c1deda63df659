import { findHead, findUnsealed, type StoredBatch, type StoredSeal, storeSeal } from '#data/audit-seals';
import { tryLock, waitForLock } from '#data/locks';
import { inTransaction, type Transaction } from '#data/prisma';
import { env } from '#server/env';
import { log } from '#server/log';
import { makeSeal, type Seal, type SealedEntry, type SigningKey, signingKeyOf } from './seals';

const eventsInBatch = 500;
/** A batch that is not full is sealed when the newest seal is at least this old. */
const pauseMilliseconds = 60_000;
const lockName = 'audit seals';
const sealMilliseconds = 30_000;

/** The desk's own signing key. */
export function signingKey(): SigningKey {
  return signingKeyOf(env().auditSigningKeys[0]);
}

/** The desk's public keys: the one it signs with, then earlier ones. */
export function publicKeys(): string[] {
  return env().auditSigningKeys.map((seed) => signingKeyOf(seed).publicKey);
}

/** Seals the batches that are due. Only one process does this at a time; others that find the lock taken do nothing. */
export async function sealPending(isOver: () => boolean = () => false, now = new Date()): Promise<void> {
  while (!isOver() && (await inTransaction((tx) => sealDueBatch(tx, now), sealMilliseconds)));
}

async function sealDueBatch(tx: Transaction, now: Date): Promise<boolean> {
  if (!(await tryLock(tx, lockName))) return false;
  const head = await findHead(tx);
  const isTime = head === null || now.getTime() - head.at.getTime() >= pauseMilliseconds;
  return (await sealBatch(tx, head, isTime ? 1 : eventsInBatch)) === eventsInBatch;
}

let sealing: Promise<void> = Promise.resolve();
let next: Promise<void> | null = null;

/**
 * Seals everything that is committed when it is called. Waits while another run seals; callers that wait at the same
 * time share one run, so that they do not hold a connection each.
 */
export function sealAll(): Promise<void> {
  const begin = () => {
    next = null;
    sealing = sealAllBatches();
    return sealing;
  };
  next ??= sealing.then(begin, begin);
  return next;
}

async function sealAllBatches(): Promise<void> {
  const work = async (tx: Transaction) => {
    await waitForLock(tx, lockName);
    return sealBatch(tx, await findHead(tx), 1);
  };
  while ((await inTransaction(work, sealMilliseconds)) === eventsInBatch);
}

/**
 * Runs a change of sealed data and seals all pending events in the same transaction, so that the change is never
 * visible without its sealed event. `work` returns how much it changed; after 0 nothing is sealed. Returns that count,
 * and 0 also while another process seals.
 */
export async function changeSealed(work: (tx: Transaction) => Promise<number>): Promise<number> {
  return inTransaction(async (tx) => {
    if (!(await tryLock(tx, lockName))) return 0;
    const changed = await work(tx);
    if (changed > 0) while ((await sealBatch(tx, await findHead(tx), 1)) === eventsInBatch);
    return changed;
  }, sealMilliseconds);
}

/**
 * Seals the next batch, unless fewer than `fewest` events are pending. Returns how many events it sealed. Call it only
 * under the lock.
 */
async function sealBatch(tx: Transaction, head: StoredSeal | null, fewest: number): Promise<number> {
  const events = await findUnsealed(tx, eventsInBatch);
  if (events.length < fewest) return 0;
  const made = makeSeal(signingKey(), head, events, new Date());
  await storeSeal(tx, storedSeal(made.seal), storedBatch(made.seal, made.entries));
  return events.length;
}

/** Writes the newest seal to the log. Where logs are kept elsewhere, this shows later whether the end was cut off. */
export async function logHead(): Promise<void> {
  const head = await findHead();
  if (head !== null) log.info({ seal: head.number, digest: head.digest }, 'the head of the audit log');
}

/** A stored seal in its signed format. */
export function sealOf(row: StoredSeal): Seal {
  return {
    ...row,
    at: row.at.toISOString(),
    first_id: String(row.first_id),
    last_id: String(row.last_id),
    first_at: row.first_at.toISOString(),
    last_at: row.last_at.toISOString(),
  };
}

/** A stored batch as a list of entries. */
export function entriesOf({ event_ids, event_digests }: StoredBatch): SealedEntry[] {
  return event_ids.map((id, place) => ({ id: String(id), digest: event_digests[place] ?? '' }));
}

function storedSeal(seal: Seal): StoredSeal {
  return {
    ...seal,
    at: new Date(seal.at),
    first_id: BigInt(seal.first_id),
    last_id: BigInt(seal.last_id),
    first_at: new Date(seal.first_at),
    last_at: new Date(seal.last_at),
  };
}

function storedBatch(seal: Seal, entries: readonly SealedEntry[]): StoredBatch {
  return {
    seal_number: seal.number,
    event_ids: entries.map(({ id }) => BigInt(id)),
    event_digests: entries.map(({ digest }) => digest),
  };
}
