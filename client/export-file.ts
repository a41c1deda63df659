import { type ExportFormat, exportMediaTypes } from '#contract/exports';
import { failureOf } from './answers';
import { ApiFailure } from './api-failure';
import { countRows } from './count-rows';

/** How far a file has come. */
export type FileProgress = { sessions: number; bytes: number };

/**
 * Takes an export and who wants to know how far it is; gives its file when all of it is there.
 * Throws ApiFailure: the desk's own, or `unreachable` for a file that breaks off; an abort throws as fetch does.
 */
export async function readExportFile(
  { id, format }: { id: string; format: ExportFormat },
  onProgress: (progress: FileProgress) => void,
  signal: AbortSignal,
): Promise<Blob> {
  try {
    const response = await fetch(`/v2/exports/${encodeURIComponent(id)}/file`, { credentials: 'same-origin', signal });
    if (!response.ok || response.body === null) {
      const { status, ok, headers } = response;
      throw failureOf({ status, ok, headers, text: await response.text() });
    }
    return await collect(response.body, format, onProgress);
  } catch (error) {
    if (error instanceof ApiFailure || signal.aborted) throw error;
    throw new ApiFailure({ code: 'unreachable', status: 0, messages: ['The file broke off before its end.'] }, error);
  }
}

async function collect(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  format: ExportFormat,
  onProgress: (progress: FileProgress) => void,
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const count = countRows(format);
  const reader = body.getReader();
  let bytes = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    bytes += read.value.byteLength;
    onProgress({ sessions: count(read.value), bytes });
  }
  return new Blob(chunks, { type: exportMediaTypes[format] });
}
