import { DeskError } from '#contract/errors';
import {
  createExport,
  deleteExport,
  type Export,
  type ExportFormat,
  exportMediaTypes,
  formulaHeader,
  getExport,
  getExportFile,
} from '#contract/exports';
import { filtersOf, type KeptFilters } from '#contract/session-filters';
import { formatTime } from '#contract/times';
import type { Actor, CallContext } from '#core/access/actor';
import { newId } from '#core/access/ids';
import { operation } from '#core/access/operation';
import { requireAccess } from '#core/access/require-access';
import { recordAudit } from '#core/audit/recording';
import { agentsWithin, buildSessionQuery, searchMilliseconds } from '#core/search/session-query';
import { inTransaction, prisma, withinStatementLimit } from '#data/prisma';
import { countSessions } from '#data/session-counts';
import type { SessionQuery } from '#data/session-search';
import { exportedParts } from './file-parts';

const hoursValid = 24;

type Row = NonNullable<Awaited<ReturnType<typeof findOwn>>>;

/**
 * Creates an export: stores its query, but no result; of an exact personal value only the hash.
 * Throws `forbidden`, `invalid_request`, and `rate_limit_exceeded` for too many exact values.
 */
export const create = operation(createExport, async (actor, input, call) => {
  const { match, ...filters } = input.body.filters ?? {};
  const scope = { agentIds: agentsWithin(actor, filters.agent_id), where: 'exports' };
  const question = await buildSessionQuery(actor, scope, { ...filtersOf(filters), match }, call);
  const now = new Date();
  const row = await inTransaction(async (tx) => {
    const created = await tx.export.create({
      data: {
        id: newId('exp'),
        actor_kind: actor.kind,
        actor_id: actor.id,
        format: input.body.format,
        filters,
        is_match: match !== undefined,
        match_hashes: [...(question.hashes ?? [])],
        created_at: now,
        expires_at: new Date(now.getTime() + hoursValid * 3_600_000),
      },
    });
    const details = { export_id: created.id, format: created.format, filters: Object.keys(input.body.filters ?? {}) };
    await recordAudit(tx, { action: 'export.create', outcome: 'ok', actor, details, call });
    return created;
  });
  return toExport(row, await countOrNull(question));
});

/**
 * Returns one of the actor's own exports. Throws `forbidden`, and `not_found`, also for another actor's or an expired
 * one.
 */
export const get = operation(getExport, async (actor, input, call) => {
  const row = await requireOwn(actor, input.params.export_id);
  return toExport(row, await countOrNull(await questionFor(actor, row, call)));
});

/** Deletes one of the actor's own exports. Throws as `get` does. */
const remove = operation(deleteExport, async (actor, input, call) => {
  const { id } = await requireOwn(actor, input.params.export_id);
  await inTransaction(async (tx) => {
    await tx.export.deleteMany({ where: { id } });
    await recordAudit(tx, { action: 'export.delete', outcome: 'ok', actor, details: { export_id: id }, call });
  });
  return null;
});

export { remove as delete };

/**
 * Returns the file of one of the actor's own exports, generated while it is being sent: the sessions as they are now,
 * masked for the actor. Each batch is recorded before it is sent. Throws as `get` does.
 */
export const getFile = operation(getExportFile, async (actor, input, call) => {
  const row = await requireOwn(actor, input.params.export_id);
  const format = row.format as ExportFormat;
  const question = await questionFor(actor, row, call);
  const headers: Record<string, string> = format === 'csv' ? { [formulaHeader]: "'" } : {};
  return {
    mediaType: exportMediaTypes[format],
    name: `sessions-${row.created_at.toISOString().slice(0, 10)}.${format}`,
    headers,
    parts: exportedParts(actor, { id: row.id, format, question }, call),
  };
});

function findOwn(actor: Actor, id: string) {
  return prisma().export.findFirst({
    where: { id, actor_kind: actor.kind, actor_id: actor.id, expires_at: { gt: new Date() } },
  });
}

async function requireOwn(actor: Actor, id: string): Promise<Row> {
  const row = await findOwn(actor, id);
  if (row === null) throw new DeskError('not_found', 'You have no such export, or it has expired.');
  return row;
}

/**
 * The export's query, limited to what the actor can reach now. Throws `forbidden` if they may no longer match values.
 */
async function questionFor(actor: Actor, row: Row, call: CallContext): Promise<SessionQuery> {
  const filters = row.filters as KeptFilters;
  if (row.is_match) requireAccess(actor, 'personal_data:read');
  const scope = { agentIds: agentsWithin(actor, filters.agent_id), where: 'exports' };
  const question = await buildSessionQuery(actor, scope, filtersOf(filters), call);
  return row.is_match ? { ...question, hashes: row.match_hashes } : question;
}

function countOrNull(question: SessionQuery): Promise<number | null> {
  return withinStatementLimit(searchMilliseconds, (tx) => countSessions(tx, question));
}

function toExport(row: Row, count: number | null): Export {
  return {
    id: row.id,
    format: row.format as ExportFormat,
    filters: row.filters as KeptFilters,
    matches_exact_value: row.is_match,
    session_count: count,
    created_at: formatTime(row.created_at),
    expires_at: formatTime(row.expires_at),
  };
}
