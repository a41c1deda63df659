import { z } from 'zod';
import { agentIdSchema } from './ids';
import { metadataFilterLimits } from './metadata-filter';
import { momentSchema, momentTextSchema } from './times';

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

export const matchSchema = z
  .string()
  .min(1, 'is empty')
  .max(longestMatch, `must have at most ${longestMatch} characters`)
  .meta({
    description: 'An exact hidden value, for whoever holds `personal_data:read`; 30 a minute, each on the record',
  });

const timeWords = {
  created_after: 'Created at this time or later',
  created_before: 'Created before this time',
  updated_after: 'Changed last at this time or later',
  updated_before: 'Changed last before this time',
};

/** The four bounds in time; each is a moment in the schema that is given. */
function timesOf<Schema extends z.ZodType>(moment: Schema) {
  const bound = (description: string) => moment.optional().meta({ description });
  return {
    created_after: bound(timeWords.created_after),
    created_before: bound(timeWords.created_before),
    updated_after: bound(timeWords.updated_after),
    updated_before: bound(timeWords.updated_before),
  };
}

/** Whether an answer to a search may miss something. */
export const incompleteSchema = z.literal(true).optional().meta({
  description: 'After a change of the masking rules some sessions cannot be searched yet; they are missing here',
});

/** What session lists, counts and exports filter by, as query parameters. */
export const sessionFilterQuery = {
  enabled: z
    .enum(['true', 'false'], 'must be true or false')
    .transform((text) => text === 'true')
    .optional(),
  ...timesOf(momentSchema),
  q: qSchema.optional(),
  metadata_filter: metadataFilterSchema.optional(),
  match: matchSchema.optional(),
};

/** The filters once they are checked. */
export type SessionFilters = z.output<z.ZodObject<typeof sessionFilterQuery>>;

/** The same filters as JSON, as they are kept: without the exact value, which is kept nowhere. */
export const keptFilters = {
  agent_id: agentIdSchema.optional(),
  enabled: z.boolean('must be true or false').optional(),
  ...timesOf(momentTextSchema),
  q: qSchema.optional(),
  metadata_filter: metadataFilterSchema.optional(),
};

export type KeptFilters = z.output<z.ZodObject<typeof keptFilters>>;

/** Filters that were kept, as a list takes them. */
export function filtersOf({ agent_id: _agent, ...kept }: KeptFilters): SessionFilters {
  const moment = (text: string | undefined) => (text === undefined ? undefined : momentSchema.parse(text));
  return {
    ...kept,
    created_after: moment(kept.created_after),
    created_before: moment(kept.created_before),
    updated_after: moment(kept.updated_after),
    updated_before: moment(kept.updated_before),
  };
}

/** The order of session lists, as query parameters or as JSON. */
export const orderQuery = {
  order_by: z
    .enum(['created_at', 'updated_at'], 'must be created_at or updated_at')
    .optional()
    .meta({ description: 'Which time the order follows; `created_at` where it is left out' }),
  direction: z
    .enum(['desc', 'asc'], 'must be desc or asc')
    .optional()
    .meta({ description: 'Newest first (`desc`) where it is left out' }),
};
