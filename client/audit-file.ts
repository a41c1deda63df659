import { auditMediaType } from '#contract/audit-events';
import { readFile } from './read-file';

/**
 * Returns an export of the audit log, byte for byte as it was sent, and its file name, for a query. Calls back with the
 * number of bytes received. Throws ApiFailure: the desk's own, or `unreachable` for a file that breaks off; an abort
 * throws as in fetch.
 */
export async function readAuditFile(
  query: URLSearchParams,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<{ file: Blob; name: string }> {
  let bytes = 0;
  const onBytes = (read: Uint8Array) => {
    bytes += read.byteLength;
    onProgress(bytes);
  };
  const path = `/v2/audit_events/export${query.size === 0 ? '' : `?${query}`}`;
  const { chunks, name } = await readFile(path, onBytes, signal);
  return { file: new Blob(chunks, { type: auditMediaType }), name: name ?? 'audit.jsonl' };
}
