import type { ExportFormat } from '#contract/exports';

const newline = 0x0a;
const quote = 0x22;

/**
 * Returns a function that takes a file's bytes chunk by chunk and returns how many sessions are complete so far. A line
 * break within quotes is part of a CSV cell; JSONL has none.
 */
export function countRows(format: ExportFormat): (piece: Uint8Array) => number {
  let rows = format === 'csv' ? -1 : 0;
  let isQuoted = false;
  return (piece) => {
    for (const byte of piece) {
      if (format === 'csv' && byte === quote) isQuoted = !isQuoted;
      if (byte === newline && !isQuoted) rows += 1;
    }
    return Math.max(rows, 0);
  };
}
