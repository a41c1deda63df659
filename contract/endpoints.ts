import type { Endpoint } from './endpoint';
import { createLookup } from './lookups';
import { getMe, listRecentSessions } from './people';
import { createReveal, listReveals } from './reveals';
import { getSession } from './sessions';

/** Every endpoint of the API, for whoever must know them all. */
export const endpoints: readonly Endpoint[] = [
  getSession,
  createReveal,
  listReveals,
  getMe,
  listRecentSessions,
  createLookup,
];
