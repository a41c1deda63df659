import { z } from 'zod';
import { timeSchema } from './times';

/** A link that works once. It is shown when it is created and never again: only a hash is stored. */
export const oneTimeLinkSchema = z
  .strictObject({
    url: z.string().meta({ description: 'A page of the desk. Shown once' }),
    token: z.string().meta({ description: 'The last part of the URL, for programs' }),
    expires_at: timeSchema,
  })
  .meta({ id: 'OneTimeLink' });

/** The end of a one-time link, as it is sent back; whether it is one is said when it is looked up. */
export const tokenSchema = z.string('a token must be a string').min(1, 'must not be empty').max(200, 'is not a token');
