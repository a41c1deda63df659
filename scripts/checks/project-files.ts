import { readdirSync } from 'node:fs';
import { posix } from 'node:path';

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.next', '.data', 'dist', 'generated', 'test-results']);

/** Every file of the project, as a path from its top, with forward slashes; nothing that is installed or generated. */
export function listFiles(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED_FOLDERS.has(entry.name)) return [];
    const path = posix.join(folder.replaceAll('\\', '/'), entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}
