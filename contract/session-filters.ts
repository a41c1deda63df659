import { z } from 'zod';
import { agentIdSchema } from './ids';
import {
  directionProblem,
  directions,
  emptyProblem,
  longExpressionProblem,
  maxExpressionLength,
  orderColumns,
  orderProblem,
  searchTextProblem,
  statusProblem,
} from './list-rules';
import { metadataFilterLimits } from './metadata-filter';
import { momentSchema, momentTextSchema } from './times';

const maxMatchLength = 1_000;

const qSchema = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const message = searchTextProblem(text);
    if (message !== null) context.addIssue({ code: 'custom', message });
  })
  .meta({ description: 'Text in the id, the description or a metadata value. Masked values aren’t searched' });

const metadataFilterSchema = z.string().min(1, emptyProblem).max(maxExpressionLength, longExpressionProblem).meta({
  maxLength: metadataFilterLimits.characters,
  description:
    "A condition on the metadata, such as `priority = 'high' AND interaction_count >= 5`. Masked values count as absent",
});

export const matchSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(maxMatchLength, `can have at most ${maxMatchLength} characters`)
  .meta({
    description: 'An exact masked value; requires `personal_data:read`. 30 searches a minute, each recorded',
  });

const timeWords = {
  created_after: 'Created at or after this time',
  created_before: 'Created before this time',
  updated_after: 'Last changed at or after this time',
  updated_before: 'Last changed before this time',
};

/** The four time bounds; each is parsed with the given schema. */
function timesOf<Schema extends z.ZodType>(moment: Schema) {
  const bound = (description: string) => moment.optional().meta({ description });
  return {
    created_after: bound(timeWords.created_after),
    created_before: bound(timeWords.created_before),
    updated_after: bound(timeWords.updated_after),
    updated_before: bound(timeWords.updated_before),
  };
}

/** Whether the response to a search may be incomplete. */
export const incompleteSchema = z.literal(true).optional().meta({
  description: 'After a change of the masking rules, some sessions can’t be searched yet; they are missing here',
});

/** The filters of session lists, counts and exports, as query parameters. */
export const sessionFilterQuery = {
  enabled: z
    .enum(['true', 'false'], statusProblem)
    .transform((text) => text === 'true')
    .optional(),
  ...timesOf(momentSchema),
  q: qSchema.optional(),
  metadata_filter: metadataFilterSchema.optional(),
  match: matchSchema.optional(),
};

/** The validated filters. */
export type SessionFilters = z.output<z.ZodObject<typeof sessionFilterQuery>>;

/** The same filters as stored JSON: without the exact value, which is never stored. */
export const keptFilters = {
  agent_id: agentIdSchema.optional(),
  enabled: z.boolean(statusProblem).optional(),
  ...timesOf(momentTextSchema),
  q: qSchema.optional(),
  metadata_filter: metadataFilterSchema.optional(),
};

export type KeptFilters = z.output<z.ZodObject<typeof keptFilters>>;

/** Turns stored filters into the filters of a list. */
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
    .enum(orderColumns, orderProblem)
    .optional()
    .meta({ description: 'The time to sort by; `created_at` by default' }),
  direction: z.enum(directions, directionProblem).optional().meta({ description: 'Newest first (`desc`) by default' }),
};
