import { z } from 'zod';
import { timeSchema } from './times';

/** A link that works once. It is shown when it is made and never again: only a hash is stored. */
export const oneTimeLinkSchema = z
  .strictObject({
    url: z.string().meta({ description: 'A page of the desk. It is shown this once' }),
    token: z.string().meta({ description: 'The end of the URL, for programs' }),
    expires_at: timeSchema,
  })
  .meta({ id: 'OneTimeLink' });

export type OneTimeLink = z.infer<typeof oneTimeLinkSchema>;

/** The end of a one-time link, as it is sent back; whether it is one is said when it is looked up. */
export const tokenSchema = z.string('a token is a text').min(1, 'is empty').max(200, 'is no token');
