import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { randomCharacters } from './ids';

// 33 base62 characters are 196 bits of secret.
const secretLength = 33;
const checksumLength = 6;
const tokenForm = /^[a-z]{3}_[0-9A-Za-z]{39}$/;

/** Returns a new secret: `body`, random characters and a checksum that exposes a typo without a database lookup. */
export function newSecret(body: string): string {
  const text = body + randomCharacters(secretLength);
  return text + checksum(text);
}

/** Whether the checksum at the end of a secret is correct. */
export function hasValidChecksum(secret: string): boolean {
  return checksum(secret.slice(0, -checksumLength)) === secret.slice(-checksumLength);
}

/** Returns a new token for a link that is shown once: `prefix`, `_` and 39 letters and digits. */
export function newToken(prefix: string): string {
  return newSecret(`${prefix}_`);
}

/** Whether the text can be a token with this prefix: its format and its checksum are correct. */
export function isToken(prefix: string, text: string): boolean {
  return tokenForm.test(text) && text.startsWith(`${prefix}_`) && hasValidChecksum(text);
}

/** Returns the SHA-256 that is stored instead of a secret. Secrets of this length need no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

// CRC-32 in base 36, padded: enough to recognise a typo or another vendor's key. The secret itself is the protection.
function checksum(body: string): string {
  return crc32(body).toString(36).padStart(checksumLength, '0').slice(-checksumLength);
}
