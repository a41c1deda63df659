import type { AuditFilters } from '#contract/audit-events';
import { wrongField } from '#contract/errors';
import type { Actor, CallContext } from '#core/access/actor';
import { maskState } from '#core/masking/mask-state';
import { hashesToMatch } from '#core/search/match-limit';
import { searchMilliseconds, tooSlow } from '#core/search/session-query';
import { currentSettings } from '#core/settings/settings';
import type { AuditCondition } from '#data/audit-conditions';
import { findSessionsHolding } from '#data/audit-events';
import { type Transaction, withStatementLimit } from '#data/prisma';
import { hasStaleSessions } from '#data/search-documents';

/** A value held by more sessions than this identifies nobody. */
const maxSessionsPerValue = 200;

/** A query to the audit log; `incomplete`: some sessions that may hold the value cannot be searched yet. */
export type AuditQuery = { condition: AuditCondition; incomplete: boolean };

/**
 * Builds the query from the filters, limited to the actor's agents. An exact value is looked up by its hash; such
 * searches are limited and recorded. Throws `invalid_request`, `rate_limit_exceeded`.
 */
export async function buildAuditQuery(actor: Actor, filters: AuditFilters, call: CallContext): Promise<AuditQuery> {
  const { agent_id, session_id, match } = filters;
  if (session_id !== undefined && agent_id === undefined) {
    throw wrongField('session_id', 'needs agent_id: one session id can exist under several agents');
  }
  const condition: AuditCondition = {
    agentIds: actor.agentIds,
    actorId: filters.actor_id,
    actorKind: filters.actor_kind,
    action: filters.action,
    outcome: filters.outcome,
    requestId: filters.request_id,
    after: filters.after,
    before: filters.before,
  };
  const named =
    session_id === undefined || agent_id === undefined ? undefined : [{ agentId: agent_id, sessionId: session_id }];
  if (match === undefined) {
    // The event of a list or export that held the session has no agent itself.
    return { condition: { ...condition, agentId: named ? undefined : agent_id, sessions: named }, incomplete: false };
  }
  const hashes = await hashesToMatch(actor, match, 'audit_events', call);
  const maskVersion = maskState((await currentSettings()).maskingRules);
  const held = await within(filters, (tx) => sessionsHolding(tx, actor, agent_id, { hashes, maskVersion }));
  const sessions =
    session_id === undefined ? held.sessions : held.sessions.filter((each) => each.sessionId === session_id);
  return { condition: { ...condition, sessions }, incomplete: held.incomplete };
}

async function sessionsHolding(
  tx: Transaction,
  actor: Actor,
  agentId: string | undefined,
  { hashes, maskVersion }: { hashes: readonly string[]; maskVersion: string },
) {
  const own = actor.agentIds;
  const agentIds = agentId === undefined ? own : own === null || own.includes(agentId) ? [agentId] : [];
  const incomplete = await hasStaleSessions(tx, maskVersion, agentIds);
  const sessions = await findSessionsHolding(tx, hashes, maskVersion, agentIds, maxSessionsPerValue + 1);
  if (sessions.length > maxSessionsPerValue) {
    throw wrongField('match', `is held by more than ${maxSessionsPerValue} sessions; narrow it by agent_id`);
  }
  return { sessions, incomplete };
}

/**
 * Runs a search with a limit of two seconds. Throws `invalid_request` with the advice to narrow it when it takes
 * longer.
 */
export async function within<T>(filters: AuditFilters, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await withStatementLimit(searchMilliseconds, work);
  } catch (error) {
    throw tooSlow(error, filters, 'actor, by agent');
  }
}

/** The names of the filters that are set. */
export function usedFilters(filters: AuditFilters): string[] {
  return Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
}
