import { createHash } from 'node:crypto';

/** A random id of the desk's making: the prefix of its kind and 22 letters and digits. */
const randomId = /\b([a-z]{3})_[0-9A-Za-z]{22}\b/g;
/** The end of a one-time link. */
const linkToken = /\b([a-z]{3})_[0-9A-Za-z]{39}\b/g;
const origin = /http:\/\/127\.0\.0\.1:\d+/g;
/** An API key, and its public part alone. */
const apiKey = /\bsd_([0-9A-Za-z]{8})_[0-9A-Za-z]{39}\b/g;
const apiKeyId = /(?<="(?:id|key_id|replaces|replaced_by)\\?":\s*\\?")[0-9A-Za-z]{8}(?=\\?")/g;
/** The token of a share link, and the credential of an open. */
const shareSecret = /\b(sh[rc])_[0-9A-Za-z]{22}_[0-9A-Za-z]{39}\b/g;
const placeholderDigits = /(?<=·)[0-9a-f]{10}\b/g;
const pageKey = /(?<="page_key":\s*")[^"]+/g;
// Of the audit log, also where it is a file inside of a JSON text, with its quotes escaped.
const sha256 = /\b[0-9a-f]{64}\b/g;
const signature = /(?<="signature\\?":\s*\\?")[\w-]{86}/g;
const publicKey = /\bed25519:[\w-]{43}/g;
const signingKeyId = /(?<="key_id\\?":\s*\\?")[0-9a-f]{16}\b/g;
const eventId = /(?<=(?:"(?:id|first_id|last_id)\\?":\s*|\[)\\?")\d+(?=\\?")/g;
const duration = /(?<="duration_ms":\s*)\d+/g;
const time = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z/g;
const firstTime = Date.UTC(2026, 0, 15, 10, 30);
const minute = 60_000;
/** What lies further ahead was named by the call itself. */
const maxAhead = 30 * 24 * 60 * minute;

/**
 * Replaces what differs from run to run in the JSON text of one call, by stand-ins of the same form: random ids, API
 * keys, secrets of links, the desk's origin, placeholders of masked values, keys of pages, what is counted, digested and
 * signed of the audit log, and times that are not before `since`. What was equal stays equal, and the n-th of a kind
 * always gets the same stand-in. Times keep their distances in whole minutes.
 */
export function withStableExamples(text: string, since: Date): string {
  const numbers = new Map<string, number>();
  const counts = new Map<string, number>();
  const numberOf = (kind: string, value: string) => {
    const known = numbers.get(`${kind} ${value}`);
    if (known !== undefined) return known;
    const next = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, next);
    numbers.set(`${kind} ${value}`, next);
    return next;
  };
  return text
    .replace(randomId, (id, prefix: string) => `${prefix}_${characters(`${prefix} ${numberOf(prefix, id)}`, 22)}`)
    .replace(
      linkToken,
      (token, prefix: string) => `${prefix}_${characters(`${prefix} token ${numberOf('token', token)}`, 39)}`,
    )
    .replace(eventId, (id) => String(1_000 + numberOf('event', id)))
    .replace(apiKeyId, (id) => keyIdFor(numberOf('key_id', id)))
    .replace(apiKey, (_, id: string) => {
      const number = numberOf('key_id', id);
      return `sd_${keyIdFor(number)}_${characters(`key ${number}`, 39)}`;
    })
    .replace(shareSecret, (secret, prefix: string) => {
      const part = (name: string) => `${prefix} ${name} ${numberOf(prefix, secret)}`;
      return `${prefix}_${characters(part('id'), 22)}_${characters(part('secret'), 39)}`;
    })
    .replace(origin, 'https://desk.example.com')
    .replace(placeholderDigits, (digits) =>
      digest(`placeholder ${numberOf('placeholder', digits)}`, 'hex').slice(0, 10),
    )
    .replace(pageKey, (key) => {
      const part = (name: string) => digest(`${name} ${numberOf('page_key', key)}`, 'base64url');
      return `${part('place')}.${part('signature')}`;
    })
    .replace(sha256, (hash) => digest(`sha256 ${numberOf('sha256', hash)}`, 'hex'))
    .replace(signingKeyId, digest('key', 'hex').slice(0, 16))
    .replace(publicKey, `ed25519:${digest('public key', 'base64url')}`)
    .replace(signature, `${digest('signature', 'base64url')}${digest('signature, its end', 'base64url')}`)
    .replace(duration, '4')
    .replace(time, timeStandIn(text, since));
}

function timeStandIn(text: string, since: Date): (found: string) => string {
  const isRecent = (at: number) => at >= since.getTime() && at < since.getTime() + maxAhead;
  const recent = [...text.matchAll(time)].map(([found]) => Date.parse(found)).filter(isRecent);
  const first = Math.min(...recent);
  return (found) => {
    const at = Date.parse(found);
    if (!isRecent(at)) return found;
    const moved = new Date(firstTime + Math.round((at - first) / minute) * minute);
    return moved.toISOString().replace('.000Z', 'Z');
  };
}

function keyIdFor(number: number): string {
  return characters(`key_id ${number}`, 8);
}

function characters(of: string, count: number): string {
  return digest(of, 'base64').replace(/[+/=]/g, '').slice(0, count);
}

function digest(of: string, encoding: 'hex' | 'base64' | 'base64url'): string {
  return createHash('sha256').update(`stand-in for ${of}`).digest(encoding);
}
