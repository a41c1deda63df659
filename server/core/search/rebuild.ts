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

/**
 * Rebuilds the search documents of at most `count` sessions that are stale under these rules. Returns how many were
 * rebuilt; 0: none left.
 */
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
 * Rebuilds all stale search documents, each batch in its own transaction, until `isOver` returns true. Each batch uses
 * the rules that are current then, so a change takes effect in the middle of a run.
 */
export async function rebuildAll(isOver: () => boolean): Promise<void> {
  for (let rebuilt = 1; rebuilt > 0 && !isOver(); ) {
    const { maskingRules } = await currentSettings();
    rebuilt = await inTransaction((tx) => rebuildSome(tx, maskingRules));
  }
}

/** A session with broken stored text can be found by its id only; it must not hold up the others. */
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
