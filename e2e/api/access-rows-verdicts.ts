import { queryDesk } from '../fixtures/api';
import { addSession, addVerdict } from '../fixtures/records';

const sessionParams = async () => {
  const session = await addSession(queryDesk);
  await addVerdict(queryDesk, session);
  return { agent_id: session.agentId, session_id: session.sessionId };
};

/** The rows of the access matrix about verdicts. */
export const verdictRows = {
  'verdicts.create': {
    call: async () => ({ params: await sessionParams(), body: { verdict: 'needs_work', comment: 'No greeting' } }),
  },
  'verdicts.list': {
    call: async () => ({ params: await sessionParams() }),
  },
};
