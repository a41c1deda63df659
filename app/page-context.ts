import { cookies } from 'next/headers';
import type { ProvidersProps } from '#components/shell/providers';
import { publicSettings } from '#core/settings/public-settings';
import { readerCookies } from '../components/times/reader';

/**
 * The initial context of the desk's own pages: public settings, the reader's time settings from the browser, and the
 * current time.
 */
export async function pageContext(): Promise<Omit<ProvidersProps, 'children'>> {
  const [kept, desk] = await Promise.all([cookies(), publicSettings()]);
  return {
    desk,
    zone: kept.get(readerCookies.zone)?.value,
    chosenZone: kept.get(readerCookies.chosenZone)?.value,
    locale: kept.get(readerCookies.locale)?.value,
    now: Date.now(),
  };
}
