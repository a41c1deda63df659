import { cookies } from 'next/headers';
import { deskFacts } from '#core/desk-facts';
import type { ProvidersProps } from '../components/shell/providers';
import { readerCookies } from '../components/times/reader';

/**
 * What the desk's own pages start with: the desk's facts, the reader's time settings from the browser, and the time
 * now.
 */
export async function knownToPages(): Promise<Omit<ProvidersProps, 'children'>> {
  const [kept, desk] = await Promise.all([cookies(), deskFacts()]);
  return {
    desk,
    zone: kept.get(readerCookies.zone)?.value,
    chosenZone: kept.get(readerCookies.chosenZone)?.value,
    locale: kept.get(readerCookies.locale)?.value,
    now: Date.now(),
  };
}
