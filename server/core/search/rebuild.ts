import { JsonTextError } from '#contract/json-text';
import type { MaskingRules } from '#core/masking/compiled-rules';
import { maskState } from '#core/masking/mask-state';
import type { Maskable } from '#core/masking/masking';
import { currentSettings } from '#core/settings/settings';
import { inTransaction, type Transaction } from '#data/prisma';
import { lockStaleSessions, storeSearchDocuments } from '#data/search-documents';
import { log } from '#server/log';
import { buildSearchDocument, type SearchDocument } from './document';

const rowsInBatch = 50;

/** Makes the search forms anew of some sessions whose forms these rules make stale. Gives how many; 0: no more. */
export async function rebuildSome(tx: Transaction, rules: MaskingRules, count = rowsInBatch): Promise<number> {
  const stale = await lockStaleSessions(tx, maskState(rules), count);
  if (stale.length === 0) return 0;
  await storeSearchDocuments(
    tx,
    stale.map((session) => ({ agent_id: session.agent_id, id: session.id, ...formsOrNone(session, rules) })),
  );
  return stale.length;
}

/**
 * Makes all stale search forms anew, in batches of their own, until `isOver` says to stop. Each batch goes by the rules
 * as they are then, so a change in the middle is not waited for.
 */
export async function rebuildAll(isOver: () => boolean): Promise<void> {
  for (let rebuilt = 1; rebuilt > 0 && !isOver(); ) {
    const { maskingRules } = await currentSettings();
    rebuilt = await inTransaction((tx) => rebuildSome(tx, maskingRules));
  }
}

/** A session whose stored text is broken is found by nothing; it must not keep the others waiting. */
function formsOrNone(session: Maskable & { agent_id: string; id: string }, rules: MaskingRules): SearchDocument {
  try {
    return buildSearchDocument(session, rules);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    log.error({ agent_id: session.agent_id, session_id: session.id }, 'the metadata of a session is not JSON');
    return {
      masked_text: session.id.toLowerCase(),
      masked_metadata: '{}',
      mask_version: maskState(rules),
      identity_hashes: [],
    };
  }
}
