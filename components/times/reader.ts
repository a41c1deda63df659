import { keepCookie } from '../browser/keep-cookie';

/** How times are written for one reader. The same on the server and in the first client render. */
export type Reader = { zone: string; locale: string };

const unknownReader: Reader = { zone: 'UTC', locale: 'en' };

/** Stored instead of a zone's name for readers who choose the desk's own zone, whichever that is. */
export const desksZone = 'desk';

/** What a browser stores about its reader: its own zone, the zone chosen instead, the locale. */
export type KeptReader = { zone?: string | undefined; chosenZone?: string | undefined; locale?: string | undefined };

/** The names of the cookies. */
export const readerCookies = { zone: 'desk_zone', chosenZone: 'desk_chosen_zone', locale: 'desk_locale' } as const;

/**
 * Returns a zone and a locale that exist, from the cookies as received, which may be missing, and the desk's zone. A
 * chosen zone wins.
 */
export function readerFrom({ zone, chosenZone, locale }: KeptReader, deskZone?: string): Reader {
  return {
    zone: knownZone(chosenZone === desksZone ? deskZone : chosenZone) ?? knownZone(zone) ?? unknownReader.zone,
    locale: knownLocale(locale) ?? unknownReader.locale,
  };
}

/** The zone and the locale of this browser. */
export function browserReader(): Reader {
  return readerFrom({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: navigator.language });
}

/** Stores this browser's zone and locale for the next page that the server renders. */
export function keepBrowserReader({ zone, locale }: Reader): void {
  keepCookie(readerCookies.zone, zone);
  keepCookie(readerCookies.locale, locale);
}

/** Returns the stored choice if it is a zone or the desk's, otherwise null. */
export function knownChoice(chosenZone: string | undefined): string | null {
  return chosenZone === desksZone ? desksZone : knownZone(chosenZone);
}

/** Stores the zone that the reader chose in this browser; null follows the browser again. */
export function keepChosenZone(zone: string | null): void {
  keepCookie(readerCookies.chosenZone, zone);
}

/** Returns the name if it is a zone's, `UTC` for any name of UTC, otherwise null. */
export function knownZone(zone: string | undefined): string | null {
  // Only some browsers accept an offset such as +05:30 as a zone; all accept names.
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
