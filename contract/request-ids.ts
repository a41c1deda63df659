import { z } from 'zod';

/** The pattern of a request id, including ids that callers send. */
export const requestIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{8,128}$/, 'a request_id must have 8 to 128 letters, digits, _, . or -');
