import { z } from 'zod';
import { emptyProblem, longestPageKey, longPageKeyProblem } from './list-rules';

const mostOfPage = 100;
const usualPage = 10;

/** The query parameters of every list that has pages. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, `must be a whole number from 1 to ${mostOfPage}`)
    .transform(Number)
    .default(usualPage)
    .meta({
      type: 'integer',
      minimum: 1,
      maximum: mostOfPage,
      pattern: undefined,
      description: 'Rows of a page',
    }),
  page_key: z
    .string()
    .min(1, emptyProblem)
    .max(longestPageKey, longPageKeyProblem)
    .optional()
    .meta({ description: 'The `page_key` of the previous page; the other parameters must stay the same' }),
};

/** What a list says of itself. */
export const pageMetadataSchema = z
  .strictObject({
    page_key: z.string().optional().meta({ description: 'The key of the next page; absent on the last one' }),
  })
  .meta({ id: 'PageMetadata' });
