import ipaddr from 'ipaddr.js';
import type { Found } from './found';

// Nothing already found (\uffff) may be next to an address: the text there could have been part of it.
const fourNumbers = /(?<![0-9A-Za-z_.\uffff])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9A-Za-z_\uffff]|\.[0-9\uffff])/g;
// Four single digits, and x.y.0.0 (Chrome/120.0.0.0): far more often versions than addresses.
const likeVersion = /^(?:[0-9]\.[0-9]\.[0-9]\.[0-9]|[0-9.]+\.0\.0)$/;
const versionBefore = /(?:^|[^0-9A-Za-z])(?:v|ver|version|release|build|firmware|rev|revision)[ .:=#"'-]{0,3}$/i;
const maxVersionWordLength = 14;
const hexRun = /[0-9A-Fa-f:.]+/g;
const glued = /[0-9A-Za-z_\uffff]/;
// The ranges that are assigned: 2000::/3, fc00::/7, fe80::/10, and IPv4 addresses written as IPv6.
const mayBeUsed = /^(?:[23][0-9A-Fa-f]{3}:|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::ffff:|64:ff9b:)/i;
const maxAddressLength = 45;
const nobodys: readonly string[] = ['unspecified', 'broadcast', 'loopback'];

/**
 * Finds IP addresses in folded text, without port, prefix length or zone: IPv4 as four decimal numbers, IPv6 in any
 * spelling of an address that can be in use. Skips what looks like a version number, and addresses that belong to no
 * particular machine (loopback, unspecified, broadcast).
 */
export function findIpAddresses(text: string): Found[] {
  const found: Found[] = [];
  for (const run of text.matchAll(hexRun)) {
    if (run[0].includes(':')) findLong(text, run[0], run.index, found);
  }
  let next = 0;
  for (const match of text.matchAll(fourNumbers)) {
    const [start, end] = [match.index, match.index + match[0].length];
    while ((found[next]?.end ?? end) < start) next += 1;
    const inLongOne = found[next];
    if (inLongOne?.label === 'ip_address' && inLongOne.start <= start && end <= inLongOne.end) continue;
    if (isSomebodys(match[0], text.slice(Math.max(0, start - maxVersionWordLength), start))) {
      found.push({ start, end, label: 'ip_address' });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function isSomebodys(address: string, before: string): boolean {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) || likeVersion.test(address) || versionBefore.test(before)) {
    return false;
  }
  return !nobodys.includes(ipaddr.IPv4.parse(address).range());
}

/** An address may follow other words with a colon (`ip:2001:db8::1`), so each group is tried as its start. */
function findLong(text: string, run: string, offset: number, found: Found[]): void {
  const runEnd = offset + run.length;
  if (glued.test(text[runEnd] ?? '')) return;
  let end = runEnd;
  // A dot or colon at the end is punctuation of the sentence.
  while (text[end - 1] === '.' && end > offset) end -= 1;
  if (text[end - 1] === ':' && text[end - 2] !== ':') end -= 1;
  for (let start = Math.max(offset, end - maxAddressLength); start < end; start += 1) {
    if (start > offset && (text[start - 1] !== ':' || text[start - 2] === ':')) continue;
    if (start === offset && glued.test(text[start - 1] ?? '')) continue;
    const address = text.slice(start, end);
    if (!mayBeUsed.test(address) || !ipaddr.IPv6.isValid(address)) continue;
    found.push({ start, end, label: 'ip_address' });
    return;
  }
}

/** An address in one canonical form, however it is written; any other text is returned unchanged. */
export function comparableAddress(text: string): string {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text).toString();
  return text.includes(':') && ipaddr.IPv6.isValid(text) ? ipaddr.process(text).toString() : text;
}
