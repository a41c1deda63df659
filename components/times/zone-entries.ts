import { desksZone, knownZone } from './reader';
import { offsetAt } from './zoned-times';

/** A zone to choose. `zone` is null for the browser's, and `desksZone` for the desk's. */
export type ZoneEntry = { zone: string | null; name: string; offset: string };

/** Names that browsers know but list under an older name. */
const newerNames = [
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Pohnpei',
];

/** All zones to choose from, with each one's offset from UTC at a time. */
export function zoneEntries(browserZone: string, deskZone: string, at: number): ZoneEntry[] {
  return [
    { zone: null, name: `This browser (${browserZone})`, offset: offsetWords(browserZone, at) },
    // A zone of the desk that this browser does not know cannot be shown here.
    ...(knownZone(deskZone) === null
      ? []
      : [{ zone: desksZone, name: `This desk (${deskZone})`, offset: offsetWords(deskZone, at) }]),
    ...namedZones(at),
  ];
}

/** UTC, then all zones by name; `besides` is always among them. Offsets are those at the time `at`. */
export function namedZones(at: number, besides = 'UTC'): ZoneEntry[] {
  const names = new Set(
    [...Intl.supportedValuesOf('timeZone'), ...newerNames].filter((name) => knownZone(name) === name),
  );
  if (knownZone(besides) === besides) names.add(besides);
  names.delete('UTC');
  return ['UTC', ...[...names].sort()].map((zone) => ({ zone, name: zone, offset: offsetWords(zone, at) }));
}

/** The entries in which each word of the text begins a part of the name, or is the offset. */
export function matchingZones(entries: readonly ZoneEntry[], text: string): ZoneEntry[] {
  const wanted = partsOf(text);
  return entries.filter(({ name, offset }) => {
    const parts = [...partsOf(name), offset.toLowerCase(), offset.slice(3)];
    return wanted.every((word) => parts.some((part) => part.startsWith(word)));
  });
}

/** A zone's offset from UTC at a time: `UTC+05:45`, `UTC-03:00`, `UTC+00:00`. */
export function offsetWords(zone: string, at: number): string {
  const minutes = Math.round(offsetAt(at, zone) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

function partsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s/_()]+/)
    .filter((part) => part !== '');
}
