import type { Outcome } from '#contract/lookups';
import type { PastedItem } from '#contract/pasted-text/lines';
import { requestIdsIn } from '#contract/pasted-text/request-ids';

/**
 * Takes an outcome and the item that it is of; gives the request id whose call may be opened: the one by which something
 * was found or, where nothing was, the one that the desk made and that stands in the item. Null where there is none.
 */
export function callIdIn(outcome: Outcome, item: PastedItem | undefined): string | null {
  if (outcome.request_id !== null || outcome.outcome !== 'nothing_recognised' || item === undefined) {
    return outcome.request_id;
  }
  return requestIdsIn(item).find((id) => id.startsWith('req_')) ?? null;
}
