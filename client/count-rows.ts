import type { ExportFormat } from '#contract/exports';

const newline = 0x0a;
const quote = 0x22;

/**
 * Gives a function that takes a file's bytes piece by piece, and gives how many sessions ended in it so far. A new
 * line within quotes is part of a CSV cell; in JSONL there is none.
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
