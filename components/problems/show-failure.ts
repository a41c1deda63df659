/** A failed action that has no place on the page to say so. */
export type ShownFailure = {
  /** what did not happen: "The view was not deleted." */
  words: string;
  /** in place of `words` where no response came, so that nobody knows whether it happened */
  unknown?: string | undefined;
  /** what to do, where that is not the same for every failure of this kind */
  next?: string | undefined;
  /** what was thrown, where it may contain more: the API's messages and the request ID */
  error?: unknown;
  /** reloading the page may help */
  mayReload?: boolean | undefined;
};

type Listener = (failure: ShownFailure) => void;

const listeners = new Set<Listener>();

/**
 * Reports a failed action in a notice that stays until it is closed. For actions outside forms and dialogs: there,
 * PartFailure reports it next to the input.
 */
export function showFailure(failure: ShownFailure): void {
  for (const listener of listeners) listener(failure);
}

/** Subscribes to failures. Returns the function that unsubscribes. */
export function onFailure(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
