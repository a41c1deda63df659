'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { browserReader, keepReader, type Reader, readerFrom } from './reader';
import { writeExact, writeIso, writeRelative, zoneName } from './write-time';

export type TimeDisplay = Reader & {
  /** milliseconds; moves on once a minute */
  now: number;
  /** `3 h ago` */
  relative: (iso: string) => string;
  /** `15 Jan 2024, 11:30:00 CET` */
  exact: (iso: string) => string;
  /** `2024-01-15T10:30:00Z` */
  utc: (iso: string) => string;
  /** the zone's name now: `CET` */
  zoneName: string;
};

const TimeDisplayContext = createContext<TimeDisplay | null>(null);

export type TimeDisplayProviderProps = {
  /** the cookies as they came with the request */
  zone: string | undefined;
  locale: string | undefined;
  /** the server's now in milliseconds */
  now: number;
  children: ReactNode;
};

/**
 * One truth about times for server and browser: what the server knew is used for the first client render too; after
 * mounting it changes to the reader's own zone and locale, and keeps them for the next page.
 */
export function TimeDisplayProvider({ zone, locale, now: serverNow, children }: TimeDisplayProviderProps) {
  const [reader, setReader] = useState(() => readerFrom(zone, locale));
  const [now, setNow] = useState(serverNow);

  useEffect(() => {
    const own = browserReader();
    setReader((known) => (known.zone === own.zone && known.locale === own.locale ? known : own));
    setNow(Date.now());
    keepReader(own);
    const timer = window.setInterval(() => setNow(Date.now()), 60_000);
    return () => window.clearInterval(timer);
  }, []);

  const display = useMemo(() => displayFor(reader, now), [reader, now]);
  return <TimeDisplayContext value={display}>{children}</TimeDisplayContext>;
}

/** Gives how times are written for this reader. Throws outside of TimeDisplayProvider. */
export function useTimeDisplay(): TimeDisplay {
  const display = useContext(TimeDisplayContext);
  if (display === null) throw new Error('Times are shown inside of TimeDisplayProvider only.');
  return display;
}

function displayFor(reader: Reader, now: number): TimeDisplay {
  return {
    ...reader,
    now,
    relative: (iso) => writeRelative(Date.parse(iso), now, reader.locale),
    exact: (iso) => writeExact(Date.parse(iso), reader),
    utc: (iso) => writeIso(Date.parse(iso)),
    zoneName: zoneName(now, reader),
  };
}
