import type { Actor } from '#core/access/actor';
import { pageStatus } from '#server/pages/page-status';

const demo = { agent_id: 'agt_customer_support', session_id: 'ase_customer_support_001' };
const placeholder = { agent_id: 'agt_AGENT_ID', session_id: 'ase_SESSION_ID' };

/** Returns a session for the command that tries a key: the demo's example if it exists, otherwise placeholder IDs. */
export async function exampleSession(actor: Actor) {
  const exists = (await pageStatus(actor, `/agents/${demo.agent_id}/sessions/${demo.session_id}`)) === 200;
  return { ...(exists ? demo : placeholder), exists };
}
