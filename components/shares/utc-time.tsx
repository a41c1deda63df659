import { writeExact } from '../times/write-time';

/** A moment in UTC, with the zone's name: the page cannot know the recipient's without a script. */
export function UtcTime({ iso }: { iso: string }) {
  return <time dateTime={iso}>{writeExact(Date.parse(iso), { zone: 'UTC', locale: 'en' })}</time>;
}
