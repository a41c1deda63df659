import cardValidator from 'card-validator';
import type { Found } from './found';

const groupsOfDigits = /[0-9]+(?:[ -][0-9]+)*/g;
// 0.4539148803436467: digits after a decimal point are a fraction.
const integerPart = /(?:^|[^0-9.])[0-9]{1,3}\.$/;
const shortest = 13;
const longest = 19;

/**
 * Finds card numbers in folded text: 13 to 19 digits, alone or in groups separated by one space or hyphen, that pass
 * the Luhn check and lie in the range of a known card brand. A group is never split, so part of a longer number is not
 * a card.
 */
export function findCards(text: string): Found[] {
  const found: Found[] = [];
  for (const run of text.matchAll(groupsOfDigits)) {
    if (run[0].length < shortest) continue;
    const isFraction =
      found.at(-1)?.end !== run.index - 1 && integerPart.test(text.slice(Math.max(0, run.index - 5), run.index));
    findInRun(run[0], run.index, isFraction ? 1 : 0, found);
  }
  return found;
}

function findInRun(run: string, offset: number, firstGroup: number, found: Found[]): void {
  const groups = Array.from(run.matchAll(/[0-9]+/g), (group) => ({ digits: group[0], start: group.index }));
  for (let first = firstGroup; first < groups.length; first += 1) {
    const last = lastGroupOfCard(groups, first);
    const group = groups[last];
    if (!group) continue;
    const end = offset + group.start + group.digits.length;
    found.push({ start: offset + (groups[first]?.start ?? 0), end, label: 'card' });
    first = last;
  }
}

/** The index of the last group of the longest card number that starts at group `first`, or -1. */
function lastGroupOfCard(groups: readonly { digits: string }[], first: number): number {
  let digits = '';
  let last = -1;
  for (let group = first; group < groups.length; group += 1) {
    const next = groups[group]?.digits ?? '';
    if (digits.length + next.length > longest) break;
    digits += next;
    if (isCardNumber(digits)) last = group;
  }
  return last;
}

/** Whether the digits are a card number. */
export function isCardNumber(digits: string): boolean {
  if (digits.length < shortest || digits.length > longest || digits.startsWith('0') || !passesLuhn(digits))
    return false;
  // Early cards of one brand had 13 digits; the package knows only today's lengths.
  if (digits.length === 13 && digits.startsWith('4')) return true;
  return cardLengths(digits.slice(0, decidingDigits)).includes(digits.length);
}

// The first digits determine the brand, so one answer from the package serves all numbers with the same prefix.
const decidingDigits = 8;
const maxRemembered = 10_000;
const lengthsByPrefix = new Map<string, readonly number[]>();

function cardLengths(prefix: string): readonly number[] {
  const remembered = lengthsByPrefix.get(prefix);
  if (remembered) return remembered;
  const lengths = cardValidator.number(prefix).card?.lengths ?? [];
  if (lengthsByPrefix.size >= maxRemembered) lengthsByPrefix.clear();
  lengthsByPrefix.set(prefix, lengths);
  return lengths;
}

/** The digits of a JSON number if it is an integer of a card's length, however it is written (4.1e15). */
export function wholeNumberDigits(token: string): string | undefined {
  const [, whole = '', fraction = '', exponentText = '0'] =
    /^-?([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(token) ?? [];
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > 400) return undefined;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point < shortest || /[^0]/.test(digits.slice(point))) return undefined;
  const number = digits.slice(0, point).padEnd(point, '0').replace(/^0+/, '');
  return number.length >= shortest && number.length <= longest ? number : undefined;
}

// Checked before the package is called, because text full of digits calls it often.
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = digits.charCodeAt(digits.length - 1 - index) - 48;
    sum += index % 2 === 0 ? value : value > 4 ? value * 2 - 9 : value * 2;
  }
  return sum % 10 === 0;
}
