import type { Bucket } from '#contract/session-counts';
import { writeNumber } from '../numbers/write-number';
import type { Reader } from '../times/reader';
import { writeDay, writeExact, zoneName } from '../times/write-time';

/** How a chart's times and numbers are written for one reader. */
export type BarWords = {
  /** the zone of the times */
  zone: string;
  /** where a bar begins */
  from: (iso: string) => string;
  /** what a bar is called */
  name: (iso: string) => string;
  count: (sessions: number) => string;
};

/**
 * Takes the reader, and how long a bar is; gives how its bars are written. An hour begins in any zone, so it is in the
 * reader's own; days, weeks and months are those of UTC, as they are counted.
 */
export function barWords({ zone, locale }: Reader, bucket: Bucket): BarWords {
  const utc = { zone: 'UTC', locale };
  const day = (iso: string) => writeDay(Date.parse(iso), utc, bucket === 'month' ? 'month' : 'day');
  const hour = (iso: string) => writeExact(Date.parse(iso), { zone, locale });
  const from = bucket === 'hour' ? hour : day;
  return {
    zone: bucket === 'hour' ? zoneName(Date.now(), { zone, locale }) : 'UTC',
    from,
    name: bucket === 'week' ? (iso) => `Week of ${day(iso)}` : from,
    count: (sessions) => writeNumber(sessions, locale),
  };
}
