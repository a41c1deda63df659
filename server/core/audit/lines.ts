import type { Head } from './chain';
import type { Seal } from './seals';

/**
 * The lines of an audit log export: their types, and how they are read. Pure, like the other files that check exports.
 */

/** The action that retention records: its details say up to which seal the events are gone. */
export const removalAction = 'audit_event.remove';

/** The first line of an export. */
export type ExportHeader = {
  type: 'header';
  version: 1;
  exported_at: string;
  /** holds every sealed event: there was no filter, and no event of an agent out of the reader's reach was left out */
  complete: boolean;
  /** the filters by name, with their values; for an exact value only that one was given */
  filters: Record<string, string | boolean>;
  head: Head | null;
  removed_up_to_seal: number;
  public_keys: string[];
};

/** A seal in an export, with the entries of its batch; null: retention removed them. */
export type SealLine = Seal & { type: 'seal'; events: [id: string, digest: string][] | null };

/** The last line of an export: the numbers of events and seals, and the signed digest of every line before it. */
export type ExportEnd = {
  type: 'end';
  events: number;
  seals: number;
  digest: string;
  key_id: string;
  signature: string;
};

const maxLineLength = 4 * 1024 * 1024;

/**
 * Splits chunks of text into lines. `isWhole`: the line was terminated. Throws an error with a readable message for a
 * line longer than any an export holds.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<{ text: string; isWhole: boolean }> {
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const text of parts) yield { text, isWhole: true };
    if (rest.length > maxLineLength) throw new Error('A line is longer than any line of an audit log export.');
  }
  if (rest !== '') yield { text: rest, isWhole: false };
}

/** Returns an error saying that a text is not an export, and why. */
export function notAnExport(why: string): Error {
  return new Error(`This is not an export of the audit log: ${why}.`);
}

/** Parses the first line. Throws an error with a readable message if it is not a header. */
export function headerOf(text: string, isWhole: boolean): ExportHeader {
  const header = objectIn(text);
  if (!isWhole || header?.type !== 'header') throw notAnExport('the first line is not its header');
  if (header.version !== 1) throw notAnExport('its version is not supported');
  const { public_keys: keys, exported_at: at, complete } = header;
  const isReadable = Array.isArray(keys) && typeof at === 'string' && typeof complete === 'boolean';
  if (!isReadable) throw notAnExport('its header is damaged');
  return header as unknown as ExportHeader;
}

/** The JSON object in a line; null if there is none. */
export function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

const sealFields: Record<string, (value: unknown) => boolean> = {
  number: Number.isSafeInteger,
  count: Number.isSafeInteger,
  previous: (value) => value === null || typeof value === 'string',
  events: (value) => value === null || (Array.isArray(value) && value.every(isEntry)),
};
const textFields = [
  'at',
  'first_id',
  'last_id',
  'first_at',
  'last_at',
  'events_digest',
  'digest',
  'key_id',
  'signature',
];

/** Whether a line has every field of a seal, each of the right type. */
export function isSealLine(value: Record<string, unknown>): value is SealLine {
  return (
    textFields.every((name) => typeof value[name] === 'string') &&
    Object.entries(sealFields).every(([name, isRight]) => isRight(value[name]))
  );
}

function isEntry(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
