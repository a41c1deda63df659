/** Formats a time for a date and time field in the zone: `2024-01-15T11:30`. */
export function fieldTimeOf(iso: string, zone: string): string {
  const { year = '', month, day, hour, minute, second } = partsIn(zone, Date.parse(iso));
  const time = second === '00' ? `${hour}:${minute}` : `${hour}:${minute}:${second}`;
  return `${year.padStart(4, '0')}-${month}-${day}T${time}`;
}

/**
 * Converts a date and time field's value in a zone to UTC as the API writes it, or null if it is no date. An hour that
 * the zone skips is read as the one after it, and an hour that occurs twice as the first.
 */
export function momentOfField(text: string, zone: string): string | null {
  const wanted = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
  if (Number.isNaN(wanted)) return null;
  // The larger offset of the two around the moment comes first: before clocks go back.
  const [before, after] = [offsetAt(wanted - day, zone), offsetAt(wanted + day, zone)];
  const fitting = [before, after].map((offset) => wanted - offset).find((at) => at + offsetAt(at, zone) === wanted);
  return new Date(fitting ?? wanted - before).toISOString().replace('.000Z', 'Z');
}

const day = 86_400_000;

/** The milliseconds by which the zone's clocks are ahead of UTC at a time. */
export function offsetAt(at: number, zone: string): number {
  const { year, month, day: date, hour, minute, second } = partsIn(zone, at);
  const shown = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute), Number(second));
  return shown - Math.floor(at / 1_000) * 1_000;
}

function partsIn(zone: string, at: number): Record<string, string | undefined> {
  return Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
}

function clockOf(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}
