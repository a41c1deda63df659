/**
 * The calls whose responses are the examples of the OpenAPI document, each under the name of its endpoint's record.
 * They run in this order against one desk with the demo data. A new endpoint needs a line here, then `npm run openapi
 * -- --examples`.
 */
import type { ErrorCode } from '#contract/errors';
import { type Answers, type Caller, type ExampleCall, firstOf, from } from './call';
import { personCalls } from './calls-people';
import { shareLinkCalls } from './calls-share-links';

const agent = { agent_id: 'agt_customer_support' };
const session = { ...agent, session_id: 'ase_customer_support_001' };
const created: ExampleCall['params'] = (answers) => ({ ...agent, session_id: from(answers, 'sessions.create') });
const exported: ExampleCall['params'] = (answers) => ({ export_id: from(answers, 'exports.create') });
const view: ExampleCall['params'] = (answers) => ({ view_id: from(answers, 'views.create') });

const revealed: ExampleCall['params'] = (answers) => ({ ...session, reveal_id: from(answers, 'reveals.create') });

const apiKey: ExampleCall['params'] = (answers) => ({ key_id: from(answers, 'api_keys.create') });

const settingChange: ExampleCall['params'] = (answers) => {
  const { details = {} } = firstOf(answers, 'audit_events.list', 'audit_events');
  return { change_id: from({ details: details as Answers[string] }, 'details', 'change_id') };
};

const requestId = 'order-88121-check';
/** A call with a request id chosen by the caller, which later examples look up. */
const ownRequestId: ExampleCall = { params: session, headers: { 'x-request-id': requestId } };

const newSession = `{
  "description": "The parcel of order 88121 arrived damaged",
  "metadata": {
    "order_id": "88121",
    "customer_email": "nora.vale@example.org",
    "channel": "web_chat",
    "priority": "high",
    "items": [{ "sku": "LAMP-02", "amount": 1 }],
    "interaction_count": 1
  }
}`;

export const calls: Readonly<Record<string, ExampleCall>> = {
  'agents.list': { query: { limit: '2' } },
  'agents.create': {
    body: '{ "id": "agt_returns", "name": "Returns", "description": "Takes back what does not fit." }',
  },
  'agents.get': { params: agent },
  'agents.update': { params: { agent_id: 'agt_returns' }, body: '{ "enabled": false }' },
  'agents.delete': { params: { agent_id: 'agt_returns' } },
  'sessions.create': { params: agent, headers: { 'idempotency-key': 'order-88121' }, body: newSession },
  'sessions.get': { params: session },
  'sessions.list': {
    params: agent,
    query: { limit: '1', metadata_filter: "priority = 'high' AND interaction_count >= 5" },
  },
  'sessions.listAll': { query: { limit: '1', q: 'damaged' } },
  'session_counts.get': { query: { agent_id: 'agt_refunds', bucket: 'month', created_before: '2024-10-01T00:00:00Z' } },
  'exports.create': {
    body: '{ "format": "jsonl", "filters": { "agent_id": "agt_customer_support", "created_before": "2024-02-01T00:00:00Z" } }',
  },
  'exports.get': { params: exported },
  'exports.getFile': { params: exported },
  'exports.delete': { params: exported },
  'views.create': {
    as: 'person',
    body: '{ "name": "Urgent refunds", "filters": { "agent_id": "agt_refunds", "metadata_filter": "priority = \'urgent\'" } }',
  },
  'views.list': { as: 'person' },
  'views.update': { as: 'person', params: view, body: '{ "name": "Urgent refunds, all agents" }' },
  'views.delete': { as: 'person', params: view },
  'sessions.update': {
    as: 'person',
    params: created,
    query: { include: 'last_change' },
    body: '{ "description": "The parcel of order 88121 arrived damaged; money sent back", "enabled": false }',
  },
  'sessions.delete': { params: created },
  'sessions.countParts': { params: session },
  'revisions.list': { params: session, query: { limit: '2' } },
  'audit_events.listOfSession': { as: 'reader', params: session, query: { limit: '2' } },
  'reveals.create': { as: 'person', params: session, body: '{ "reason": "Ticket 4711: which address was used" }' },
  'reveals.list': { as: 'person', params: session },
  'reveals.delete': { as: 'person', params: revealed },
  'api_keys.create': {
    body: '{ "name": "CRM sync", "permissions": ["sessions:read"], "agent_ids": ["agt_customer_support"], "expires_at": "2030-01-01T00:00:00Z" }',
  },
  'api_keys.list': { query: { limit: '1' } },
  'api_keys.get': { params: apiKey },
  'api_keys.update': { params: apiKey, body: '{ "enabled": false }' },
  'api_keys.rotate': {
    params: apiKey,
    body: '{ "overlap_seconds": 3600 }',
    after: { 'api_keys.update': { params: apiKey, body: '{ "enabled": true }' } },
  },
  'api_keys.listCalls': { params: apiKey },
  'api_keys.delete': { params: apiKey },
  'verdicts.create': {
    as: 'person',
    params: session,
    body: '{ "verdict": "needs_work", "comment": "The refund was promised to mara.lind@example.org and never sent" }',
  },
  'verdicts.list': { as: 'reader', params: session },
  ...personCalls,
  ...shareLinkCalls,
  'first_steps.list': { as: 'person' },
  'recent_sessions.list': { as: 'person', after: { 'sessions.get': { as: 'person', params: session } } },
  'lookups.create': { body: '{ "text": "agt_customer_support, session ase_custmer_support_001" }' },
  'suggestions.list': { query: { beginning: 'ase_customer_support_00', agent_id: 'agt_customer_support' } },
  'settings.createPreview': {
    as: 'admin',
    body: `{
  "agent_id": "agt_customer_support",
  "session_id": "ase_customer_support_001",
  "masking": {
    "built_in_keys": true,
    "rules": [{ "path": "assigned_rep", "label": "name" }],
    "exceptions": ["customer_email"],
    "detectors": { "email": true, "phone": true, "card": true, "ip_address": true }
  }
}`,
  },
  'settings.update': { as: 'admin', body: '{ "time_zone": "Europe/Berlin", "share_links": { "usual_days": 3 } }' },
  'settings.get': { as: 'admin' },
  'settings.getChange': {
    after: { 'audit_events.list': { query: { limit: '1', action: 'settings.update' } } },
    params: settingChange,
  },
  'settings.createRetentionPreview': { as: 'admin', body: '{ "audit_retention_days": 365 }' },
  'audit_events.list': { query: { limit: '1', action: 'reveal.create' } },
  'audit_events.export': {
    query: { request_id: requestId },
    // The first export seals everything before it, so that the seal in the example has few events.
    after: { 'audit_events.export': { query: { before: '2024-01-01T00:00:00Z' } }, 'sessions.get': ownRequestId },
  },
  'audit_events.verify': {},
  'calls.listOfRequest': { params: { request_id: requestId } },
  'calls.listOfSession': { params: session, query: { limit: '1', actor_kind: 'api_key' } },
  'openapi.get': { as: 'nobody', only: ['openapi', 'servers'] },
  // The person's last call: it ends their sign-in.
  'sign_ins.delete': {
    as: 'person',
    params: (answers) => ({ sign_in_id: from({ first: firstOf(answers, 'sign_ins.list', 'sign_ins') }, 'first') }),
  },
};

export type Refusal = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT';
  path: string;
  as?: Caller;
  headers?: Record<string, string>;
  body?: string;
  /** how often the call is sent; the last response is used */
  times?: number;
  /** a statement that runs on the database before the call, over its own connection */
  sql?: string;
};

const agents = '/v2/agents';
const sessions = `${agents}/agt_customer_support/sessions`;

/** One call per error. The one that uses up a limit comes last. */
export const refusals: Readonly<Record<ErrorCode, Refusal>> = {
  invalid_request: { path: `${sessions}/customer_support_001?limit=10` },
  unauthorized: { path: `${sessions}/ase_customer_support_001`, as: 'nobody' },
  forbidden: { method: 'PATCH', path: `${agents}/agt_customer_support`, as: 'reader', body: '{ "enabled": false }' },
  agent_not_found: { path: `${agents}/agt_nobody/sessions/ase_customer_support_001` },
  session_not_found: { path: `${sessions}/ase_customer_support_999` },
  not_found: { path: '/v2/agent' },
  method_not_allowed: { method: 'PUT', path: agents },
  conflict: { method: 'POST', path: agents, body: '{ "id": "agt_refunds", "name": "Refunds" }' },
  precondition_failed: {
    method: 'PATCH',
    path: `${sessions}/ase_customer_support_001`,
    headers: { 'if-match': '"an-earlier-revision"' },
    body: '{ "enabled": false }',
  },
  payload_too_large: { method: 'POST', path: sessions, body: `{ "description": "${'x'.repeat(1024 * 1024)}" }` },
  unsupported_media_type: {
    method: 'POST',
    path: sessions,
    headers: { 'content-type': 'text/plain' },
    body: '{ "enabled": false }',
  },
  headers_too_large: { path: agents, headers: { 'x-note': 'x'.repeat(40_000) } },
  internal_error: {
    path: `${sessions}/ase_customer_support_002`,
    as: 'reader',
    sql: `UPDATE sessions SET metadata = 'no JSON' WHERE id = 'ase_customer_support_002'`,
  },
  unavailable: { path: agents, sql: 'BEGIN; LOCK TABLE agents IN ACCESS EXCLUSIVE MODE' },
  rate_limit_exceeded: { path: '/v2/openapi.json', as: 'nobody', times: 121 },
};
