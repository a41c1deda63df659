import { z } from 'zod';
import { metadataFilterLimits } from './metadata-filter';
import { momentSchema } from './times';

const fewestLetters = 3;
const mostLetters = 200;
const longestMatch = 1_000;

const qSchema = z
  .string()
  .trim()
  .refine((text) => [...text].length >= fewestLetters, `must have ${fewestLetters} characters or more`)
  .refine((text) => [...text].length <= mostLetters, `must have at most ${mostLetters} characters`)
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'must be plain text')
  .meta({ description: 'Text in the id, the description or a value of the metadata. Hidden values are not searched' });

const metadataFilterSchema = z
  .string()
  .min(1, 'is empty')
  .max(2 * metadataFilterLimits.characters, `must have at most ${metadataFilterLimits.characters} characters`)
  .meta({
    maxLength: metadataFilterLimits.characters,
    description:
      "A condition on the metadata, such as `priority = 'high' AND interaction_count >= 5`. Hidden values behave as absent",
  });

const matchSchema = z
  .string()
  .min(1, 'is empty')
  .max(longestMatch, `must have at most ${longestMatch} characters`)
  .meta({
    description: 'An exact hidden value, for whoever holds `personal_data:read`; 30 a minute, each on the record',
  });

const times = {
  created_after: momentSchema.optional().meta({ description: 'Created at this time or later' }),
  created_before: momentSchema.optional().meta({ description: 'Created before this time' }),
  updated_after: momentSchema.optional().meta({ description: 'Changed last at this time or later' }),
  updated_before: momentSchema.optional().meta({ description: 'Changed last before this time' }),
};

/** What session lists, counts and exports filter by, as query parameters. */
export const sessionFilterQuery = {
  enabled: z
    .enum(['true', 'false'], 'must be true or false')
    .transform((text) => text === 'true')
    .optional(),
  ...times,
  q: qSchema.optional(),
  metadata_filter: metadataFilterSchema.optional(),
  match: matchSchema.optional(),
};

/** The filters once they are checked. */
export type SessionFilters = z.output<z.ZodObject<typeof sessionFilterQuery>>;

/** The order of session lists, as query parameters or as JSON. */
export const orderQuery = {
  order_by: z.enum(['created_at', 'updated_at'], 'must be created_at or updated_at').optional(),
  direction: z.enum(['desc', 'asc'], 'must be desc or asc').optional(),
};
