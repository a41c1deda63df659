import { maxPastedBytes, maxPastedItems, pastedItems } from '#contract/pasted-text/lines';
import { recognise } from '#contract/pasted-text/pasted-text';
import { mayHoldRequestId } from '#contract/pasted-text/request-ids';
import { halvesBefore } from './id-part-words';

const kept = 'Nothing was sent, and your text is kept. Paste only the part with the IDs.';

export const refusals = {
  empty: 'Paste something first.',
  nothing:
    'Nothing in this text is the ID of an agent or a session. They begin with agt_ and ase_. It holds no request ID either. Nothing was sent.',
  tooLarge: `The text is larger than 64 KiB. ${kept}`,
  tooMany: `The text has more than ${maxPastedItems} lines, or entries of a JSON list. ${kept}`,
} as const;

/** Whether a text is more than a look-up takes. Nothing else is to be made of such a text: it may be of any size. */
export function isTooLarge(text: string): boolean {
  // A character takes a byte at least, so most large texts need not be encoded.
  return text.length > maxPastedBytes || new TextEncoder().encode(text).length > maxPastedBytes;
}

/**
 * Takes a text without credentials; says why it is not looked up, or gives null. Of several lines each gets its
 * outcome, whatever it holds; a single one must hold something that can be asked for.
 */
export function refusalOf(text: string): string | null {
  if (text.trim() === '') return refusals.empty;
  if (isTooLarge(text)) return refusals.tooLarge;
  const items = pastedItems(text);
  if (items.length > maxPastedItems) return refusals.tooMany;
  const mayNameSomething =
    items.length > 1 || items.some((item) => halvesBefore(recognise(item.text)).length > 0 || mayHoldRequestId(item));
  return mayNameSomething ? null : refusals.nothing;
}
