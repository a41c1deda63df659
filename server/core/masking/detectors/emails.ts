import type { Found } from './found';

// Left out although allowed in addresses: = / ? { | }. They come before an address far more often than they are part of
// it (`email=a@example.com`), and including them would change the placeholder of the same address.
const localCharacter = /[\p{L}\p{N}\p{M}._%+'’&~!#$*^`-]/u;
const domainCharacter = /[\p{L}\p{N}\p{M}.-]/u;
const leadingMarks = /^[.'’*!#&~^$%`+-]+/;
const endingDots = /[.-]+$/;
const topLevel = /^\p{L}[\p{L}\p{N}\p{M}-]+$/u;
const addressLiteral = /\[[0-9A-Fa-f:.]{2,45}\]/y;
const quotedLongest = 66;
// icon@2x.png is the name of an image.
const imageScale = /^[1-9]x\.(?:png|jpe?g|gif|webp|svg|avif)$/i;
// Scripts without spaces between words: an ASCII address ends where they begin.
const spaceless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const asciiLetter = /[0-9A-Za-z]/;

/**
 * Finds e-mail addresses in folded text. From each @ it scans outwards to the neighbouring @ at most, so each character
 * is read at most twice, however many there are.
 */
export function findEmails(text: string): Found[] {
  const found: Found[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const end = domainEnd(text, at + 1);
    if (end === -1) continue;
    const start = localStart(text, at, from);
    if (start === at) continue;
    found.push({ start, end, label: 'email' });
    from = end;
    at = end - 1;
  }
  return found;
}

function localStart(text: string, at: number, from: number): number {
  if (text[at - 1] === '"') return quotedStart(text, at, from);
  let start = at;
  while (start > from) {
    const character = characterBefore(text, start);
    if (!localCharacter.test(character)) break;
    if (start < at && spaceless.test(character) && asciiLetter.test(text[start] as string)) break;
    start -= character.length;
  }
  const marks = leadingMarks.exec(text.slice(start, Math.min(at, start + quotedLongest)))?.[0].length ?? 0;
  return Math.min(at, start + marks);
}

function quotedStart(text: string, at: number, from: number): number {
  const opening = text.lastIndexOf('"', at - 2);
  return opening >= from && at - opening <= quotedLongest && !/[\n\uffff]/.test(text.slice(opening, at)) ? opening : at;
}

function domainEnd(text: string, start: number): number {
  addressLiteral.lastIndex = start;
  const literal = addressLiteral.exec(text)?.[0];
  if (literal) return start + literal.length;
  let end = start;
  while (end < text.length) {
    const character = String.fromCodePoint(text.codePointAt(end) as number);
    if (!domainCharacter.test(character)) break;
    if (end > start && spaceless.test(character) && asciiLetter.test(text[end - 1] as string)) break;
    end += character.length;
  }
  return trimDomain(text, start, end);
}

/** Drops endings that no domain has (`example.com.`, `example.com.12`); returns -1 when no domain is left. */
function trimDomain(text: string, start: number, end: number): number {
  const labels = text.slice(start, end).replace(endingDots, '').split('.');
  const isTop = (label: string) => topLevel.test(label) && !label.endsWith('-');
  while (labels.length > 1 && !isTop(labels.at(-1) as string)) labels.pop();
  const domain = labels.join('.');
  return labels.length < 2 || labels[0] === '' || imageScale.test(domain) ? -1 : start + domain.length;
}

function characterBefore(text: string, at: number): string {
  const unit = text[at - 1] as string;
  return unit >= '\udc00' && unit <= '\udfff' && at > 1 ? text.slice(at - 2, at) : unit;
}
