import { z } from 'zod';

/** The fewest characters of a password. */
export const shortestPassword = 12;
const longestPassword = 1_000;

/** A new password. Its length is all that counts: long ones are better than odd ones (NIST SP 800-63B, 3.1.1.2). */
export const passwordSchema = z
  .string('a password is a text')
  .min(shortestPassword, `a password has at least ${shortestPassword} characters`)
  .max(longestPassword, `a password has at most ${longestPassword} characters`);
