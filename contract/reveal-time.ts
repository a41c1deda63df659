/**
 * How long a reveal lasts for one person, session and sign-in. In a file of its own, so that pages load it without zod.
 */
export const revealMinutes = 10;
