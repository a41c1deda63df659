const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** The message for a text that is not a valid time. */
export const momentProblem = 'must be a time with its zone, such as 2024-01-15T10:30:00Z (in a URL, write + as %2B)';

/** Returns the time that a text names (RFC 3339 with its zone), or null for a day or hour that does not exist. */
export function momentOf(text: string): Date | null {
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
