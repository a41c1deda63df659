import { setTimeout as pause } from 'node:timers/promises';
import { onePerProcess } from '#data/one-per-process';
import { currentSettings } from './settings';

/** The facts about the desk that every page shows. */
export type PublicSettings = { name: string; zone: string };

const patienceMilliseconds = 500;

const last = onePerProcess('desk-facts', (): { known: PublicSettings } => ({
  known: { name: 'Session Desk', zone: 'UTC' },
}));

/**
 * Returns the desk's name and time zone for the pages. Never throws and waits at most 500 ms: while the database does
 * not answer, it returns the last known values, or those of a new desk.
 */
export async function publicSettings(): Promise<PublicSettings> {
  const read = currentSettings().then(
    ({ desk_name, time_zone }) => {
      last.known = { name: desk_name, zone: time_zone };
    },
    () => {},
  );
  await Promise.race([read, pause(patienceMilliseconds, undefined, { ref: false })]);
  return last.known;
}
