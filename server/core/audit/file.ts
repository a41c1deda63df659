import { createHash } from 'node:crypto';
import { type AuditProblem, ChainCheck, type FoundEntry, type Head } from './chain';
import {
  type ExportEnd,
  type ExportHeader,
  headerOf,
  isSealLine,
  linesOf,
  notAnExport,
  objectIn,
  removalAction,
} from './lines';
import { digestOf, exportProblem, publicKeysOf, type Seal, type SealedEntry } from './seals';

/** The result of an offline check. */
export type FileReport = {
  state: 'intact' | 'broken';
  complete: boolean;
  exported_at: string | null;
  /** the newest seal in the file */
  head: Head | null;
  events: number;
  seals: number;
  removed_up_to_seal: number;
  problem_count: number;
  problems: AuditProblem[];
  /** what a check of this file cannot tell */
  notes: string[];
};

/**
 * Checks an export without a database. `publicKeys`: the trusted keys; without any, the keys in the file are used, and
 * a note says so. `head`: a seal known earlier. Throws an error with a readable message for anything that is not an
 * export.
 */
export async function verifyAuditFile(
  chunks: AsyncIterable<string>,
  { publicKeys, head }: { publicKeys: readonly string[]; head: Head | null },
): Promise<FileReport> {
  let check: FileCheck | null = null;
  let number = 0;
  for await (const { text, isWhole } of linesOf(chunks)) {
    number += 1;
    check ??= new FileCheck(headerOf(text, isWhole), publicKeys, head);
    check.take(text, number, isWhole);
  }
  if (check === null) throw notAnExport('it is empty');
  return check.report(number);
}

/** Checks the lines of one export as they come. */
class FileCheck {
  private readonly chain: ChainCheck;
  private readonly keys;
  private readonly digest = createHash('sha256');
  private open: { seal: Seal; listed: SealedEntry[]; found: FoundEntry[] } | null = null;
  private end: ExportEnd | null = null;
  private events = 0;
  private firstWithEvents = 0;
  private lastRemoved = 0;
  /** the last seal whose events retention removed, according to sealed events in the file */
  private removedByRecord = 0;

  constructor(
    private readonly header: ExportHeader,
    private readonly publicKeys: readonly string[],
    private readonly head: Head | null,
  ) {
    this.keys = publicKeysOf(publicKeys.length > 0 ? publicKeys : header.public_keys.map(String));
    const isPart = !header.complete;
    this.chain = new ChainCheck(this.keys, { anyStart: isPart, gaps: isPart }, head);
  }

  take(text: string, line: number, isWhole: boolean): void {
    const wrong = (kind: AuditProblem['kind'], message: string) => this.chain.add({ kind, line, message });
    const value = objectIn(text);
    if (this.end !== null) wrong('inserted', 'There are lines after the last one.');
    else if (!isWhole) wrong('cut', 'The last line is cut off.');
    else if (value?.type === 'end') this.takeEnd(value as unknown as ExportEnd, line);
    else {
      this.digest.update(`${text}\n`);
      if (line === 1) return;
      if (value?.type === 'seal') this.takeSeal(value, line);
      else if (value?.type === 'event') this.takeEvent(value, text, line);
      else wrong('changed', 'This line is neither an event nor a seal: it was changed or inserted.');
    }
  }

  private takeSeal(value: Record<string, unknown>, line: number): void {
    this.closeBatch();
    if (!isSealLine(value)) {
      this.chain.add({ kind: 'seal', line, message: 'This line is a seal that was changed: a field is wrong.' });
      return;
    }
    const { type: _type, events, ...seal } = value;
    this.chain.seal(seal, line);
    const listed = events?.map(([id, digest]) => ({ id, digest })) ?? null;
    if (listed === null) this.lastRemoved = seal.number;
    else this.firstWithEvents ||= seal.number;
    this.open = listed === null ? null : { seal, listed, found: [] };
  }

  private takeEvent(value: Record<string, unknown>, text: string, line: number): void {
    this.events += 1;
    const id = String(value.id);
    if (this.open === null) {
      const message = `Event ${id} is where no sealed event can be: it was inserted.`;
      this.chain.add({ kind: 'inserted', event_id: id, line, message });
      return;
    }
    const entry = { id, digest: digestOf(text), line };
    this.open.found.push(entry);
    this.noteRemoval(value, entry);
  }

  /** Only an event that is unchanged since it was sealed counts as evidence of what retention removed. */
  private noteRemoval(value: Record<string, unknown>, entry: FoundEntry): void {
    const by = value.by as { kind?: unknown } | undefined;
    const details = value.details as { up_to_seal?: unknown } | undefined;
    if (value.action !== removalAction || by?.kind !== 'system' || typeof details?.up_to_seal !== 'number') return;
    const isSealed = this.open?.listed.some(({ id, digest }) => id === entry.id && digest === entry.digest);
    if (isSealed) this.removedByRecord = Math.max(this.removedByRecord, details.up_to_seal);
  }

  private closeBatch(): void {
    if (this.open === null) return;
    this.chain.batch(this.open.seal, this.open.listed, this.open.found, this.header.complete);
    this.open = null;
  }

  private takeEnd(end: ExportEnd, line: number): void {
    this.closeBatch();
    this.end = end;
    const digest = this.digest.digest('hex');
    const signature = { key_id: `${end.key_id}`, signature: `${end.signature}` };
    const problem = exportProblem(digest, signature, this.keys);
    if (digest !== end.digest) {
      const what = 'something was changed, removed, inserted or reordered';
      this.chain.add({ kind: 'changed', line, message: `The lines differ from those that were exported: ${what}.` });
    } else if (problem !== null) {
      this.chain.add({ kind: 'changed', line, message: `The last line was changed: ${problem}.` });
    }
  }

  report(lines: number): FileReport {
    this.closeBatch();
    const { chain, header } = this;
    if (this.end === null) chain.add({ kind: 'cut', line: lines, message: 'The file has no end: it was cut off.' });
    this.checkRemoved();
    this.checkHead();
    return {
      state: chain.problemCount === 0 ? 'intact' : 'broken',
      complete: header.complete,
      exported_at: header.exported_at,
      head: chain.last,
      events: this.events,
      seals: chain.sealCount,
      removed_up_to_seal: this.lastRemoved,
      problem_count: chain.problemCount,
      problems: chain.problems,
      notes: this.notes(),
    };
  }

  /** Events may be missing only where a sealed event says that retention removed them, and only at the beginning. */
  private checkRemoved(): void {
    if (!this.header.complete || this.lastRemoved === 0) return;
    if (this.lastRemoved <= this.removedByRecord && (this.firstWithEvents || Infinity) > this.lastRemoved) return;
    const message = `The events of seals up to ${this.lastRemoved} are missing, and no sealed event says that retention removed them.`;
    this.chain.add({ kind: 'removed', seal: this.lastRemoved, message });
  }

  private checkHead(): void {
    const { chain, header } = this;
    const newest = header.head;
    const isShort = header.complete && newest !== null && chain.last?.digest !== newest.digest;
    if (isShort) {
      const message = `The file should end with seal ${newest.number} but does not: the end was cut off.`;
      chain.add({ kind: 'cut', seal: newest.number, message });
    }
    // A partial export holds only some seals, but it still shows when it was made before the requested head existed.
    chain.requireHead((asked) => header.complete || asked.number > (newest?.number ?? 0));
  }

  private notes(): string[] {
    const notes = [];
    if (this.publicKeys.length === 0) {
      notes.push(
        'No public key was given, so the file was checked only against the key it contains. Pass the desk’s key with --public-key.',
      );
    }
    if (!this.header.complete) {
      notes.push(
        'This is part of the log: each event in it is as it was sealed. Whether events that match the filters are missing could not be checked, and other events were not checked.',
      );
      if (this.head !== null && !this.chain.isHeadMet && this.head.number <= (this.header.head?.number ?? 0)) {
        notes.push(`The file does not hold seal ${this.head.number}, so the head that was given was not checked.`);
      }
    }
    return notes;
  }
}
