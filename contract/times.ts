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

/** Prints a moment as the API does: `2024-01-15T10:30:00Z`, or with milliseconds where there are any. */
export function formatTime(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}

/**
 * A moment that a caller names: RFC 3339 with its zone (`2024-01-15T10:30:00Z`, `…+01:00`). Parts of a millisecond
 * are left out. Days and hours that do not exist are refused, and so are texts without a zone: nobody knows which
 * moment they mean.
 */
export const momentTextSchema = z
  .string()
  .refine((text) => momentOf(text) !== null, momentProblem)
  .meta({ format: 'date-time', description: 'A time with its zone (RFC 3339), truncated to milliseconds' });

/** The same, as the moment that it names. */
export const momentSchema = momentTextSchema.transform((text) => momentOf(text) as Date);
