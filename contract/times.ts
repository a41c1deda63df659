import { z } from 'zod';
import { momentOf, momentProblem } from './moments';

export const timeSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/)
  .meta({
    id: 'Time',
    format: 'date-time',
    description: 'A time in UTC (RFC 3339): whole seconds without a fraction, otherwise milliseconds',
  });

/** Formats a time as the API does: `2024-01-15T10:30:00Z`, or with milliseconds if there are any. */
export function formatTime(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}

/**
 * A time from a caller: RFC 3339 with its zone (`2024-01-15T10:30:00Z`, `…+01:00`). Fractions of a millisecond are
 * dropped. Days and hours that do not exist are refused, and so are texts without a zone, which are ambiguous.
 */
export const momentTextSchema = z
  .string()
  .refine((text) => momentOf(text) !== null, momentProblem)
  .meta({ format: 'date-time', description: 'A time with its zone (RFC 3339), truncated to milliseconds' });

/** The same, parsed to a Date. */
export const momentSchema = momentTextSchema.transform((text) => momentOf(text) as Date);
