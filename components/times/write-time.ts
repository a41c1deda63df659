import type { Reader } from './reader';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const month = 30 * day;
const year = 365 * day;

const steps = [
  { from: year, unit: 'year', seconds: year, short: 'y' },
  { from: month, unit: 'month', seconds: month, short: 'mo' },
  { from: day, unit: 'day', seconds: day, short: 'd' },
  { from: hour, unit: 'hour', seconds: hour, short: 'h' },
  { from: minute, unit: 'minute', seconds: minute, short: 'min' },
] as const;

const isEnglish = (locale: string) => /^en\b/i.test(locale);

/** Formats the distance from `now` in one unit: `3 h ago`, `in 5 min`, `just now`. Both times are in milliseconds. */
export function writeRelative(at: number, now: number, locale: string): string {
  const seconds = (at - now) / 1000;
  const distance = Math.abs(seconds);
  const step = steps.find((each) => distance >= each.from);
  if (step === undefined) return isEnglish(locale) ? 'just now' : relativeFormat(locale, 'auto').format(0, 'second');
  const count = Math.floor(distance / step.seconds);
  if (isEnglish(locale)) return seconds < 0 ? `${count} ${step.short} ago` : `in ${count} ${step.short}`;
  return relativeFormat(locale, 'always').format(seconds < 0 ? -count : count, step.unit);
}

/** Formats a time to the second in the reader's zone, with the zone's name: `15 Jan 2024, 11:30:00 CET`. */
export function writeExact(at: number, { zone, locale }: Reader): string {
  if (!isEnglish(locale)) return `${exactFormat(locale, zone).format(at)} ${zoneName(at, { zone, locale })}`;
  // Written the same for all kinds of English, part by part, so that server and browser cannot differ.
  const part = Object.fromEntries(
    exactFormat('en-US', zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const clock = `${part.hour}:${part.minute}:${part.second}`;
  return `${part.day} ${part.month} ${part.year}, ${clock} ${zoneName(at, { zone, locale })}`;
}

/** Formats a time's day or month in the reader's zone, without naming the zone: `15 Jan 2024`, `Jan 2024`. */
export function writeDay(at: number, { zone, locale }: Reader, unit: 'day' | 'month'): string {
  const options: Intl.DateTimeFormatOptions = {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: zone,
    month: 'short',
    year: 'numeric',
    ...(unit === 'day' ? { day: 'numeric' } : {}),
  };
  if (!isEnglish(locale)) return format(locale, options).format(at);
  const parts = format('en-US', options).formatToParts(at);
  const written = (type: string) => parts.find((part) => part.type === type)?.value;
  return [written('day'), written('month'), written('year')].filter((part) => part !== undefined).join(' ');
}

/** The name of the reader's zone at a time: `CET`, or `GMT+5:45` if there is no short name. */
export function zoneName(at: number, { zone, locale }: Reader): string {
  if (zone === 'UTC') return 'UTC';
  const names = [locale, 'en-GB', 'en-US', 'en-AU', 'en-IN'].map((each) => zoneNameIn(each, zone, at));
  return names.find((name) => !/^(GMT|UTC)[+\-−]/.test(name)) ?? names[1] ?? zone;
}

/** Formats a time in UTC as the API writes it. */
export function writeIso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Creating a formatter takes a hundred times as long as using it, and a list shows many times.
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, found);
  return found;
}

function exactFormat(locale: string, zone: string): Intl.DateTimeFormat {
  return format(locale, {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}

function zoneNameIn(locale: string, zone: string, at: number): string {
  const parts = format(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

function relativeFormat(locale: string, numeric: 'auto' | 'always'): Intl.RelativeTimeFormat {
  return new Intl.RelativeTimeFormat(locale, { style: 'short', numeric });
}
