import { createHash } from 'node:crypto';
import { type AuditFilters, auditMediaType, exportAuditEvents } from '#contract/audit-events';
import type { Actor } from '#core/access/actor';
import { operation } from '#core/access/operation';
import { type ExportEnd, type ExportHeader, removalAction, type SealLine } from '#core/audit/lines';
import { flushAudit, recordAuditNow } from '#core/audit/recording';
import { entriesOf, publicKeys, sealAll, sealOf, signingKey } from '#core/audit/sealing';
import { eventText, signExport } from '#core/audit/seals';
import type { AuditCondition } from '#data/audit-conditions';
import {
  findBatches,
  findHead,
  findNewestRemoval,
  findSealedEvents,
  findSeals,
  type StoredBatch,
  type StoredSeal,
} from '#data/audit-seals';
import { buildAuditQuery, usedFilters } from './audit-query';

const sealsAtOnce = 200;
const batchesAtOnce = 4;

type Wanted = { header: ExportHeader; condition: AuditCondition };

/**
 * Exports the audit log as a self-proving file, generated while it is being sent: the events that match the filters,
 * with the seals. Everything committed is sealed first, including the event of this export. Throws `forbidden`,
 * `invalid_request`, and `rate_limit_exceeded` for too many exact values.
 */
export const exportFile = operation(exportAuditEvents, async (actor, input, call) => {
  const { condition } = await buildAuditQuery(actor, input.query, call);
  const details = { filters: usedFilters(input.query) };
  await flushAudit();
  await recordAuditNow({ action: 'audit_event.export', outcome: 'ok', actor, details, call });
  await sealAll();
  const head = await findHead();
  const now = new Date().toISOString();
  const header: ExportHeader = {
    type: 'header',
    version: 1,
    exported_at: now,
    complete: usedFilters(input.query).length === 0 && actor.agentIds === null,
    filters: writtenFilters(actor, input.query),
    head: head === null ? null : { number: head.number, digest: head.digest },
    removed_up_to_seal: (await findNewestRemoval(removalAction))?.up_to_seal ?? 0,
    public_keys: publicKeys(),
  };
  const name = `audit-${now.slice(0, 10)}.jsonl`;
  return { mediaType: auditMediaType, name, headers: {}, parts: signedParts({ header, condition }) };
});

/** The filters as the file records them: never an exact value. */
function writtenFilters(actor: Actor, filters: AuditFilters): ExportHeader['filters'] {
  const used = Object.entries({ ...filters, match: filters.match === undefined ? undefined : true });
  const written = used.flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [[name, value instanceof Date ? value.toISOString() : value] as const];
  });
  return Object.fromEntries([...written, ...(actor.agentIds === null ? [] : [['limited_to_agents', true] as const])]);
}

async function* signedParts(wanted: Wanted): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts = { events: 0, seals: 0 };
  const first = `${JSON.stringify(wanted.header)}\n`;
  hash.update(first);
  yield first;
  for await (const lines of sealedLines(wanted, counts)) {
    const part = lines.map((line) => `${line}\n`).join('');
    hash.update(part);
    yield part;
  }
  const digest = hash.digest('hex');
  const key = signingKey();
  const end: ExportEnd = { type: 'end', ...counts, digest, key_id: key.id, signature: signExport(key, digest) };
  yield `${JSON.stringify(end)}\n`;
}

async function* sealedLines(wanted: Wanted, counts: { events: number; seals: number }): AsyncGenerator<string[]> {
  const newest = wanted.header.head?.number ?? 0;
  for (let from = 1; from <= newest; ) {
    const seals = await findSeals(from, newest, sealsAtOnce);
    const last = seals.at(-1);
    if (last === undefined) return;
    const meant = wanted.header.complete ? seals : seals.filter((seal) => mayHold(seal, wanted.condition));
    for (let start = 0; start < meant.length; start += batchesAtOnce) {
      const lines = await linesOf(meant.slice(start, start + batchesAtOnce), wanted, counts);
      if (lines.length > 0) yield lines;
    }
    from = last.number + 1;
  }
}

function mayHold(seal: StoredSeal, { after, before }: AuditCondition): boolean {
  return (after === undefined || seal.last_at >= after) && (before === undefined || seal.first_at < before);
}

async function linesOf(
  seals: readonly StoredSeal[],
  { header, condition }: Wanted,
  counts: { events: number; seals: number },
): Promise<string[]> {
  const numbers = seals.map(({ number }) => number);
  const events = await findSealedEvents(numbers, condition);
  const batches = await findBatches(numbers);
  return seals.flatMap((seal) => {
    const batch = batches.find(({ seal_number }) => seal_number === seal.number);
    if (batch === undefined && seal.number > header.removed_up_to_seal) {
      throw new Error(`Retention removed the events of seal ${seal.number} during the export.`);
    }
    const found = batch === undefined ? [] : events.filter(({ seal_number }) => seal_number === seal.number);
    if (found.length === 0 && !header.complete) return [];
    counts.seals += 1;
    counts.events += found.length;
    return [sealLine(seal, batch), ...found.map(eventText)];
  });
}

function sealLine(seal: StoredSeal, batch: StoredBatch | undefined): string {
  const events = batch === undefined ? null : entriesOf(batch).map(({ id, digest }): [string, string] => [id, digest]);
  const line: SealLine = { type: 'seal', ...sealOf(seal), events };
  return JSON.stringify(line);
}
