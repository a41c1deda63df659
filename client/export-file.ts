import { type ExportFormat, exportMediaTypes } from '#contract/exports';
import { countRows } from './count-rows';
import { readFile } from './read-file';

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
  const count = countRows(format);
  let bytes = 0;
  const onBytes = (read: Uint8Array) => {
    bytes += read.byteLength;
    onProgress({ sessions: count(read), bytes });
  };
  const { chunks } = await readFile(`/v2/exports/${encodeURIComponent(id)}/file`, onBytes, signal);
  return new Blob(chunks, { type: exportMediaTypes[format] });
}
