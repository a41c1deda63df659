import { knownZone } from '../times/reader';
import { writeExact } from '../times/write-time';

/**
 * A time in the desk's zone, with its name, and in UTC on hover: without a script the page cannot know the recipient's
 * zone. Falls back to UTC if the zone is unknown here.
 */
export function DeskTime({ iso, zone }: { iso: string; zone: string }) {
  const written = (shown: string) => writeExact(Date.parse(iso), { zone: shown, locale: 'en' });
  return (
    <time dateTime={iso} title={written('UTC')}>
      {written(knownZone(zone) ?? 'UTC')}
    </time>
  );
}
