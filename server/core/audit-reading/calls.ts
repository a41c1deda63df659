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

/** What is recorded of a call under /v2: no body, no query string and no headers. */
export type AnsweredCall = {
  requestId: string;
  startedAt: Date;
  /** null: no credential was accepted */
  actor: Actor | null;
  method: string;
  /** the path pattern, with {parameters} */
  route: string;
  /** as received; stored only if it has the format of an id */
  agentId: unknown;
  sessionId: unknown;
  status: number;
  /** the error's code, or null */
  code: string | null;
  durationMilliseconds: number;
};

/** The lowest status that is an error. */
const firstFailure = 400;

/** Shared in the process, so that a page that shows calls can first write the ones the API has just answered. */
const calls = onePerProcess('calls', () => new BatchWriter<CallRow>('calls', insertCalls));

/** Records a call in a batch, at most 250 ms later. Returns a promise only when the caller must wait. */
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

/** Writes the calls that are waiting for their batch. */
export function flushCalls(): Promise<void> {
  return calls.flush();
}

type CallsWanted = NonNullable<NonNullable<Parameters<Transaction['call']['findMany']>[0]>['where']>;

/**
 * Returns up to `count` matching calls, newest first, after the one with id `after` (undefined: from the newest),
 * including those of this moment.
 */
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

/** The condition for the query parameter `failed`; without it, all calls. */
export function outcomeOf(failed: 'true' | 'false' | undefined): CallsWanted {
  if (failed === undefined) return {};
  return { status: failed === 'true' ? { gte: firstFailure } : { lt: firstFailure } };
}

/**
 * Lists the calls with a request id, newest first: the actor's own, and with `audit:read` also those on the actor's
 * agents. Throws `not_found` if there are none, and `invalid_request` for a wrong page_key.
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
 * Lists the calls on a session since it was created, newest first: all of them for an actor with `personal_data:read`
 * or `audit:read`, otherwise the actor's own. Throws `forbidden`, `agent_not_found`, `session_not_found`,
 * `invalid_request`.
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
