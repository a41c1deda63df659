import { type AuditCondition, conditionSql } from './audit-conditions';
import type { StoredAuditEvent } from './audit-seals';
import { prisma, type Transaction } from './prisma';

export type AuditEventRow = {
  id: bigint;
  at: Date;
  action: string;
  outcome: string;
  actor_kind: string;
  actor_id: string | null;
  actor_label: string;
  request_id: string | null;
  address: string | null;
  user_agent: string | null;
  /** of a reveal or an unmasked share link, while it is stored */
  reason: string | null;
};

/**
 * Returns the events of one session since a time, newest first, after an id (null: from the newest): those about the
 * session itself, and those of lists and exports that held it.
 */
export async function findEventsOfSession(
  agentId: string,
  sessionId: string,
  since: Date,
  after: bigint | null,
  count: number,
): Promise<AuditEventRow[]> {
  const held = JSON.stringify({ sessions: [`${agentId}/${sessionId}`] });
  const below = after ?? 9_223_372_036_854_775_807n;
  return prisma().$queryRaw<AuditEventRow[]>`
    WITH own AS (
      SELECT id FROM audit_events WHERE agent_id = ${agentId} AND session_id = ${sessionId} AND id < ${below}
      ORDER BY id DESC LIMIT ${count}
    ), holding AS MATERIALIZED (SELECT id FROM audit_events WHERE details @> ${held}::jsonb AND id < ${below})
    SELECT e.id, e.at, e.action, e.outcome, e.actor_kind, e.actor_id, e.actor_label, e.request_id, e.address,
           e.user_agent, COALESCE(r.reason, l.reason) AS reason
    FROM (SELECT id FROM own UNION SELECT id FROM holding) found
    JOIN audit_events e ON e.id = found.id
    LEFT JOIN reveals r ON e.action = 'reveal.create' AND r.agent_id = ${agentId} AND r.session_id = ${sessionId}
      AND r.id = e.details->>'reveal_id'
    LEFT JOIN share_links l ON e.action = 'share_link.create' AND l.agent_id = ${agentId} AND l.session_id = ${sessionId}
      AND l.id = e.details->>'link_id'
    WHERE e.at >= ${since} ORDER BY e.id DESC LIMIT ${count}`;
}

/** The position of an event in the order of the audit log. */
export type EventPosition = { at: Date; id: bigint };

export type FullAuditEventRow = StoredAuditEvent & Pick<AuditEventRow, 'reason'>;

/** Returns the events that match a condition, newest first, after a position (null: from the newest). */
export async function findAuditEvents(
  tx: Transaction,
  condition: AuditCondition,
  after: EventPosition | null,
  count: number,
): Promise<FullAuditEventRow[]> {
  const place = after ?? { at: new Date('9999-12-31T00:00:00Z'), id: 0n };
  return tx.$queryRaw<FullAuditEventRow[]>`
    SELECT e.*, COALESCE(r.reason, l.reason) AS reason
    FROM (SELECT e.id, e.at, e.action, e.outcome, e.actor_kind, e.actor_id, e.actor_label, e.agent_id, e.session_id,
                 e.details, e.request_id, e.address, e.user_agent
          FROM audit_events e WHERE ${conditionSql(condition)} AND (e.at, e.id) < (${place.at}, ${place.id})
          ORDER BY e.at DESC, e.id DESC LIMIT ${count}) e
    LEFT JOIN reveals r ON r.agent_id = e.agent_id AND r.session_id = e.session_id AND r.id = e.details->>'reveal_id'
    LEFT JOIN share_links l ON e.action = 'share_link.create' AND l.agent_id = e.agent_id AND l.session_id = e.session_id
      AND l.id = e.details->>'link_id'
    ORDER BY e.at DESC, e.id DESC`;
}

/** Returns sessions of the agents (null: all) that hold one of the keyed hashes, at most `count`. */
export async function findSessionsHolding(
  tx: Transaction,
  hashes: readonly string[],
  maskVersion: string,
  agentIds: readonly string[] | null,
  count: number,
): Promise<{ agentId: string; sessionId: string }[]> {
  return tx.$queryRaw<{ agentId: string; sessionId: string }[]>`
    SELECT agent_id AS "agentId", id AS "sessionId" FROM sessions
    WHERE identity_hashes && ${[...hashes]}::text[] AND mask_version = ${maskVersion}
      AND (${agentIds === null} OR agent_id = ANY(${[...(agentIds ?? [])]}::text[]))
    LIMIT ${count}`;
}
