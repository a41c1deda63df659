import { type ExportFormat, exportMediaTypes } from '#contract/exports';
import { countRows } from './count-rows';
import { readFile } from './read-file';

/** The progress of a download. */
export type FileProgress = { sessions: number; bytes: number };

/**
 * Returns the file of an export once it is complete, and calls back with the progress. Throws ApiFailure: the desk's
 * own, or `unreachable` for a file that breaks off; an abort throws as in fetch.
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
