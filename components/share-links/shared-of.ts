import { parseJsonText } from '#contract/json-text';
import type { Session } from '#contract/sessions';

/** What the dialog knows of the session that is shared. */
export type SharedOf = {
  /** the outermost keys of its metadata */
  keys: readonly string[];
  /** the moment and the revision that the page shows it at, null for now */
  then: { at: string; revisionId: string } | null;
};

/** Takes a session and the moment that it is shown at, null for now; gives what can be chosen of it. */
export function sharedOf({ metadata, last_change }: Session, at: string | null): SharedOf {
  const tree = parseJsonText(metadata);
  const keys = tree.kind === 'object' ? [...new Set(tree.members.map(({ key }) => key))] : [];
  const then = at === null || last_change === undefined ? null : { at, revisionId: last_change.revision_id };
  return { keys, then };
}
