import { mostPastedBytes, mostPastedItems, pastedItems } from '#contract/pasted-lines';
import { mayHoldRequestId } from '#contract/pasted-request-ids';
import { recognise } from '#contract/pasted-text';
import { halvesBefore } from './half-words';

const kept = 'Nothing was sent, and your text is still here. Paste only the part with the IDs.';

export const refusals = {
  empty: 'Paste something first.',
  nothing: 'No agent ID (agt_…), session ID (ase_…) or request ID found. Nothing was sent.',
  tooLarge: `The text is larger than 64 KiB. ${kept}`,
  tooMany: `The text has more than ${mostPastedItems} lines or JSON list entries. ${kept}`,
} as const;

/** Whether a text is more than a look-up takes. Nothing else is to be made of such a text: it may be of any size. */
export function isTooLarge(text: string): boolean {
  // A character takes a byte at least, so most large texts need not be encoded.
  return text.length > mostPastedBytes || new TextEncoder().encode(text).length > mostPastedBytes;
}

/**
 * Takes a text without credentials; says why it is not looked up, or gives null. Of several lines each gets its
 * outcome, whatever it holds; a single one must hold something that can be asked for.
 */
export function refusalOf(text: string): string | null {
  if (text.trim() === '') return refusals.empty;
  if (isTooLarge(text)) return refusals.tooLarge;
  const items = pastedItems(text);
  if (items.length > mostPastedItems) return refusals.tooMany;
  const mayNameSomething =
    items.length > 1 || items.some((item) => halvesBefore(recognise(item.text)).length > 0 || mayHoldRequestId(item));
  return mayNameSomething ? null : refusals.nothing;
}
