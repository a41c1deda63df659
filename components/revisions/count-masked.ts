import { splitMasked } from '../masking/split-masked';
import type { ShownChange } from './replay';

/** Returns how many distinct masked values the changes contain. A value in several changes counts once. */
export function countMasked(changes: readonly ShownChange[]): number {
  const found = new Set<string>();
  for (const { path, before, after } of changes) {
    for (const part of splitMasked(`${before ?? ''} ${after ?? ''}`)) {
      if (part.masked) found.add(`${path} ${part.text}`);
    }
  }
  return found.size;
}
