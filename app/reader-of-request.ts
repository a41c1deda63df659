import { cookies } from 'next/headers';
import { readerCookies } from '../components/times/reader';
import type { TimeDisplayProviderProps } from '../components/times/time-display';

/** Gives what the browser has told of its reader's times, and the server's now. */
export async function readerOfRequest(): Promise<Omit<TimeDisplayProviderProps, 'children'>> {
  const kept = await cookies();
  return {
    zone: kept.get(readerCookies.zone)?.value,
    chosenZone: kept.get(readerCookies.chosenZone)?.value,
    locale: kept.get(readerCookies.locale)?.value,
    now: Date.now(),
  };
}
