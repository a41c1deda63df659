import { keepCookie } from '../browser/keep-cookie';

/** How times are written for one reader. The same on the server and in the first client render. */
export type Reader = { zone: string; locale: string };

const unknownReader: Reader = { zone: 'UTC', locale: 'en' };

/** What is chosen in place of a zone's name by whoever wants the desk's own zone, whichever that is. */
export const desksZone = 'desk';

/** What a browser keeps of its reader: its own zone, what the reader chose instead, the locale. */
export type KeptReader = { zone?: string | undefined; chosenZone?: string | undefined; locale?: string | undefined };

/** The names of the cookies. */
export const readerCookies = { zone: 'desk_zone', chosenZone: 'desk_chosen_zone', locale: 'desk_locale' } as const;

/**
 * Takes the cookies as they came (or did not), and the desk's zone; gives a zone and a locale that exist. A zone that was
 * chosen wins.
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

/** Keeps this browser's own zone and locale for the next page that the server draws. */
export function keepBrowserReader({ zone, locale }: Reader): void {
  keepCookie(readerCookies.zone, zone);
  keepCookie(readerCookies.locale, locale);
}

/** Takes what was kept as chosen; gives it where it is a zone or the desk's, and null for anything else. */
export function knownChoice(chosenZone: string | undefined): string | null {
  return chosenZone === desksZone ? desksZone : knownZone(chosenZone);
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
