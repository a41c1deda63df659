import { setTimeout as pause } from 'node:timers/promises';
import { onePerProcess } from '#data/one-per-process';
import { currentSettings } from './settings';

/** What every page says of the desk itself. */
export type PublicSettings = { name: string; zone: string };

const patienceMilliseconds = 500;

const last = onePerProcess('desk-facts', (): { known: PublicSettings } => ({
  known: { name: 'Session Desk', zone: 'UTC' },
}));

/**
 * Gives the name of the desk and its time zone for the pages. Never throws and never waits long: while the database does
 * not answer, it gives what was known last, or what a new desk has.
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
