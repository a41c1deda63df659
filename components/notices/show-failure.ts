/** An action that failed, and has no place of its own on the page where that could be said. */
export type ShownFailure = {
  /** what did not happen: "The view was not deleted." */
  words: string;
  /** in place of `words` where no answer came, so that nobody knows whether it happened */
  unknown?: string | undefined;
  /** what to do, where that is not the same for every failure of this kind */
  next?: string | undefined;
  /** what was thrown, where it may hold more: the desk's words and the request id */
  error?: unknown;
  /** loading the page again may help */
  mayReload?: boolean | undefined;
};

type Listener = (failure: ShownFailure) => void;

const listeners = new Set<Listener>();

/**
 * Says that an action failed in a notice that stays until it is closed. For actions without a form or a dialog of their
 * own: there, PartFailure says it beside what was typed.
 */
export function showFailure(failure: ShownFailure): void {
  for (const listener of listeners) listener(failure);
}

/** Takes who shows failures; gives the end of that. */
export function onFailure(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
