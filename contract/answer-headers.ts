import { z } from 'zod';

/** Response headers that mean something to a caller. */
export const answerHeaders = {
  'X-Request-Id': z
    .string()
    .regex(/^[A-Za-z0-9_.-]{8,128}$/)
    .meta({
      description: 'Identifies the call in the log. A request may send its own, which is kept if it has this form',
    }),
  'X-RateLimit-Limit': z.int().min(1).meta({ description: 'Calls allowed in a window of 60 seconds' }),
  'X-RateLimit-Remaining': z.int().min(0).meta({ description: 'Calls left in this window' }),
  'X-RateLimit-Reset': z.int().meta({ description: 'When the window ends, in seconds since 1970' }),
  'Retry-After': z.int().min(1).optional().meta({ description: 'Seconds to wait before retrying' }),
  ETag: z.string().meta({
    description:
      'Identifies what was returned, for `If-Match` and `If-None-Match`. Derived from the revision, never from the content',
  }),
  'Last-Modified': z.string().meta({ description: 'When the session was last changed, as an HTTP date' }),
  Location: z.string().meta({ description: 'The path of what was created' }),
  'Content-Disposition': z.string().meta({ description: 'The name of the file' }),
  'X-CSV-Formula-Prefix': z
    .literal("'")
    .optional()
    .meta({ description: 'CSV only: the prefix of cells that would be read as formulas' }),
  'Idempotency-Replayed': z
    .literal('true')
    .optional()
    .meta({ description: 'Only when the answer is for an earlier call with this `Idempotency-Key`' }),
};

export type AnswerHeader = keyof typeof answerHeaders;

/** The headers of every response under /v2, errors included. */
export const standardHeaders = [
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
] as const satisfies AnswerHeader[];
