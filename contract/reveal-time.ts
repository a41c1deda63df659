/** A reveal lasts this long for one person, session and sign-in. A file of its own, which a page loads without zod. */
export const revealMinutes = 10;
