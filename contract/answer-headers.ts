import { z } from 'zod';

/** Headers of answers that mean something to a caller. */
export const answerHeaders = {
  'X-Request-Id': z
    .string()
    .regex(/^[A-Za-z0-9_.-]{8,128}$/)
    .meta({ description: 'Finds the call in the log. A request may bring its own, which is kept if it has this form' }),
  'X-RateLimit-Limit': z.int().min(1).meta({ description: 'Calls that the caller has in a window of 60 seconds' }),
  'X-RateLimit-Remaining': z.int().min(0).meta({ description: 'Calls that are left in this window' }),
  'X-RateLimit-Reset': z.int().meta({ description: 'When the window ends, in seconds since 1970' }),
  'Retry-After': z.int().min(1).optional().meta({ description: 'Seconds to wait before the call is sent again' }),
  ETag: z.string().meta({
    description:
      'Names what was answered, for `If-Match` and `If-None-Match`. Made from the revision, never from the content',
  }),
  'Last-Modified': z.string().meta({ description: 'When the session was changed last, as HTTP writes times' }),
  Location: z.string().meta({ description: 'The path of what was created' }),
  'Content-Disposition': z.string().meta({ description: 'The name of the file' }),
  'X-CSV-Formula-Prefix': z
    .literal("'")
    .optional()
    .meta({ description: 'Only of CSV: what stands before a cell that would be taken for a formula' }),
  'Idempotency-Replayed': z
    .literal('true')
    .optional()
    .meta({ description: 'Only where an earlier call with this `Idempotency-Key` is answered again' }),
};

export type AnswerHeader = keyof typeof answerHeaders;

/** Those that every answer under /v2 carries, errors included. */
export const standardHeaders = [
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
] as const satisfies AnswerHeader[];
