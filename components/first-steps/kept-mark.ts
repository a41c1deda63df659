import { keepCookie } from '../browser/keep-cookie';

/**
 * What a browser keeps about the first steps: the person has seen them open, so that their end is announced once; or
 * has hidden them. A cookie, since the server needs it to render the page.
 */
export type Mark = 'seen' | 'hidden';

/** The name of the cookie. */
export const firstStepsCookie = 'desk_first_steps';

/** Returns this person's mark in the cookie, which may be missing. Another person's mark is ignored. */
export function markFrom(kept: string | undefined, personId: string): Mark | null {
  const [mark, of] = kept?.split('.') ?? [];
  return of === personId && (mark === 'seen' || mark === 'hidden') ? mark : null;
}

/** Keeps this person's mark in this browser; null removes it. */
export function keepMark(mark: Mark | null, personId: string): void {
  keepCookie(firstStepsCookie, mark === null ? null : `${mark}.${personId}`);
}
