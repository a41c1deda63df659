import { parseJsonText } from '#contract/json-text';
import type { Session } from '#contract/sessions';

/** What the dialog knows about the shared session. */
export type SharedOf = {
  /** the top-level keys of its metadata */
  keys: readonly string[];
  /** the time and the revision that the page shows, null for the current one */
  then: { at: string; revisionId: string } | null;
};

/** Returns what can be chosen of a session. `at` is the time that it is shown at, null for now. */
export function sharedOf({ metadata, last_change }: Session, at: string | null): SharedOf {
  const tree = parseJsonText(metadata);
  const keys = tree.kind === 'object' ? [...new Set(tree.members.map(({ key }) => key))] : [];
  const then = at === null || last_change === undefined ? null : { at, revisionId: last_change.revision_id };
  return { keys, then };
}
