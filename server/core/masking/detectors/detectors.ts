import type { Masking } from '#contract/masking';
import { findCards } from './cards';
import { findEmails } from './emails';
import { type FoldedText, foldText } from './folded-text';
import type { Found } from './found';
import { findIpAddresses } from './ip-addresses';
import { findPhones } from './phones';

/** What a detector found: the range in the original text, and the part as it was read (folded). */
export type Detected = Found & { value: string };

/** Raise it when a detector finds more or less than before: what was answered under the old ones is then stale. */
export const detectorsVersion = 2;

// Text with neither an @ nor a digit holds none of them, in whatever script.
const mayHold = /[@%0-9\u0080-\uffff]/;
const uuid = /(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}(?![0-9A-Za-z])/g;

/**
 * Finds e-mail addresses, IP addresses, card numbers and phone numbers in a text, as far as they are asked for, in order
 * and without overlap. `known` is a sticky pattern of parts that are not looked into. Takes time in proportion to the
 * text's length, whatever the text.
 */
export function detect(original: string, known: RegExp, wanted: Masking['detectors']): Detected[] {
  if (!mayHold.test(original)) return [];
  let folded = foldText(original, known);
  const found: Detected[] = [];
  const keep = (parts: Found[]) => {
    for (const part of parts) {
      found.push({
        ...folded.original(part.start, part.end),
        label: part.label,
        value: folded.text.slice(part.start, part.end),
      });
    }
    folded = folded.without(parts);
  };
  if (wanted.email) keep(findEmails(folded.text));
  folded = withoutUuids(folded);
  if (wanted.ip_address) keep(findIpAddresses(folded.text));
  if (wanted.card) keep(findCards(folded.text));
  if (wanted.phone) keep(findPhones(folded.text));
  return found.sort((one, other) => one.start - other.start);
}

function withoutUuids(folded: FoldedText): FoldedText {
  return folded.without(
    Array.from(folded.text.matchAll(uuid), (match) => ({ start: match.index, end: match.index + match[0].length })),
  );
}
