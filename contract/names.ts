import { z } from 'zod';

/**
 * A name chosen by a person: any script, trimmed, without control characters (a line break would look like two names).
 * Takes the maximum number of characters.
 */
export function nameSchema(longest: number) {
  return z
    .string('a name must be a string')
    .trim()
    .min(1, 'a name must not be empty')
    .max(longest, `a name can have at most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, 'a name must be one line, without control characters');
}
