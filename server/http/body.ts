import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint';
import { DeskError } from '#contract/errors';
import { readExact } from '#contract/exact-json';
import { JsonTextError } from '#contract/json-text';
import { fieldErrors, invalid } from './params';

const largestBytes = 1024 * 1024;

/**
 * Reads and checks the body that the contract record asks for; returns null if it asks for none (a body sent anyway is
 * ignored). Throws `unsupported_media_type`, `payload_too_large`, `invalid_request`, in this order.
 */
export async function readBody(record: Endpoint, request: Request): Promise<unknown> {
  if (record.body === null) return null;
  requireJson(request.headers);
  const text = decodeText(await readBytes(request));
  const parsed = record.body.safeParse(parse(record.body, text));
  if (!parsed.success) throw invalid(fieldErrors(parsed.error));
  return parsed.data;
}

function requireJson(headers: Headers): void {
  const type = headers.get('content-type') ?? '';
  const encoding = headers.get('content-encoding');
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type)) {
    throw new DeskError('unsupported_media_type', 'Send the body as application/json in UTF-8.');
  }
  if (encoding !== null && encoding.toLowerCase() !== 'identity') {
    throw new DeskError('unsupported_media_type', 'Send the body uncompressed.');
  }
}

/** Returns the bytes of a body, reading no more than `largest` bytes. Throws `payload_too_large`. */
export async function readBytes(request: Request, largest = largestBytes): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > largest) throw tooLarge();
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid({ body: 'is not UTF-8' });
  }
}

// Strict, so that a duplicate key is an error rather than a silent choice between the two.
function parse(schema: z.ZodType, text: string): unknown {
  try {
    return readExact(schema, text);
  } catch (error) {
    const why = error instanceof JsonTextError ? `${error.message} (at character ${error.offset})` : 'cannot be read';
    throw invalid({ body: `is not JSON: ${why}` });
  }
}

function tooLarge(): DeskError {
  return new DeskError('payload_too_large', 'The body is larger than 1 MiB.');
}
