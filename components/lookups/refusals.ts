import { maxPastedBytes, maxPastedItems, pastedItems } from '#contract/pasted-text/lines';
import { recognise } from '#contract/pasted-text/pasted-text';
import { mayHoldRequestId } from '#contract/pasted-text/request-ids';
import { idPartsBefore } from './id-part-words';

const kept = 'Nothing was sent, and your text is still here. Paste only the part with the IDs.';

export const refusals = {
  empty: 'Paste something first.',
  nothing: 'No agent ID (agt_…), session ID (ase_…) or request ID found. Nothing was sent.',
  tooLarge: `The text is larger than 64 KiB. ${kept}`,
  tooMany: `The text has more than ${maxPastedItems} lines or JSON list entries. ${kept}`,
} as const;

/** Whether a text exceeds the limit of a look-up. Such a text is not processed any further: it may be of any size. */
export function isTooLarge(text: string): boolean {
  // A character takes at least a byte, so most large texts need not be encoded.
  return text.length > maxPastedBytes || new TextEncoder().encode(text).length > maxPastedBytes;
}

/**
 * Takes a text without credentials. Returns why it is not looked up, or null. With several lines, each gets an outcome,
 * whatever it holds; a single line must hold something to look up.
 */
export function refusalOf(text: string): string | null {
  if (text.trim() === '') return refusals.empty;
  if (isTooLarge(text)) return refusals.tooLarge;
  const items = pastedItems(text);
  if (items.length > maxPastedItems) return refusals.tooMany;
  const mayNameSomething =
    items.length > 1 || items.some((item) => idPartsBefore(recognise(item.text)).length > 0 || mayHoldRequestId(item));
  return mayNameSomething ? null : refusals.nothing;
}
