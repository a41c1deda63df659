import type { Bucket } from '#contract/session-counts';
import { writeNumber } from '../numbers/write-number';
import type { Reader } from '../times/reader';
import { writeDay, writeExact, zoneName } from '../times/write-time';

/** How a chart's times and numbers are formatted for one reader. */
export type BarWords = {
  /** the zone of the times */
  zone: string;
  /** when a bar begins */
  from: (iso: string) => string;
  /** the name of a bar */
  name: (iso: string) => string;
  count: (sessions: number) => string;
};

/**
 * Returns how the bars of a chart are formatted for a reader. Hours are shown in the reader's own zone; days, weeks and
 * months are counted, and so shown, in UTC.
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
