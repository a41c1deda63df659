import type { Masking } from '#contract/masking';
import { findCards } from './cards';
import { findEmails } from './emails';
import { type FoldedText, foldText } from './folded-text';
import type { Found } from './found';
import { findIpAddresses } from './ip-addresses';
import { findPhones } from './phones';

/** A detected part: its range in the original text, and its folded text. */
export type Detected = Found & { value: string };

/** Raise this when a detector finds more or less than before: results from earlier versions are then stale. */
export const detectorsVersion = 2;

// Text in any script without an @ or a digit has nothing to detect.
const mayHold = /[@%0-9\u0080-\uffff]/;
const uuid = /(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}(?![0-9A-Za-z])/g;

/**
 * Finds e-mail addresses, IP addresses, card numbers and phone numbers in a text, of the kinds in `wanted`, in order
 * and without overlaps. `known` is a sticky pattern for parts to skip. Runs in time linear in the text's length,
 * whatever the text.
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
