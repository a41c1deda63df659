import {
  countSealed,
  countUnsealed,
  findBatches,
  findHead,
  findLostUnsealed,
  findNewestEventId,
  findNewestRemoval,
  findSealedEvents,
  findSeals,
  findUnlisted,
} from '#data/audit-seals';
import { withStatementLimit } from '#data/prisma';
import { type AuditProblem, ChainCheck, type Head } from './chain';
import { removalAction } from './lines';
import { entriesOf, publicKeys, sealOf } from './sealing';
import { entryOf, publicKeysOf } from './seals';

/** How much of the database is checked, and against what. */
export type VerificationBounds = {
  /** how many of the newest seals have their chain and signatures checked */
  seals: number;
  /** how many of the newest batches have the digests of their events computed again */
  batches: number;
  /** no further batch is started after this time */
  milliseconds: number;
  head: Head | null;
  /** trusted besides the desk's own */
  publicKeys: readonly string[];
};

/** The result of a check of the database. */
export type StoredReport = {
  state: 'intact' | 'broken';
  is_complete: boolean;
  head: { number: number; digest: string; at: Date } | null;
  sealed_events: number;
  unsealed_events: number;
  /** the last seal whose events retention removed; 0: none */
  removed_up_to_seal: number;
  checked_seals: number;
  checked_events: number;
  problem_count: number;
  problems: AuditProblem[];
};

// Small batches, because other calls wait while signatures are checked.
const sealsAtOnce = 200;
const batchesAtOnce = 2;
const idsAtOnce = 100_000n;
const statementMilliseconds = 9_000;
const shownProblems = 20;

/**
 * Checks the seals in the database and, as far as the bounds allow, the events under them, newest first. Changes
 * nothing. New seals and retention during the check are not reported as problems.
 */
export async function verifyStored(bounds: VerificationBounds): Promise<StoredReport> {
  const began = Date.now();
  const head = await findHead();
  const newest = head?.number ?? 0;
  const firstSeal = Math.max(1, newest - bounds.seals + 1);
  const keys = publicKeysOf([...publicKeys(), ...bounds.publicKeys]);
  const check = new ChainCheck(keys, { anyStart: firstSeal > 1, gaps: false }, bounds.head);
  await checkChain(check, firstSeal, newest);
  const removedUpTo = await findRemovedUpTo(check);
  const isLate = () => Date.now() - began > bounds.milliseconds;
  const walked = await checkBatches(check, { newest, removedUpTo, most: bounds.batches, isLate });
  await checkUnlisted(check, walked.lowestId);
  check.requireHead(({ number }) => number >= firstSeal);
  const sealed = await withStatementLimit(statementMilliseconds, countSealed);
  return {
    state: check.problemCount === 0 ? 'intact' : 'broken',
    is_complete: firstSeal === 1 && walked.isComplete,
    head: head === null ? null : { number: head.number, digest: head.digest, at: head.at },
    sealed_events: sealed,
    unsealed_events: await countUnsealed(),
    removed_up_to_seal: removedUpTo,
    checked_seals: check.sealCount,
    checked_events: walked.events,
    problem_count: check.problemCount,
    problems: check.problems.slice(0, shownProblems),
  };
}

async function checkChain(check: ChainCheck, first: number, newest: number): Promise<void> {
  for (let from = first; from <= newest; ) {
    const seals = await findSeals(from, newest, sealsAtOnce);
    for (const seal of seals) check.seal(sealOf(seal));
    const last = seals.at(-1);
    if (last === undefined) break;
    from = last.number + 1;
  }
}

/**
 * The last seal whose events retention removed, according to a removal event that is sealed and unchanged; 0 if there
 * is none.
 */
async function findRemovedUpTo(check: ChainCheck): Promise<number> {
  const removal = await findNewestRemoval(removalAction);
  if (removal === null || removal.seal_number === null) return 0;
  const before = check.problemCount;
  await checkSomeBatches(check, [removal.seal_number], 0);
  return check.problemCount === before ? removal.up_to_seal : 0;
}

type Walk = { newest: number; removedUpTo: number; most: number; isLate: () => boolean };

async function checkBatches(check: ChainCheck, { newest, removedUpTo, most, isLate }: Walk) {
  let events = 0;
  let lowestId: bigint | null = null;
  let next = newest;
  const last = Math.max(removedUpTo + 1, newest - most + 1);
  while (next >= last && !isLate()) {
    const numbers = Array.from({ length: Math.min(batchesAtOnce, next - last + 1) }, (_, index) => next - index);
    const checked = await checkSomeBatches(check, numbers, removedUpTo);
    events += checked.events;
    if (checked.lowestId !== null && (lowestId === null || checked.lowestId < lowestId)) lowestId = checked.lowestId;
    next -= numbers.length;
  }
  const isComplete = next <= removedUpTo;
  return { events, lowestId: isComplete ? 0n : lowestId, isComplete };
}

/**
 * Computes the digests of the events of some batches again. A missing batch is a problem, unless retention removed it
 * while the check ran.
 */
async function checkSomeBatches(check: ChainCheck, numbers: readonly number[], removedUpTo: number) {
  // Events are read before lists: if retention comes in between, the list is missing as well, never only the events.
  const events = await findSealedEvents(numbers, { agentIds: null });
  const batches = await findBatches(numbers);
  const seals = await findSeals(Math.min(...numbers), Math.max(...numbers), numbers.length);
  let lowestId: bigint | null = null;
  for (const seal of seals) {
    if (lowestId === null || seal.first_id < lowestId) lowestId = seal.first_id;
    const batch = batches.find(({ seal_number }) => seal_number === seal.number);
    if (batch === undefined) {
      const upTo =
        seal.number <= removedUpTo ? removedUpTo : ((await findNewestRemoval(removalAction))?.up_to_seal ?? 0);
      if (seal.number > upTo) {
        const message = `The events of seal ${seal.number} are gone, and no sealed event says that retention removed them.`;
        check.add({ kind: 'removed', seal: seal.number, message });
      }
      continue;
    }
    const found = events.filter(({ seal_number }) => seal_number === seal.number);
    check.batch(
      sealOf(seal),
      entriesOf(batch),
      found.map((event) => ({ ...entryOf(event), line: null })),
      true,
    );
  }
  return { events: events.length, lowestId };
}

/** Finds events that are in no batch and not pending, and pending ones that no longer exist. */
async function checkUnlisted(check: ChainCheck, lowestId: bigint | null): Promise<void> {
  const newest = await findNewestEventId();
  if (newest !== null && lowestId !== null) {
    for (let from = lowestId; from <= newest; from += idsAtOnce) {
      const to = from + idsAtOnce - 1n;
      const ids = await withStatementLimit(statementMilliseconds, (tx) => findUnlisted(tx, from, to, shownProblems));
      for (const id of ids) {
        const message = `Event ${id} has no seal and is not waiting for one: it was inserted.`;
        check.add({ kind: 'inserted', event_id: String(id), message });
      }
    }
  }
  for (const id of await findLostUnsealed(shownProblems)) {
    const message = `Event ${id} was removed before it was sealed.`;
    check.add({ kind: 'removed', event_id: String(id), message });
  }
}
