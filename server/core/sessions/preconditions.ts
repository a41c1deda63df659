import { DeskError } from '#contract/errors';

/**
 * Returns if the If-Match header names the stored revision. The header holds ETags from the desk's answers
 * (`"REVISION.…"`) or a revision's id in quotes; `*` matches any revision. A weak tag never matches (RFC 9110).
 * Throws `precondition_failed`.
 */
export function requireRevision(ifMatch: string | undefined, revisionId: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const named = [...ifMatch.matchAll(/(W\/)?"([^"]*)"/g)]
    .filter(([, weak]) => weak === undefined)
    .map(([, , tag = '']) => tag.split('.', 1)[0]);
  if (named.includes(revisionId)) return;
  throw new DeskError(
    'precondition_failed',
    `The session has changed: its revision is now ${revisionId}. Nothing was written. Read the session again, then decide.`,
  );
}
