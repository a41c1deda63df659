import { withoutInvisible } from './pasted-text';

/** Replaces a removed credential. */
const removed = '[removed]';

// A placeholder for a credential, as in the desk's own “copy as curl” or in a log that hides the value.
const standIn = /^(?:\$\{?\w{1,64}\}?|<[^<>]{0,64}>|\[[\w .-]{0,64}\]|\{\{?[\w .]{0,64}\}?\}|[*•x.…]{1,64})$/i;
const scheme = /^(?:bearer|basic|token|digest|api-?key|negotiate|ntlm|hmac|key|aws4-hmac-sha256)[ \t]+/i;

const maxSchemeLength = 64;

// The pattern matches an opening quote, then the name, perhaps a closing quote, then : or =. Quotes may be escaped; a
// run of backslashes is tried from its beginning only.
const header =
  /(?:(?<!\\)(\\*["'`]))?\b((?:proxy-)?authorization|set-cookie|cookie|x-api-key|x-auth-token|x-csrf-token|oauth2-bearer)(\\*["'`])?(\]?[ \t]{0,8}(?::|=>|=)[ \t]{0,8}|(?<=oauth2-bearer)[ \t]+)(?:\[(?=\\*["'`]))?(\\*["'`])?/gi;
const curlCredential = /(?<![\w-])(?:-u|--user|--proxy-user|-b|--cookie|--oauth2-bearer)(?:[ \t]+|=)(\\*["'])?/g;

// Patterns that are credentials anywhere in a text. Each starts at the beginning of a run of its characters, or with a
// fixed prefix and length, so that a text of 64 KiB takes linear time.
const forms: [RegExp, string][] = [
  [/sd_[0-9A-Za-z]{8}_[0-9A-Za-z_-]{24,}/g, removed],
  [/(?<=^|[^0-9A-Za-z_-]|%[0-9A-Fa-f]{2}|\\[nrt]|\\u[0-9A-Fa-f]{4})sd_[0-9A-Za-z]{4,16}_[0-9A-Za-z_-]{6,}/g, removed],
  [/(?<=^|[^0-9A-Za-z_-]|%[0-9A-Fa-f]{2}|\\[nrt]|\\u[0-9A-Fa-f]{4})sh[rc]_[0-9A-Za-z_-]{6,}/g, removed],
  // Tokens of invitations and password resets. The ids of both have the same prefix, but are shorter and not secret.
  [/(?<=^|[^0-9A-Za-z_-]|%[0-9A-Fa-f]{2}|\\[nrt]|\\u[0-9A-Fa-f]{4})(?:inv|rst)_[0-9A-Za-z]{39,}/g, removed],
  [/(?<=\/share(?:\/|%2F))(?!\[removed\]|[{[:$<])[^\s/?#"'<>\\%&]{6,}/gi, removed],
  [/(?<![0-9A-Za-z_-])eyJ[0-9A-Za-z_-]{8,}(?:\.[0-9A-Za-z_-]*){2,4}/g, removed],
  [/(?<=\bbearer[ \t]{1,8})(?!\[removed\])[0-9A-Za-z._~+/-]{16,}={0,2}/gi, removed],
  [/(?<=(?:session|csrf)-token(?:\.\d)?=)(?!\[removed\])[^\s;,"'&\\]+/gi, removed],
  [/(?<=https?:\/\/)[^\s/@:"'<>]{1,128}:[^\s/@"'<>]{1,512}(?=@)/gi, removed],
];

/**
 * Removes credentials from a pasted text: API keys, share tokens, credentials of opens, and tokens of invitations and
 * password resets by their pattern, and the values of headers that carry credentials, as curl, logs and JSON write
 * them. `heldCredential` says whether something was removed. A removal never extends beyond the end of a line, so lines
 * keep their numbers, nor beyond the end of a JSON string. Used in the browser before a text is sent, and again on the
 * server. Never throws; linear in the text's length.
 */
export function withoutCredentials(text: string): { text: string; heldCredential: boolean } {
  const plain = withoutInvisible(text);
  let cut = cutValues(plain, header, headerLength, schemeLength);
  cut = cutValues(cut, curlCredential, curlLength, () => 0);
  for (const [form, instead] of forms) cut = cut.replace(form, instead);
  return { text: cut, heldCredential: cut !== plain };
}

/** Removes the value after each match; `lengthIn` returns its length in the rest of the line (0: leave it). */
function cutValues(
  text: string,
  opening: RegExp,
  lengthIn: (rest: string, match: RegExpExecArray) => number,
  schemeIn: (value: string) => number,
): string {
  let result = '';
  let copied = 0;
  let lineEnd = 0;
  for (const match of text.matchAll(opening)) {
    const start = match.index + match[0].length;
    if (match.index < copied) continue;
    if (lineEnd < start) lineEnd = endOfLine(text, start);
    const end = start + lengthIn(text.slice(start, lineEnd), match);
    const from = start + schemeIn(text.slice(start, Math.min(end, start + maxSchemeLength)));
    if (from >= end || standIn.test(text.slice(from, end))) continue;
    result += text.slice(copied, from) + removed;
    copied = end;
  }
  return result + text.slice(copied);
}

function headerLength(rest: string, [, before, name = '', after, , quote]: RegExpExecArray): number {
  // `-H "x-api-key: VALUE"`: the quote opened before the name closes after the value.
  const closing = quote ?? (after === undefined ? before : undefined);
  const closed = closing === undefined ? -1 : closingAt(rest, closing);
  if (closed >= 0) return closed;
  return /cookie$/i.test(name) ? cookieLength(rest) : tokenLength(rest);
}

function curlLength(rest: string, [option, quote]: RegExpExecArray): number {
  // A command inside a JSON string ends where the string does.
  const unquoted = /\s|(?<!\\)\\*"(?=\s*(?:[,}\]]|$))|$/;
  const length = quote === undefined ? rest.search(unquoted) : Math.max(0, closingAt(rest, quote));
  // `-u` and `-b` mean other things to other programs: a credential for curl contains a colon or an equals sign.
  return /[:=]/.test(rest.slice(0, length)) || option.includes('oauth2') ? length : 0;
}

/**
 * Returns where the text that began after this quote ends, or -1. A quote that is escaped once more belongs to the
 * text: in JSON `\"` inside of `"…"`, and in JSON in JSON `\\\"` inside of `\"…\"`.
 */
function closingAt(rest: string, quote: string): number {
  const escapes = quote.length - 1;
  let backslashes = 0;
  for (let at = 0; at < rest.length; at += 1) {
    const character = rest[at];
    if (character === quote[escapes] && backslashes % (2 * escapes + 2) === escapes) return at - escapes;
    backslashes = character === '\\' ? backslashes + 1 : 0;
  }
  return -1;
}

function endOfLine(text: string, start: number): number {
  const found = /[\n\r\u2028\u2029]|\\[nr]/g;
  found.lastIndex = start;
  return found.exec(text)?.index ?? text.length;
}

/** The name of the scheme (`Bearer`) is not secret and stays. */
function schemeLength(value: string): number {
  return scheme.exec(value)?.[0].length ?? 0;
}

function tokenLength(rest: string): number {
  if (/^(?:digest|aws4-hmac-sha256)[ \t]/i.test(rest)) return rest.length;
  const skipped = schemeLength(rest.slice(0, maxSchemeLength));
  return skipped + rest.slice(skipped).search(/[\s"'`,;\\]|$/);
}

function cookieLength(rest: string): number {
  return /^[^\s;,"'`]+(?:;[ \t]{0,4}[^\s;,"'`=]+=[^\s;,"'`]*)*/.exec(rest)?.[0].length ?? 0;
}
