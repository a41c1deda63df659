import { Prisma } from './generated/client';

/** The condition for a query to the audit log. */
export type AuditCondition = {
  /** events of these agents only; null: all events, including those without an agent */
  agentIds: readonly string[] | null;
  actorId?: string | undefined;
  actorKind?: string | undefined;
  action?: string | undefined;
  outcome?: string | undefined;
  agentId?: string | undefined;
  requestId?: string | undefined;
  /** at this time or later */
  after?: Date | undefined;
  before?: Date | undefined;
  /** about one of these sessions, or of a list or export that held one; undefined: any */
  sessions?: readonly { agentId: string; sessionId: string }[] | undefined;
};

/** The condition in SQL, on audit_events as `e`. */
export function conditionSql(condition: AuditCondition): Prisma.Sql {
  const { agentIds, actorId, actorKind, action, outcome, agentId, requestId, after, before, sessions } = condition;
  const parts = [
    agentIds === null ? null : Prisma.sql`e.agent_id = ANY(${[...agentIds]}::text[])`,
    actorId === undefined ? null : Prisma.sql`e.actor_id = ${actorId}`,
    actorKind === undefined ? null : Prisma.sql`e.actor_kind = ${actorKind}`,
    action === undefined ? null : Prisma.sql`e.action = ${action}`,
    outcome === undefined ? null : Prisma.sql`e.outcome = ${outcome}`,
    agentId === undefined ? null : Prisma.sql`e.agent_id = ${agentId}`,
    requestId === undefined ? null : Prisma.sql`e.request_id = ${requestId}`,
    after === undefined ? null : Prisma.sql`e.at >= ${after}`,
    before === undefined ? null : Prisma.sql`e.at < ${before}`,
    sessions === undefined ? null : ofSessions(sessions),
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`TRUE` : Prisma.join(parts, ' AND ');
}

/**
 * The details of lists and exports name the sessions they held as `agent/session`. The ids are collected into one array
 * first: how many events a search in the details finds cannot be estimated, and with too high an estimate the planner
 * would read the whole table.
 */
function ofSessions(sessions: readonly { agentId: string; sessionId: string }[]): Prisma.Sql {
  const agentIds = sessions.map(({ agentId }) => agentId);
  const sessionIds = sessions.map(({ sessionId }) => sessionId);
  const wanted = Prisma.sql`unnest(${agentIds}::text[], ${sessionIds}::text[]) AS w (agent_id, session_id)`;
  return Prisma.sql`e.id = ANY(ARRAY(
    SELECT own.id FROM ${wanted} JOIN audit_events own ON own.agent_id = w.agent_id AND own.session_id = w.session_id
    UNION
    SELECT holding.id FROM ${wanted} JOIN audit_events holding
      ON holding.details @> jsonb_build_object('sessions', jsonb_build_array(w.agent_id || '/' || w.session_id))))`;
}
