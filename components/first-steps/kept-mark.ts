import { keepCookie } from '../browser/keep-cookie';

/**
 * What a browser keeps about the first steps: the person has seen them open, so that their end is said once; or has
 * hidden them. A cookie, since the server must know it when it draws the page.
 */
export type Mark = 'seen' | 'hidden';

/** The name of the cookie. */
export const firstStepsCookie = 'desk_first_steps';

/** Takes the cookie as it came (or did not); gives the mark of this person. Another person's says nothing. */
export function markFrom(kept: string | undefined, personId: string): Mark | null {
  const [mark, of] = kept?.split('.') ?? [];
  return of === personId && (mark === 'seen' || mark === 'hidden') ? mark : null;
}

/** Keeps a mark of this person in this browser; null forgets it. */
export function keepMark(mark: Mark | null, personId: string): void {
  keepCookie(firstStepsCookie, mark === null ? null : `${mark}.${personId}`);
}
