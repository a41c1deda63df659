import { digestOfEntries, type PublicKeys, type Seal, type SealedEntry, sealProblem } from './seals';

/** Something in the audit log that is not as it was sealed. */
export type AuditProblem = {
  kind: 'changed' | 'removed' | 'inserted' | 'reordered' | 'cut' | 'seal';
  seal: number | null;
  event_id: string | null;
  /** the line of a file */
  line: number | null;
  message: string;
};

/** An event as it was found: its entry, computed again, and its line. */
export type FoundEntry = SealedEntry & { line: number | null };

/** A seal that was known at an earlier time. */
export type Head = { number: number; digest: string };

/** Parses `NUMBER:DIGEST`. Throws an error with a readable message for anything else. */
export function parseHead(text: string): Head {
  const parts = /^([1-9]\d{0,8}):([0-9a-f]{64})$/i.exec(text);
  if (parts === null) throw new Error('A head must be NUMBER:DIGEST, with a digest of 64 hexadecimal digits.');
  return { number: Number(parts[1]), digest: (parts[2] as string).toLowerCase() };
}

/**
 * Checks seals one after the other, each against the one before it. After the first hundred, problems are only counted
 * and not kept, so that a file full of problems cannot fill the memory.
 */
export class ChainCheck {
  readonly problems: AuditProblem[] = [];
  problemCount = 0;
  sealCount = 0;
  last: Head | null = null;
  /** whether the requested head was found with the right digest */
  isHeadMet = false;
  private isAskedHeadWrong = false;

  /** `anyStart`: the first seal need not be seal 1; `gaps`: seals may be missing in between. */
  constructor(
    private readonly keys: PublicKeys,
    private readonly allows: { anyStart: boolean; gaps: boolean },
    private readonly head: Head | null,
  ) {}

  /** Adds a problem; fields left out are null. */
  add(problem: Partial<AuditProblem> & Pick<AuditProblem, 'kind' | 'message'>): void {
    this.problemCount += 1;
    if (this.problems.length < 100) this.problems.push({ seal: null, event_id: null, line: null, ...problem });
  }

  /** Checks the next seal: its signature, its number and its link to the seal before. */
  seal(seal: Seal, line: number | null = null): void {
    const { number } = seal;
    const wrong = (kind: AuditProblem['kind'], message: string) => this.add({ kind, seal: number, line, message });
    const problem = sealProblem(seal, this.keys);
    if (problem !== null) wrong('seal', `Seal ${number} was changed: ${problem}.`);
    const expected = (this.last?.number ?? 0) + 1;
    const isFree = this.last === null ? this.allows.anyStart : this.allows.gaps;
    if (number < expected) wrong('reordered', `Seal ${number} is where seal ${expected} or a later one should be.`);
    else if (number > expected && !isFree) wrong('removed', `Seal ${expected} is missing before seal ${number}.`);
    if (number === expected && seal.previous !== (this.last?.digest ?? null)) {
      wrong('seal', `Seal ${number} does not follow the seal before it.`);
    }
    if (number === this.head?.number) {
      this.isHeadMet = seal.digest === this.head.digest;
      this.isAskedHeadWrong = !this.isHeadMet;
    }
    this.last = { number, digest: seal.digest };
    this.sealCount += 1;
  }

  /**
   * Checks the events found for a seal against the entries it signed. `isWhole`: every event of the batch must be
   * there.
   */
  batch(seal: Seal, listed: readonly SealedEntry[], found: readonly FoundEntry[], isWhole: boolean): void {
    const { number } = seal;
    if (digestOfEntries(listed) !== seal.events_digest || listed.length !== seal.count) {
      this.add({ kind: 'seal', seal: number, message: `The list of the events of seal ${number} was changed.` });
    }
    const places = new Map(listed.map(({ id }, place) => [id, place]));
    const seen = new Set<string>();
    let furthest = -1;
    for (const { id, digest, line } of found) {
      const place = places.get(id);
      const wrong = (kind: AuditProblem['kind'], message: string) =>
        this.add({ kind, seal: number, event_id: id, line, message });
      if (place === undefined)
        wrong('inserted', `Event ${id} is not one of the events of seal ${number}: it was inserted.`);
      else if (seen.has(id)) wrong('inserted', `Event ${id} occurs twice.`);
      else if (listed[place]?.digest !== digest) wrong('changed', `Event ${id} was changed after it was sealed.`);
      else if (place < furthest) wrong('reordered', `Event ${id} is out of order.`);
      if (place !== undefined) furthest = Math.max(furthest, place);
      seen.add(id);
    }
    if (!isWhole) return;
    for (const { id } of listed) {
      if (seen.has(id)) continue;
      this.add({ kind: 'removed', seal: number, event_id: id, message: `Event ${id} of seal ${number} was removed.` });
    }
  }

  /** To be called last: checks that the requested head is still there. */
  requireHead(canTell: (head: Head) => boolean = () => true): void {
    const { head } = this;
    if (head === null || this.isHeadMet || !(this.isAskedHeadWrong || canTell(head))) return;
    const message = this.isAskedHeadWrong
      ? `Seal ${head.number} does not have the digest that was given: what was sealed then was replaced.`
      : `Seal ${head.number}, the head that was given, is missing: the end was cut off.`;
    this.add({ kind: 'cut', seal: head.number, message });
  }
}
