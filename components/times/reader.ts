import { keepCookie } from '../shell/keep-cookie';

/** How times are written for one reader. The same on the server and in the first client render. */
export type Reader = { zone: string; locale: string };

const unknownReader: Reader = { zone: 'UTC', locale: 'en' };

/** What a browser keeps of its reader: its own zone, the zone that the reader chose instead, the locale. */
export type KeptReader = { zone?: string | undefined; chosenZone?: string | undefined; locale?: string | undefined };

/** The names of the cookies. */
export const readerCookies = { zone: 'desk_zone', chosenZone: 'desk_chosen_zone', locale: 'desk_locale' } as const;

/** Takes the cookies as they came (or did not); gives a zone and a locale that exist. A zone that was chosen wins. */
export function readerFrom({ zone, chosenZone, locale }: KeptReader): Reader {
  return {
    zone: knownZone(chosenZone) ?? knownZone(zone) ?? unknownReader.zone,
    locale: knownLocale(locale) ?? unknownReader.locale,
  };
}

/** The zone and the locale of this browser. */
export function browserReader(): Reader {
  return readerFrom({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language });
}

/** Keeps this browser's own zone and locale for the next page that the server draws. */
export function keepBrowserReader({ zone, locale }: Reader): void {
  keepCookie(readerCookies.zone, zone);
  keepCookie(readerCookies.locale, locale);
}

/** Keeps the zone that the reader chose, for this browser; null follows the browser again. */
export function keepChosenZone(zone: string | null): void {
  keepCookie(readerCookies.chosenZone, zone);
}

/** Takes a zone's name; gives it where it is one, `UTC` for each name of UTC, and null for anything else. */
export function knownZone(zone: string | undefined): string | null {
  // An offset such as +05:30 is a zone to some browsers only: a name is one to all.
  if (zone === undefined || !/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone === 'UTC' ? 'UTC' : zone;
  } catch {
    return null;
  }
}

function knownLocale(locale: string | undefined): string | null {
  if (locale === undefined || locale.length > 35) return null;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([locale])[0] ?? null;
  } catch {
    return null;
  }
}
