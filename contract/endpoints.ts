import { createAgent, deleteAgent, getAgent, listAgents, updateAgent } from './agents';
import type { Endpoint } from './endpoint';
import { createLookup } from './lookups';
import { getMe, listRecentSessions } from './people';
import { createReveal, listReveals } from './reveals';
import { listRevisions } from './revisions';
import { listAllSessions, listSessions } from './session-lists';
import { createSession, deleteSession, getSession, updateSession } from './sessions';

/** Every endpoint of the API, for whoever must know them all. */
export const endpoints: readonly Endpoint[] = [
  listAgents,
  createAgent,
  getAgent,
  updateAgent,
  deleteAgent,
  listSessions,
  listAllSessions,
  createSession,
  getSession,
  updateSession,
  deleteSession,
  listRevisions,
  createReveal,
  listReveals,
  getMe,
  listRecentSessions,
  createLookup,
];
