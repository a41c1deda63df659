import { difference } from '#contract/json-difference';
import { type TextName, textNames } from '#contract/session-fields';
import type { Session } from '#contract/sessions';

/** What became of a session since a moment at which it is shown. */
export type ShownThen = {
  /** pointers to metadata that is different or gone now, and to what holds it */
  different: ReadonlySet<string>;
  /** so many values of metadata were not there then */
  added: number;
  /** the texts that are different now */
  texts: readonly TextName[];
  /** whether the session is enabled now, null where that did not change */
  enabled: boolean | null;
};

/** Compares a session as it stood with how it is now. Both must be seen by the same rules of masking. */
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
    texts: textNames.filter((name) => changes.some(({ path }) => path === `/${name}`)),
    enabled: then.enabled === now.enabled ? null : now.enabled,
  };
}
