import { type Endpoint, fillPath } from '#contract/endpoint';
import { writeExact } from '#contract/exact-json';
import type { FileRepresentation, Representation } from '#core/access/operation';
import { standardHeaders } from './answer';
import type { Incoming } from './call';

/** A result of core as a Response: 304 if the client's copy is current, no body for HEAD and 204. */
export function successAnswer(
  record: Endpoint,
  params: Readonly<Record<string, unknown>>,
  result: unknown,
  incoming: Incoming,
): Response {
  if (isFile(result)) return fileAnswer(result, incoming);
  const headers = standardHeaders(incoming);
  const { status, schema, created } = record.answer;
  if (schema === null) {
    delete headers['content-type'];
    return new Response(null, { status, headers });
  }
  if (isRepresentation(result)) {
    addRepresentationHeaders(headers, result);
    const readsOnly = record.method === 'GET';
    if (readsOnly && matches(incoming.request.headers.get('if-none-match'), headers.etag ?? '')) {
      delete headers['content-type'];
      return new Response(null, { status: 304, headers });
    }
  }
  const body = isRepresentation(result) ? result.body : result;
  if (created !== undefined) headers.location = locationOf(created, params, body as { id: string });
  const text = `${writeExact(schema, body)}\n`;
  headers['content-length'] = String(Buffer.byteLength(text));
  return new Response(incoming.request.method === 'HEAD' ? null : text, { status, headers });
}

function addRepresentationHeaders(headers: Record<string, string>, reading: Representation): void {
  headers.etag = `"${reading.version}"`;
  if (reading.changedAt !== undefined) headers['last-modified'] = reading.changedAt.toUTCString();
  if (reading.isReplayed) headers['idempotency-replayed'] = 'true';
}

function locationOf(path: string, params: Readonly<Record<string, unknown>>, { id }: { id: string }): string {
  const own = /\{(\w+)\}$/.exec(path)?.[1] ?? '';
  return fillPath(path, { ...params, [own]: id });
}

function isRepresentation(result: unknown): result is Representation {
  return typeof result === 'object' && result !== null && 'version' in result && 'body' in result;
}

function isFile(result: unknown): result is FileRepresentation {
  return typeof result === 'object' && result !== null && 'mediaType' in result && 'parts' in result;
}

/** If the file fails in the middle, the connection breaks, so that a client cannot mistake a part for the whole. */
function fileAnswer(file: FileRepresentation, incoming: Incoming): Response {
  const headers = {
    ...standardHeaders(incoming),
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename="${file.name}"`,
    ...file.headers,
  };
  if (incoming.request.method === 'HEAD') return new Response(null, { status: 200, headers });
  const parts = file.parts[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return?.(undefined);
    },
  });
  return new Response(body, { status: 200, headers });
}

// Weak comparison, as RFC 9110 requires for If-None-Match.
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((entry) => entry.trim().replace(/^W\//, '') === etag);
}
