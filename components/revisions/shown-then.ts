import { difference } from '#contract/json-difference';
import type { Session } from '#contract/sessions';

/** How a session has changed since the moment it is shown at. */
export type ShownThen = {
  /** pointers to metadata changed or removed since, and to the values that contain it */
  different: ReadonlySet<string>;
  /** how many metadata values were added since */
  added: number;
  /** whether the description has changed */
  description: boolean;
  /** whether the session is now enabled; null where that did not change */
  enabled: boolean | null;
};

/** Compares an earlier state of a session with the current one. Both must be masked by the same rules. */
export function compareWithNow(then: Session, now: Session): ShownThen {
  const changes = difference(then, now);
  const different = new Set<string>();
  for (const { op, path } of changes) {
    if (op === 'add' || !path.startsWith('/metadata/')) continue;
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) different.add(path.slice(0, end));
  }
  return {
    different,
    added: changes.filter(({ op }) => op === 'add').length,
    description: changes.some(({ path }) => path === '/description'),
    enabled: then.enabled === now.enabled ? null : now.enabled,
  };
}
