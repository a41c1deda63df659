import { knownZone } from '../times/reader';
import { writeExact } from '../times/write-time';

/**
 * A moment in the zone of the desk, named, and in UTC on hover: the page cannot know the recipient's zone without a
 * script. In UTC where the zone is not known here.
 */
export function DeskTime({ iso, zone }: { iso: string; zone: string }) {
  const written = (shown: string) => writeExact(Date.parse(iso), { zone: shown, locale: 'en' });
  return (
    <time dateTime={iso} title={written('UTC')}>
      {written(knownZone(zone) ?? 'UTC')}
    </time>
  );
}
