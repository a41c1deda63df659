import { JsonTextError } from '#contract/json-text';
import { inTransaction, type Transaction } from '#data/prisma';
import { lockStaleSessions, storeSearchForms } from '#data/search-forms';
import { log } from '#server/log';
import type { Maskable } from './masking';
import { type SearchForms, searchForms } from './search-forms';
import { maskState } from './session-bodies';

const rowsInBatch = 50;

/** Makes the search forms anew of some sessions that have stale ones. Gives how many; 0: there are no more. */
export async function rebuildSome(tx: Transaction, count = rowsInBatch): Promise<number> {
  const stale = await lockStaleSessions(tx, maskState(), count);
  if (stale.length === 0) return 0;
  await storeSearchForms(
    tx,
    stale.map((session) => ({ agent_id: session.agent_id, id: session.id, ...formsOrNone(session) })),
  );
  return stale.length;
}

/** Makes all stale search forms anew, in batches of their own, until `isOver` says to stop. */
export async function rebuildAll(isOver: () => boolean): Promise<void> {
  while (!isOver() && (await inTransaction((tx) => rebuildSome(tx))) > 0);
}

/** A session whose stored text is broken is found by nothing; it must not keep the others waiting. */
function formsOrNone(session: Maskable & { agent_id: string; id: string }): SearchForms {
  try {
    return searchForms(session);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    log.error({ agent_id: session.agent_id, session_id: session.id }, 'the metadata of a session is not JSON');
    return {
      masked_text: session.id.toLowerCase(),
      masked_metadata: '{}',
      mask_version: maskState(),
      identity_hashes: [],
    };
  }
}
