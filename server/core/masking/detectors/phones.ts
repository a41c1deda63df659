import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { barrier } from './folded-text';
import type { Found } from './found';

type Group = { digits: string; start: number; end: number };

const fewestDigits = 7;
const maxDigits = 15;
const maxGroups = 8;

// Dates (with a time), other dates, IPv4 addresses. Linear: every repetition here has a bound.
const notPhones = new RegExp(
  [
    '(?<![0-9])(?:19|20)[0-9]{2}([-/.])[01]?[0-9]\\1[0-3]?[0-9](?![0-9])' +
      '(?:[T ][0-9]{2}:[0-9:.]{2,13}(?:Z| ?[+-][0-9:]{4,5}(?![0-9]))?)?',
    '(?<![0-9])[0-3]?[0-9]([-/.])[0-3]?[0-9]\\2(?:19|20)[0-9]{2}(?![0-9]|[-/.][0-9])',
    '(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9]|\\.[0-9])',
  ].join('|'),
  'g',
);
const runStart = /\+ ?\(?[0-9]|\([0-9]|[0-9]/g;
const digitGroup = /[0-9]+/y;
const separator = / ?\)? ?[-./]? ?\(?/y;
const gluedBefore = /[0-9A-Za-z_]$|[0-9A-Za-z][-_]$|[0-9][./+]$/;
// Whether a long fraction is one must not depend on what else was found: see the card numbers.
const fraction = /^\.[0-9]{13}/;
const gluedAfter = /^[-.][0-9]/;

// [digits of each group, what the first digits are]; in the last ones the area code is in parentheses.
const shapes: readonly { lengths: readonly number[]; begins: RegExp; parentheses?: true }[] = [
  { lengths: [3, 3, 4], begins: /^[2-9]/ },
  { lengths: [1, 3, 3, 4], begins: /^1[2-9]/ },
  { lengths: [3, 4, 4], begins: /^1[3-9]/ },
  ...[2, 3, 4].flatMap((area) =>
    [[3, 4], [4, 4], [5, 4], [7], [8]].map((rest) => ({
      lengths: [area, ...rest],
      begins: /^[1-9]/,
      parentheses: true as const,
    })),
  ),
];

/**
 * Finds phone numbers in folded text: international ones (+ or 00) of a length that their country has, and national
 * ones in a recognisable format: North American ((415) 555-0123), with a leading 0 and separators (030 901820), with
 * the area code in parentheses, Chinese mobile numbers (138 0013 8000). Plain digits are not a phone number.
 */
export function findPhones(text: string): Found[] {
  const readable = text.replace(notPhones, (match) => barrier.repeat(match.length));
  const found: Found[] = [];
  runStart.lastIndex = 0;
  for (let match = runStart.exec(readable); match; match = runStart.exec(readable)) {
    const start = match.index;
    const groups = readGroups(readable, start + match[0].length - 1);
    // A number may directly follow one already found, so that one is no longer text before it.
    const before = readable.slice(Math.max(0, start - 2, found.at(-1)?.end ?? 0), start);
    const last = lastGroupOfPhone(readable, before, match[0], groups);
    // No phone number starts here: continue after the first group, so that every later group is tried as a start.
    const end = (last ?? (groups[0] as Group)).end;
    if (last) found.push({ start, end, label: 'phone' });
    runStart.lastIndex = end;
  }
  return found;
}

function readGroups(text: string, start: number): Group[] {
  const groups: Group[] = [];
  let at = start;
  let count = 0;
  while (groups.length < maxGroups && count <= maxDigits + 3) {
    const digits = matchAt(digitGroup, text, at);
    if (digits === '') break;
    count += digits.length;
    groups.push({ digits, start: at, end: at + digits.length });
    const between = matchAt(separator, text, at + digits.length);
    if (between === '') break;
    at += digits.length + between.length;
  }
  return groups;
}

function lastGroupOfPhone(text: string, before: string, opening: string, groups: Group[]): Group | undefined {
  if (opening.startsWith('+') && !/[0-9]$/.test(before)) {
    const last = international(text, groups, 0);
    if (last) return last;
  }
  if (gluedBefore.test(before)) return undefined;
  if (/^00[1-9]/.test(groups[0]?.digits ?? '')) return international(text, groups, 2);
  return shaped(text, opening, groups) ?? withTrunkZero(text, groups);
}

/** The longest valid number wins; after a +, the longest possible one will do (made-up numbers are rarely valid). */
function international(text: string, groups: Group[], prefix: 0 | 2): Group | undefined {
  let possible: Group | undefined;
  for (let count = groups.length; count > 0; count -= 1) {
    const digits = joined(groups, count).slice(prefix);
    if (digits.length < fewestDigits) break;
    const last = groups[count - 1] as Group;
    if (digits.length > maxDigits + 1 || fraction.test(text.slice(last.end, last.end + 14))) continue;
    const number = parsePhoneNumberFromString(`+${digits}`);
    if (number?.isValid()) return last;
    if (prefix === 0 && number?.isPossible()) possible ??= last;
  }
  return possible;
}

function shaped(text: string, opening: string, groups: Group[]): Group | undefined {
  const closed = opening.includes('(') && /^ ?\)/.test(text.slice(groups[0]?.end, (groups[0]?.end ?? 0) + 2));
  const shape = shapes.find(
    ({ lengths, begins, parentheses }) =>
      (!parentheses || closed) &&
      lengths.every((length, index) => groups[index]?.digits.length === length) &&
      begins.test(joined(groups, lengths.length)),
  );
  return shape && unlessGlued(text, groups[shape.lengths.length - 1]);
}

function withTrunkZero(text: string, groups: Group[]): Group | undefined {
  const first = groups[0]?.digits ?? '';
  if (!/^0[1-9]/.test(first) || first.length > 6) return undefined;
  for (let count = groups.length; count > 1; count -= 1) {
    const length = joined(groups, count).length;
    if (length >= 9 && length <= 12 && groups.slice(0, count).every((group) => group.digits.length > 1)) {
      const last = unlessGlued(text, groups[count - 1]);
      if (last) return last;
    }
  }
  return undefined;
}

function unlessGlued(text: string, last: Group | undefined): Group | undefined {
  return last && !gluedAfter.test(text.slice(last.end, last.end + 2)) ? last : undefined;
}

function joined(groups: Group[], count: number): string {
  let digits = '';
  for (let index = 0; index < count; index += 1) digits += groups[index]?.digits ?? '';
  return digits;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
