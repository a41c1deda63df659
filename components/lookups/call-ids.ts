import type { Outcome } from '#contract/lookups';
import type { PastedItem } from '#contract/pasted-text/lines';
import { requestIdsIn } from '#contract/pasted-text/request-ids';

/**
 * Takes an outcome and its item. Returns the request ID whose call can be opened: the one that led to the result or, if
 * nothing was found, the one in the item that this desk created. Null if there is none.
 */
export function callIdIn(outcome: Outcome, item: PastedItem | undefined): string | null {
  if (outcome.request_id !== null || outcome.outcome !== 'nothing_recognised' || item === undefined) {
    return outcome.request_id;
  }
  return requestIdsIn(item).find((id) => id.startsWith('req_')) ?? null;
}
