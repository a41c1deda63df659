import { z } from 'zod';

/**
 * A name that somebody gives to something: any script, trimmed, without control characters (a line break would look
 * like two names). Takes the greatest number of characters.
 */
export function nameSchema(longest: number) {
  return z
    .string('a name is a text')
    .trim()
    .min(1, 'a name is not empty')
    .max(longest, `a name has at most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, 'a name is one line, without control characters');
}
