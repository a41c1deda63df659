/** How times are written for one reader. The same on the server and in the first client render. */
export type Reader = { zone: string; locale: string };

const unknownReader: Reader = { zone: 'UTC', locale: 'en' };

// app/layout.tsx reads these two by name.
const zoneCookie = 'desk_zone';
const localeCookie = 'desk_locale';

/** Takes the two cookies as they came (or did not); gives a zone and a locale that exist. */
export function readerFrom(zone: string | undefined, locale: string | undefined): Reader {
  return { zone: knownZone(zone) ?? unknownReader.zone, locale: knownLocale(locale) ?? unknownReader.locale };
}

/** The zone and the locale of this browser. */
export function browserReader(): Reader {
  return readerFrom(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language);
}

/** Keeps the reader for the next page that the server draws. */
export function keepReader(reader: Reader): void {
  const rest = `; path=/; max-age=31536000; samesite=lax${window.location.protocol === 'https:' ? '; secure' : ''}`;
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is not in every browser that the desk serves
  document.cookie = `${zoneCookie}=${encodeURIComponent(reader.zone)}${rest}`;
  // biome-ignore lint/suspicious/noDocumentCookie: as above
  document.cookie = `${localeCookie}=${encodeURIComponent(reader.locale)}${rest}`;
}

function knownZone(zone: string | undefined): string | null {
  if (zone === undefined || !/^[A-Za-z0-9_+/-]{1,64}$/.test(zone)) return null;
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
