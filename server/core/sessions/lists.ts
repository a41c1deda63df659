import type { EndpointInput } from '#contract/endpoint';
import { DeskError } from '#contract/errors';
import type { SessionFilters } from '#contract/session-filters';
import { listAllSessions, listSessions } from '#contract/session-lists';
import type { Session } from '#contract/sessions';
import type { Actor, CallContext } from '#core/access/actor';
import { operation } from '#core/access/operation';
import { agentExists } from '#core/agents/agents';
import { recordRead } from '#core/audit/recording';
import { decodeCursor, paginate } from '#core/platform/cursors';
import { buildSessionQuery, isIncomplete, type Scope, searchMilliseconds, tooSlow } from '#core/search/session-query';
import { type Transaction, withStatementLimit } from '#data/prisma';
import { findSessions, type SessionOrder, type SessionPosition, type SessionQuery } from '#data/session-search';
import type { StoredSession } from '#data/sessions';
import { sessionBody, visibilityByAgent } from './presenter';

type Query = EndpointInput<typeof listAllSessions>['query'];
type Answer = { sessions: Session[]; metadata: { page_key?: string; incomplete?: true } };

/**
 * Lists or searches the sessions of an agent, one page at a time, masked for the actor.
 * Throws `forbidden`, `agent_not_found`, `invalid_request`, and `rate_limit_exceeded` for too many exact values.
 */
export const list = operation(listSessions, async (actor, input, call) => {
  const agentId = input.params.agent_id;
  const page = await pageOf(actor, { agentIds: [agentId], where: 'sessions' }, input.query, call);
  // Only checked when nothing was found: a session proves that its agent exists.
  if (page.sessions.length === 0 && !(await agentExists(agentId))) {
    throw new DeskError('agent_not_found', `No agent ${agentId}.`);
  }
  return page;
});

/** Lists or searches the sessions of all agents the actor can reach. Throws as `list` does. */
export const listAll = operation(listAllSessions, async (actor, input, call) => {
  return pageOf(actor, { agentIds: actor.agentIds, where: 'sessions' }, input.query, call);
});

async function pageOf(actor: Actor, scope: Scope, query: Query, call: CallContext): Promise<Answer> {
  const { limit, page_key, include, order_by = 'created_at', direction = 'desc', ...filters } = query;
  const page = { list: 'sessions', actor, of: { ...filters, order_by, direction, agents: scope.agentIds } };
  const after = placeOf(decodeCursor(page, page_key));
  const question = await buildSessionQuery(actor, scope, filters, call);
  const order: SessionOrder = { by: order_by, direction };
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const find = (tx: Transaction | null) => findSessions(tx, question, order, after, limit + 1);
  const { rows, incomplete } = isFiltered
    ? await search(question, filters, find)
    : { rows: await find(null), incomplete: false };
  const visibilityOf = await visibilityByAgent(actor);
  const { shown, metadata } = paginate(page, rows, limit, (row) => positionOf(row, order));
  const sessions = shown.map((row) => sessionBody(row, visibilityOf(row.agent_id), include));
  await recordList(actor, sessions, Object.keys(filters), call);
  return { sessions, metadata: { ...metadata, ...(incomplete ? { incomplete } : {}) } };
}

/** Runs the search with a limit of two seconds. Throws `invalid_request` when it takes longer. */
async function search<Row>(
  question: SessionQuery,
  filters: SessionFilters,
  find: (tx: Transaction) => Promise<Row[]>,
): Promise<{ rows: Row[]; incomplete: boolean }> {
  try {
    return await withStatementLimit(searchMilliseconds, async (tx) => {
      // Checked before the search: documents rebuilt in between are then found, and nothing is missed silently.
      const incomplete = await isIncomplete(tx, question);
      return { rows: await find(tx), incomplete };
    });
  } catch (error) {
    throw tooSlow(error, filters);
  }
}

function placeOf(position: string[] | null): SessionPosition | null {
  if (position === null) return null;
  const [at = '', agentId = '', id = ''] = position;
  return { at: new Date(at), agentId, id };
}

function positionOf(row: StoredSession, order: SessionOrder): string[] {
  return [row[order.by].toISOString(), row.agent_id, row.id];
}

/** Records one event that names the sessions in the answer and which filters were used, but not their values. */
async function recordList(
  actor: Actor,
  sessions: readonly Session[],
  filters: string[],
  call: CallContext,
): Promise<void> {
  await recordRead({
    action: 'session.list',
    outcome: 'ok',
    actor,
    details: { list: 'sessions', filters, sessions: sessions.map(({ agent_id, id }) => `${agent_id}/${id}`) },
    call,
  });
}
