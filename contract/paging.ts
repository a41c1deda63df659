import { z } from 'zod';
import { emptyProblem, longPageKeyProblem, maxPageKeyLength } from './list-rules';

const maxPageSize = 100;
const defaultPage = 10;

/** The query parameters of every paginated list. */
export const pageQuery = {
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, `must be a whole number from 1 to ${maxPageSize}`)
    .transform(Number)
    .default(defaultPage)
    .meta({
      type: 'integer',
      minimum: 1,
      maximum: maxPageSize,
      pattern: undefined,
      description: 'Rows of a page',
    }),
  page_key: z
    .string()
    .min(1, emptyProblem)
    .max(maxPageKeyLength, longPageKeyProblem)
    .optional()
    .meta({ description: 'The `page_key` of the previous page; the other parameters must stay the same' }),
};

/** The metadata of a list. */
export const pageMetadataSchema = z
  .strictObject({
    page_key: z.string().optional().meta({ description: 'The key of the next page; absent on the last one' }),
  })
  .meta({ id: 'PageMetadata' });
