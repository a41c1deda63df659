'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import {
  browserReader,
  type KeptReader,
  keepBrowserReader,
  keepChosenZone,
  knownChoice,
  type Reader,
  readerFrom,
} from './reader';
import { writeExact, writeIso, writeRelative, zoneName } from './write-time';

export type TimeDisplay = Reader & {
  /** the zone that the reader chose, or the desk's; null while times follow the browser */
  chosenZone: string | null;
  /** shows all times in this zone from now on, on every page of this browser; null follows the browser again */
  chooseZone: (zone: string | null) => void;
  /** milliseconds; updated once a minute */
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

export type TimeDisplayProviderProps = KeptReader & {
  /** the server's now in milliseconds */
  now: number;
  /** the desk's own zone, for readers who chose it */
  deskZone: string;
  children: ReactNode;
};

/**
 * One source of truth about times for server and browser: the first client render uses what the server knew; after
 * mounting it changes to the reader's own zone and locale, and stores them for the next page. A zone that the reader
 * chose overrides the browser's.
 */
export function TimeDisplayProvider({ now: serverNow, deskZone, children, ...kept }: TimeDisplayProviderProps) {
  const [chosenZone, setChosenZone] = useState(() => knownChoice(kept.chosenZone));
  const [browsers, setBrowsers] = useState(() => readerFrom({ zone: kept.zone, locale: kept.locale }));
  const [now, setNow] = useState(serverNow);

  useEffect(() => {
    const own = browserReader();
    setBrowsers((known) => (known.zone === own.zone && known.locale === own.locale ? known : own));
    setNow(Date.now());
    keepBrowserReader(own);
    const timer = window.setInterval(() => setNow(Date.now()), 60_000);
    return () => window.clearInterval(timer);
  }, []);

  const chooseZone = useCallback((zone: string | null) => {
    keepChosenZone(zone);
    setChosenZone(zone);
    setNow(Date.now());
  }, []);

  const display = useMemo(() => {
    const reader = readerFrom({ ...browsers, chosenZone: chosenZone ?? undefined }, deskZone);
    return { ...displayFor(reader, now), chosenZone, chooseZone };
  }, [browsers, chosenZone, chooseZone, deskZone, now]);
  return <TimeDisplayContext value={display}>{children}</TimeDisplayContext>;
}

/** Returns how to format times for this reader. Throws outside TimeDisplayProvider. */
export function useTimeDisplay(): TimeDisplay {
  const display = useContext(TimeDisplayContext);
  if (display === null) throw new Error('useTimeDisplay must be used inside TimeDisplayProvider.');
  return display;
}

function displayFor(reader: Reader, now: number): Omit<TimeDisplay, 'chosenZone' | 'chooseZone'> {
  return {
    ...reader,
    now,
    relative: (iso) => writeRelative(Date.parse(iso), now, reader.locale),
    exact: (iso) => writeExact(Date.parse(iso), reader),
    utc: (iso) => writeIso(Date.parse(iso)),
    zoneName: zoneName(now, reader),
  };
}
