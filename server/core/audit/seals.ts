import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { StoredAuditEvent } from '#data/audit-seals';

/**
 * The formats that are sealed, and how they are signed. Pure, with no dependencies but Node: the desk, the check of the
 * database and the offline check of a file share this code, so that all three work on the same bytes.
 */

/** One event of a batch: its id and the digest of its canonical text. */
export type SealedEntry = { id: string; digest: string };

/** The signed seal of a batch of events. */
export type Seal = {
  /** counts from 1 without gaps */
  number: number;
  at: string;
  count: number;
  first_id: string;
  last_id: string;
  first_at: string;
  last_at: string;
  events_digest: string;
  /** digest of the previous seal; null for the first */
  previous: string | null;
  digest: string;
  key_id: string;
  signature: string;
};

/** The desk's key, with its public key and id. */
export type SigningKey = { privateKey: KeyObject; publicKey: string; id: string };

/** Public keys by id. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;

// The PKCS #8 and SPKI prefixes in front of the 32 bytes of an Ed25519 key.
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const publicKeyForm = /^ed25519:([0-9A-Za-z_-]{43})$/;
// A signature of one kind must never be valid for another.
const sealKind = 'session-desk audit seal 1';
const exportKind = 'session-desk audit export 1';

/** SHA-256 of a text, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An event as one line of JSON: always the same bytes for the same event, whatever the key order in the database. */
export function eventText(event: StoredAuditEvent): string {
  const fields: [string, unknown][] = [
    ['type', 'event'],
    ['id', String(event.id)],
    ['at', event.at.toISOString()],
    ['by', { id: event.actor_id, kind: event.actor_kind, name: event.actor_label }],
    ['action', event.action],
    ['outcome', event.outcome],
    ['agent_id', event.agent_id],
    ['session_id', event.session_id],
    ['details', event.details],
    ['request_id', event.request_id],
    ['address', event.address],
    ['user_agent', event.user_agent],
  ];
  return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${sorted(value)}`).join(',')}}`;
}

/** JSON with the keys of every object sorted by UTF-16 code units. */
function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${sorted(inner)}`).join(',')}}`;
}

/** An event's entry in its batch. */
export function entryOf(event: StoredAuditEvent): SealedEntry {
  return { id: String(event.id), digest: digestOf(eventText(event)) };
}

/** One digest for the events of a batch, in order. */
export function digestOfEntries(entries: readonly SealedEntry[]): string {
  return digestOf(entries.map(({ id, digest }) => `${id} ${digest}\n`).join(''));
}

/** Seals a batch of at least one event. `previous` is the seal before it; null for the first. */
export function makeSeal(
  key: SigningKey,
  previous: Pick<Seal, 'number' | 'digest'> | null,
  events: readonly StoredAuditEvent[],
  now: Date,
): { seal: Seal; entries: SealedEntry[] } {
  const entries = events.map(entryOf);
  const ids = events.map(({ id }) => id).sort((one, other) => (one < other ? -1 : 1));
  const times = events.map(({ at }) => at.getTime());
  const content = {
    number: (previous?.number ?? 0) + 1,
    at: now.toISOString(),
    count: events.length,
    first_id: String(ids[0]),
    last_id: String(ids.at(-1)),
    first_at: new Date(Math.min(...times)).toISOString(),
    last_at: new Date(Math.max(...times)).toISOString(),
    events_digest: digestOfEntries(entries),
    previous: previous?.digest ?? null,
    key_id: key.id,
  };
  const text = sealText(content);
  return { seal: { ...content, digest: digestOf(text), signature: signed(key, text) }, entries };
}

/** Describes what is wrong with a seal taken alone; null if its digest and signature are valid. */
export function sealProblem(seal: Seal, keys: PublicKeys): string | null {
  const text = sealText(seal);
  if (digestOf(text) !== seal.digest) return 'its content does not match its digest';
  return signatureProblem(text, seal, keys);
}

function sealText(seal: Omit<Seal, 'digest' | 'signature'>): string {
  const { number, at, count, first_id, last_id, first_at, last_at, events_digest, previous, key_id } = seal;
  const content = { number, at, count, first_id, last_id, first_at, last_at, events_digest, previous, key_id };
  return `${sealKind}\n${JSON.stringify(content)}`;
}

/** Signs the content of an export: the digest of all its lines but the last. */
export function signExport(key: SigningKey, digest: string): string {
  return signed(key, `${exportKind}\n${digest}`);
}

/** Describes what is wrong with the signature of an export; null if it is valid. */
export function exportProblem(
  digest: string,
  given: { key_id: string; signature: string },
  keys: PublicKeys,
): string | null {
  return signatureProblem(`${exportKind}\n${digest}`, given, keys);
}

function signed(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text), key.privateKey).toString('base64url');
}

function signatureProblem(
  text: string,
  { key_id, signature }: { key_id: string; signature: string },
  keys: PublicKeys,
): string | null {
  const key = keys.get(key_id);
  if (key === undefined) return `it is signed with the key ${key_id}, which is not one of the given keys`;
  const isGood = verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
  return isGood ? null : 'its signature is not valid';
}

/** The signing key for a seed of 32 bytes in hexadecimal. */
export function signingKeyOf(seed: string): SigningKey {
  const der = Buffer.concat([privatePrefix, Buffer.from(seed, 'hex')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);
  return { privateKey, publicKey: `ed25519:${raw.toString('base64url')}`, id: keyId(raw) };
}

/**
 * Parses public keys (`ed25519:…`) and returns them by id. Throws an error with a readable message for any other
 * format.
 */
export function publicKeysOf(texts: readonly string[]): PublicKeys {
  return new Map(
    texts.map((text) => {
      const raw = Buffer.from(publicKeyForm.exec(text)?.[1] ?? '', 'base64url');
      if (raw.length !== 32) throw new Error('A public key must be ed25519: followed by 43 letters, digits, - or _.');
      const der = Buffer.concat([publicPrefix, raw]);
      return [keyId(raw), createPublicKey({ key: der, format: 'der', type: 'spki' })];
    }),
  );
}

function keyId(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex').slice(0, 16);
}
