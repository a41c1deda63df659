import { queryDesk } from '../fixtures/api';
import { addAgent, addAuditEvent, addCall, addSession, uniqueId } from '../fixtures/records';
import type { AccessRow } from './access-row';

const ofAgent = async () => {
  const [agentId, requestId] = [await addAgent(queryDesk), uniqueId('req')];
  await addAuditEvent(queryDesk, { agentId, requestId });
  return { query: { request_id: requestId }, finds: agentId };
};

/** The rows of the audit log and of calls. */
export const auditRows: Record<string, AccessRow> = {
  'audit_events.list': { call: ofAgent },
  'audit_events.export': { call: ofAgent },
  'audit_events.verify': { call: () => ({}), belongsTo: 'desk' },
  'calls.listOfSession': {
    call: async () => {
      const { agentId, sessionId } = await addSession(queryDesk);
      return { params: { agent_id: agentId, session_id: sessionId } };
    },
  },
  'calls.listOfRequest': {
    call: async (maker) => {
      const request_id = await addCall(queryDesk, maker);
      return { params: { request_id }, finds: request_id };
    },
    belongsTo: 'maker',
    openTo: 'audit:read',
  },
};
