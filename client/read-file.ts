import { failureOf } from './answers';
import { ApiFailure } from './api-failure';

/**
 * Returns all bytes of the file at a path under /v2, and its name if the response has one. Calls back as bytes arrive;
 * the signal aborts it. Throws ApiFailure: the desk's own, or `unreachable` for a file that breaks off; an abort throws
 * as in fetch.
 */
export async function readFile(
  path: string,
  onBytes: (bytes: Uint8Array) => void,
  signal: AbortSignal,
): Promise<{ chunks: Uint8Array<ArrayBuffer>[]; name: string | null }> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', signal });
    if (!response.ok || response.body === null) {
      const { status, ok, headers } = response;
      throw failureOf({ status, ok, headers, text: await response.text() });
    }
    const name = /filename="([^"/\\]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? null;
    return { chunks: await collect(response.body, onBytes), name };
  } catch (error) {
    if (error instanceof ApiFailure || signal.aborted) throw error;
    throw new ApiFailure({ code: 'unreachable', status: 0, messages: ['The file broke off before its end.'] }, error);
  }
}

async function collect(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: (bytes: Uint8Array) => void,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    onBytes(read.value);
  }
  return chunks;
}
