import { queryDesk } from '../fixtures/api';
import { addSession, addVerdict } from '../fixtures/records';

const sessionParams = async () => {
  const session = await addSession(queryDesk);
  await addVerdict(queryDesk, session);
  return { agent_id: session.agentId, session_id: session.sessionId };
};

/** The rows of verdicts and of their counts. */
export const verdictRows = {
  'verdicts.create': {
    call: async () => ({ params: await sessionParams(), body: { verdict: 'needs_work', comment: 'No greeting' } }),
  },
  'sessions.countParts': {
    call: async () => ({ params: await sessionParams() }),
  },
  'verdicts.list': {
    call: async () => ({ params: await sessionParams() }),
  },
};
