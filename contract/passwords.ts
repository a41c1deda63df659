import { z } from 'zod';

/** The minimum length of a password. */
export const minPasswordLength = 12;
const maxPasswordLength = 1_000;

/** A new password. Only its length matters: long passwords are better than odd ones (NIST SP 800-63B, 3.1.1.2). */
export const passwordSchema = z
  .string('a password must be a string')
  .min(minPasswordLength, `a password must have at least ${minPasswordLength} characters`)
  .max(maxPasswordLength, `a password can have at most ${maxPasswordLength} characters`);
