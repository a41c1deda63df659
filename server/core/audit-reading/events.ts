import {
  type AuditEvent,
  listAuditEvents,
  listSessionAuditEvents,
  type SessionAuditEvent,
  verifyAuditEvents,
} from '#contract/audit-events';
import { can } from '#contract/permissions';
import { formatTime } from '#contract/times';
import { operation } from '#core/access/operation';
import { recordRead } from '#core/audit/recording';
import { publicKeys } from '#core/audit/sealing';
import { verifyStored } from '#core/audit/verification';
import { decodeCursor, paginate } from '#core/platform/cursors';
import { requireSession } from '#core/sessions/rows';
import { type AuditEventRow, type FullAuditEventRow, findAuditEvents, findEventsOfSession } from '#data/audit-events';
import { buildAuditQuery, usedFilters, within } from './audit-query';

// Limits for one call; the command line checks the rest.
const verification = { seals: 1_000, batches: 10, milliseconds: 1_500, head: null, publicKeys: [] };

/**
 * Lists or searches the audit log, newest first, one page at a time; the reading itself is recorded. An actor with a
 * list of agents gets the events of these agents. Throws `forbidden`, `invalid_request`, and `rate_limit_exceeded` for
 * too many exact values.
 */
export const list = operation(listAuditEvents, async (actor, input, call) => {
  const { limit, page_key, ...filters } = input.query;
  const page = { list: 'audit_log', actor, of: { ...filters, agents: actor.agentIds } };
  const position = decodeCursor(page, page_key);
  const after = position === null ? null : { at: new Date(position[0] ?? 0), id: BigInt(position[1] ?? '0') };
  const { condition, incomplete } = await buildAuditQuery(actor, filters, call);
  const rows = await within(filters, (tx) => findAuditEvents(tx, condition, after, limit + 1));
  const { shown, metadata } = paginate(page, rows, limit, ({ at, id }) => [at.toISOString(), String(id)]);
  const details = { filters: usedFilters(filters), count: shown.length };
  await recordRead({ action: 'audit_event.list', outcome: 'ok', actor, details, call });
  return { audit_events: shown.map(toFullEvent), metadata: { ...metadata, ...(incomplete ? { incomplete } : {}) } };
});

/** Checks the newest part of the audit log against its seals, and says how much it checked. Throws `forbidden`. */
export const verify = operation(verifyAuditEvents, async () => {
  const { head, problems, ...report } = await verifyStored(verification);
  return {
    ...report,
    head: head === null ? null : { ...head, at: formatTime(head.at) },
    problems: problems.map(({ line: _line, ...problem }) => problem),
    public_key: publicKeys()[0] ?? '',
  };
});

/**
 * Lists who did or saw what with a session, newest first. If the id was used before, only events since this session was
 * created are listed. Throws `forbidden`, `agent_not_found`, `session_not_found`, `invalid_request`.
 */
export const listOfSession = operation(listSessionAuditEvents, async (actor, input) => {
  const { agent_id, session_id } = input.params;
  const { created_at } = await requireSession(input.params);
  const { limit, page_key } = input.query;
  const page = { list: 'audit_events', actor, of: input.params };
  const position = decodeCursor(page, page_key);
  const after = position === null ? null : BigInt(position[0] ?? '0');
  const rows = await findEventsOfSession(agent_id, session_id, created_at, after, limit + 1);
  const isTrusted = can(actor, 'personal_data:read', agent_id) || can(actor, 'audit:read', agent_id);
  const { shown, metadata } = paginate(page, rows, limit, ({ id }) => [String(id)]);
  return { audit_events: shown.map((row) => toEvent(row, isTrusted)), metadata };
});

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

function toFullEvent(row: FullAuditEventRow): AuditEvent {
  return {
    id: String(row.id),
    at: formatTime(row.at),
    by: { kind: row.actor_kind as AuditEvent['by']['kind'], id: row.actor_id, name: row.actor_label },
    action: row.action,
    outcome: row.outcome as AuditEvent['outcome'],
    agent_id: row.agent_id,
    session_id: row.session_id,
    reason: row.reason,
    details: row.details as AuditEvent['details'],
    request_id: row.request_id,
    address: row.address,
    user_agent: row.user_agent,
  };
}
