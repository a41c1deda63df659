import { queryDesk } from '../fixtures/api';
import { addSession, addShareLink } from '../fixtures/records';
import type { AccessRow } from './access-row';

const sharedSession = async () => {
  const session = await addSession(queryDesk);
  const params = { agent_id: session.agentId, session_id: session.sessionId };
  return { params, link: await addShareLink(queryDesk, session) };
};
const sessionParams = async () => ({ params: (await sharedSession()).params });

/** The rows of share links, and of opening them. */
export const shareLinkRows: Record<string, AccessRow> = {
  'share_links.list': {
    call: async () => {
      const { params, link } = await sharedSession();
      return { params, finds: link };
    },
  },
  'share_links.listAll': {
    call: async () => {
      const { params, link } = await sharedSession();
      return { query: { agent_id: params.agent_id }, finds: link };
    },
  },
  'share_links.create': {
    call: async () => ({ ...(await sessionParams()), body: { most_opens: 5 } }),
  },
  'share_links.preview': {
    call: async () => ({ ...(await sessionParams()), body: { fields: ['id', 'metadata'] } }),
  },
  'share_links.delete': {
    call: async () => ({ params: { link_id: (await sharedSession()).link } }),
  },
  'share_links.listOpens': {
    call: async () => ({ params: { link_id: (await sharedSession()).link } }),
  },
  'shared_session.open': {
    call: () => ({ body: { passphrase: 'not needed here' } }),
    belongsTo: 'desk',
  },
  'shared_session.get': {
    call: () => ({}),
    belongsTo: 'desk',
  },
};
