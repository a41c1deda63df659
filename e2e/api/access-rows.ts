import { maxViews } from '#contract/views';
import { queryDesk } from '../fixtures/api';
import { addAgent, addExport, addLook, addReveal, addSession, addView, uniqueId } from '../fixtures/records';
import type { AccessRow } from './access-row';
import { apiKeyRows } from './access-rows-api-keys';
import { auditRows } from './access-rows-audit';
import { personRows } from './access-rows-people';
import { settingsRows } from './access-rows-settings';
import { shareLinkRows } from './access-rows-share-links';
import { verdictRows } from './access-rows-verdicts';

const agentParams = async () => ({ agent_id: await addAgent(queryDesk) });
const sessionParams = async () => {
  const { agentId, sessionId } = await addSession(queryDesk);
  return { agent_id: agentId, session_id: sessionId };
};

/** One row for each endpoint of the contract, by the endpoint's name. */
export const accessRows: Record<string, AccessRow> = {
  'agents.list': {
    call: async () => ({ query: { limit: '100' }, finds: await addAgent(queryDesk) }),
  },
  'agents.create': {
    call: () => ({ body: { id: uniqueId('agt'), name: 'An agent' } }),
    refusesLists: true,
    conflict: async () => ({ body: { id: await addAgent(queryDesk), name: 'An agent' } }),
  },
  'agents.get': {
    call: async () => ({ params: await agentParams() }),
  },
  'agents.update': {
    call: async () => ({ params: await agentParams(), body: { name: 'Another name' } }),
    conflict: async () => {
      const params = await agentParams();
      await queryDesk('UPDATE agents SET deleting_since = now() WHERE id = $1', [params.agent_id]);
      return { params, body: { name: 'Another name' } };
    },
  },
  'agents.delete': {
    call: async () => ({ params: await agentParams() }),
    conflict: async () => ({ params: { agent_id: (await addSession(queryDesk)).agentId } }),
  },
  'sessions.create': {
    call: async () => ({ params: await agentParams(), body: { id: uniqueId('ase'), metadata: { channel: 'email' } } }),
    conflict: async () => {
      const { agent_id, session_id } = await sessionParams();
      return { params: { agent_id }, body: { id: session_id, metadata: { channel: 'email' } } };
    },
  },
  'sessions.get': {
    call: async () => ({ params: await sessionParams() }),
  },
  'sessions.update': {
    call: async () => ({ params: await sessionParams(), body: { enabled: false } }),
  },
  'sessions.delete': {
    call: async () => ({ params: await sessionParams() }),
  },
  'sessions.list': {
    call: async () => {
      const { agentId, sessionId } = await addSession(queryDesk);
      return { params: { agent_id: agentId }, finds: sessionId };
    },
  },
  'sessions.listAll': {
    call: async () => {
      const createdAt = new Date().toISOString();
      const { sessionId } = await addSession(queryDesk, { createdAt });
      return { query: { created_after: createdAt, limit: '100', direction: 'asc' }, finds: sessionId };
    },
  },
  'session_counts.get': {
    call: async () => {
      const { agentId } = await addSession(queryDesk, { createdAt: '2024-01-15T10:30:00Z' });
      return { query: { agent_id: agentId, bucket: 'day' }, finds: '2024-01-15T00:00:00Z' };
    },
  },
  'exports.create': {
    call: () => ({ body: { format: 'csv', filters: { agent_id: 'agt_nowhere' } } }),
    belongsTo: 'desk',
  },
  'exports.get': {
    call: async (maker) => ({ params: { export_id: await addExport(queryDesk, maker) } }),
    belongsTo: 'maker',
  },
  'exports.delete': {
    call: async (maker) => ({ params: { export_id: await addExport(queryDesk, maker) } }),
    belongsTo: 'maker',
  },
  'exports.getFile': {
    call: async (maker) => ({ params: { export_id: await addExport(queryDesk, maker) } }),
    belongsTo: 'maker',
  },
  'views.list': {
    call: async (maker) => ({ finds: await addView(queryDesk, maker.id) }),
    belongsTo: 'maker',
  },
  'views.create': {
    call: () => ({ body: { name: 'A view', filters: { q: 'refund' } } }),
    belongsTo: 'desk',
    conflict: async (maker) => {
      for (let n = 0; n < maxViews; n += 1) await addView(queryDesk, maker.id);
      return { body: { name: 'One too many', filters: {} } };
    },
  },
  'views.update': {
    call: async (maker) => ({
      params: { view_id: await addView(queryDesk, maker.id) },
      body: { name: 'Another name' },
    }),
    belongsTo: 'maker',
  },
  'views.delete': {
    call: async (maker) => ({ params: { view_id: await addView(queryDesk, maker.id) } }),
    belongsTo: 'maker',
  },
  'audit_events.listOfSession': {
    call: async () => ({ params: await sessionParams() }),
  },
  ...apiKeyRows,
  ...settingsRows,
  ...shareLinkRows,
  ...auditRows,
  'openapi.get': {
    call: () => ({}),
    belongsTo: 'desk',
  },
  'revisions.list': {
    call: async () => ({ params: await sessionParams() }),
  },
  'reveals.create': {
    call: async () => ({ params: await sessionParams(), body: { reason: 'because' } }),
  },
  'reveals.list': {
    call: async () => ({ params: await sessionParams() }),
  },
  'reveals.delete': {
    call: async ({ id }) => {
      const session = await addSession(queryDesk);
      const params = { agent_id: session.agentId, session_id: session.sessionId };
      return { params: { ...params, reveal_id: await addReveal(queryDesk, session, id) } };
    },
  },
  ...verdictRows,
  ...personRows,
  'first_steps.list': {
    call: () => ({}),
    belongsTo: 'desk',
  },
  'recent_sessions.list': {
    call: async ({ id }) => ({ finds: (await addLook(queryDesk, id)).sessionId }),
  },
  'lookups.create': {
    call: async () => {
      const { agentId, sessionId } = await addSession(queryDesk);
      return { body: { text: sessionId }, finds: agentId };
    },
  },
  'suggestions.list': {
    call: async () => {
      const { agentId, sessionId } = await addSession(queryDesk);
      return { query: { beginning: sessionId }, finds: agentId };
    },
  },
};

/** Returns the row of an endpoint. Throws if there is none. */
export function rowOf({ name }: { name: string }): AccessRow {
  const row = accessRows[name];
  if (row === undefined) throw new Error(`Add a row for ${name} to e2e/api/access-rows.ts.`);
  return row;
}
