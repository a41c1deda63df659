import { z } from 'zod';

export const timeSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/)
  .meta({
    id: 'Time',
    format: 'date-time',
    description: 'A moment in UTC (RFC 3339): whole seconds without a fraction, otherwise milliseconds',
  });

/** Prints a moment as the API does: `2024-01-15T10:30:00Z`, or with milliseconds where there are any. */
export function formatTime(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}

const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * A moment that a caller names: RFC 3339 with its zone (`2024-01-15T10:30:00Z`, `…+01:00`). Parts of a millisecond
 * are left out. Days and hours that do not exist are refused, and so are texts without a zone: nobody knows which
 * moment they mean.
 */
export const momentTextSchema = z
  .string()
  .refine((text) => momentOf(text) !== null, {
    error: 'must be a time with its zone, such as 2024-01-15T10:30:00Z (in a URL, write + as %2B)',
  })
  .meta({ format: 'date-time', description: 'A moment with its zone (RFC 3339); parts of a millisecond are left out' });

/** The same, as the moment that it names. */
export const momentSchema = momentTextSchema.transform((text) => momentOf(text) as Date);

function momentOf(text: string): Date | null {
  const parts = rfc3339.exec(text)?.slice(1);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, , zoneHours = 0, zoneMinutes = 0] = parts.map(
    (part) => Number(part ?? 0),
  );
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!isDay || year < 1 || hour > 23 || minute > 59 || second > 59 || zoneHours > 23 || zoneMinutes > 59) return null;
  return new Date(text.toUpperCase());
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
