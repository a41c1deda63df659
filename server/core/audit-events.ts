import type { listSessionAuditEvents, SessionAuditEvent } from '#contract/audit-events';
import type { EndpointInput } from '#contract/endpoint';
import { can } from '#contract/permissions';
import { formatTime } from '#contract/times';
import { type AuditEventRow, findEventsOfSession } from '#data/audit-events';
import { requireAccess } from './access';
import type { Actor } from './actor';
import { cutPage, positionIn } from './page-keys';
import { requireSession } from './session-rows';

/**
 * Lists who did or saw what with a session, newest first. Of a session whose id was used before it tells only what
 * happened since it was created. Throws `forbidden`, `agent_not_found`, `session_not_found`, `invalid_request`.
 */
export async function listOfSession(
  actor: Actor,
  input: EndpointInput<typeof listSessionAuditEvents>,
): Promise<{ audit_events: SessionAuditEvent[]; metadata: { page_key?: string } }> {
  const { agent_id, session_id } = input.params;
  requireAccess(actor, 'sessions:read', agent_id);
  const { created_at } = await requireSession(input.params);
  const { limit, page_key } = input.query;
  const page = { list: 'audit_events', actor, of: input.params };
  const position = positionIn(page, page_key);
  const after = position === null ? null : BigInt(position[0] ?? '0');
  const rows = await findEventsOfSession(agent_id, session_id, created_at, after, limit + 1);
  const isTrusted = can(actor, 'personal_data:read', agent_id) || can(actor, 'audit:read', agent_id);
  const { shown, metadata } = cutPage(page, rows, limit, ({ id }) => [String(id)]);
  return { audit_events: shown.map((row) => toEvent(row, isTrusted)), metadata };
}

function toEvent(row: AuditEventRow, isTrusted: boolean): SessionAuditEvent {
  const event: SessionAuditEvent = {
    id: String(row.id),
    at: formatTime(row.at),
    by: { kind: row.actor_kind as SessionAuditEvent['by']['kind'], name: row.actor_label },
    action: row.action,
    outcome: row.outcome as SessionAuditEvent['outcome'],
  };
  if (!isTrusted) return event;
  return {
    ...event,
    reason: row.reason,
    key_id: row.actor_kind === 'api_key' ? row.actor_id : null,
    request_id: row.request_id,
    address: row.address,
    user_agent: row.user_agent,
  };
}
