import { type Call, listCallsOfRequest, listSessionCalls } from '#contract/calls';
import { DeskError } from '#contract/errors';
import { agentIdSchema, sessionIdSchema } from '#contract/ids';
import { can } from '#contract/permissions';
import { formatTime } from '#contract/times';
import type { Actor } from '#core/access/actor';
import { operation } from '#core/access/operation';
import { BatchWriter } from '#core/platform/batch-writer';
import { decodeCursor, paginate } from '#core/platform/cursors';
import { requireSession } from '#core/sessions/rows';
import { type CallRow, insertCalls } from '#data/calls';
import { onePerProcess } from '#data/one-per-process';
import { prisma, type Transaction } from '#data/prisma';

/** What the record keeps of a call under /v2: no body, no query text and no headers. */
export type AnsweredCall = {
  requestId: string;
  startedAt: Date;
  /** null: nobody's credential was accepted */
  actor: Actor | null;
  method: string;
  /** the pattern of the path, with {parameters} */
  route: string;
  /** as they came; only what has an id's form is kept */
  agentId: unknown;
  sessionId: unknown;
  status: number;
  /** the error's code, or null */
  code: string | null;
  durationMilliseconds: number;
};

/** The first status that is an error. */
const firstFailure = 400;

/** A page that shows calls first writes those that the API has just answered. */
const calls = onePerProcess('calls', () => new BatchWriter<CallRow>('calls', insertCalls));

/** Records a call in a batch, at most 250 ms later. Gives a promise only when the caller must wait. */
export function recordCall(call: AnsweredCall): Promise<void> | undefined {
  return calls.add({
    request_id: call.requestId,
    at: call.startedAt,
    actor_kind: call.actor?.kind ?? 'nobody',
    actor_id: call.actor?.id || null,
    actor_label: call.actor?.label ?? 'nobody',
    method: call.method,
    route: call.route,
    agent_id: agentIdSchema.safeParse(call.agentId).data ?? null,
    session_id: sessionIdSchema.safeParse(call.sessionId).data ?? null,
    status: call.status,
    code: call.code,
    duration_ms: Math.round(call.durationMilliseconds),
  });
}

/** Writes the calls that wait for their batch. */
export function flushCalls(): Promise<void> {
  return calls.flush();
}

type CallsWanted = NonNullable<NonNullable<Parameters<Transaction['call']['findMany']>[0]>['where']>;

/** Gives calls, newest first, that come after an id (undefined: from the newest), those of this moment included. */
export async function listCallsOf(of: CallsWanted, after: string | undefined, count: number): Promise<Call[]> {
  await flushCalls();
  const rows = await prisma().call.findMany({
    where: { ...of, ...(after === undefined ? {} : { id: { lt: BigInt(after) } }) },
    orderBy: { id: 'desc' },
    take: count,
  });
  return rows.map((row) => ({
    id: String(row.id),
    request_id: row.request_id,
    at: formatTime(row.at),
    by: { kind: row.actor_kind as Call['by']['kind'], id: row.actor_id, name: row.actor_label },
    method: row.method,
    route: row.route,
    agent_id: row.agent_id,
    session_id: row.session_id,
    status: row.status,
    code: row.code,
    duration_ms: row.duration_ms,
  }));
}

/** Which calls the query parameter `failed` means; without it all. */
export function outcomeOf(failed: 'true' | 'false' | undefined): CallsWanted {
  if (failed === undefined) return {};
  return { status: failed === 'true' ? { gte: firstFailure } : { lt: firstFailure } };
}

/**
 * Lists the calls of a request id, newest first: with `audit:read` those on the actor's agents, and always its own.
 * Throws `not_found` where there is none of these, `invalid_request` for a wrong page_key.
 */
export const listOfRequest = operation(listCallsOfRequest, async (actor, input) => {
  const { request_id } = input.params;
  const { limit, page_key } = input.query;
  const page = { list: 'calls', actor, of: { request_id } };
  const [after] = decodeCursor(page, page_key) ?? [];
  const found = await listCallsOf({ request_id, ...visibleTo(actor) }, after, limit + 1);
  if (found.length === 0) throw new DeskError('not_found', 'There is no call with this request id that you may see.');
  const { shown, metadata } = paginate(page, found, limit, ({ id }) => [id]);
  return { calls: shown, metadata };
});

/**
 * Lists the calls on a session, newest first, since it was created: all of them to whoever is told the details of its
 * record, otherwise the actor's own. Throws `forbidden`, `agent_not_found`, `session_not_found`, `invalid_request`.
 */
export const listOfSession = operation(listSessionCalls, async (actor, input) => {
  const { agent_id, session_id } = input.params;
  const { created_at } = await requireSession(input.params);
  const { limit, page_key, actor_kind, failed } = input.query;
  const page = { list: 'session_calls', actor, of: { agent_id, session_id, actor_kind, failed } };
  const [after] = decodeCursor(page, page_key) ?? [];
  const isTrusted = can(actor, 'personal_data:read', agent_id) || can(actor, 'audit:read', agent_id);
  const wanted: CallsWanted[] = [
    { agent_id, session_id, at: { gte: created_at } },
    isTrusted ? {} : ownOf(actor),
    actor_kind === undefined ? {} : { actor_kind },
    outcomeOf(failed),
  ];
  const { shown, metadata } = paginate(page, await listCallsOf({ AND: wanted }, after, limit + 1), limit, ({ id }) => [
    id,
  ]);
  return { calls: shown, metadata };
});

function ownOf(actor: Actor): CallsWanted {
  return { actor_kind: actor.kind, actor_id: actor.id };
}

function visibleTo(actor: Actor): CallsWanted {
  const own = ownOf(actor);
  if (!can(actor, 'audit:read')) return own;
  return actor.agentIds === null ? {} : { OR: [own, { agent_id: { in: [...actor.agentIds] } }] };
}
