import { desksZone, knownZone } from './reader';
import { offsetAt } from './zoned-times';

/** A zone that may be chosen. `zone` is null for the one of the browser, and `desksZone` for the one of the desk. */
export type ZoneEntry = { zone: string | null; name: string; offset: string };

/** Names that browsers know but list under the older one. */
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

/** Takes the zones of browser and desk and a moment; gives all that can be chosen, with what each is ahead of UTC then. */
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

/** Takes a moment, and a zone that is among them in any case; gives UTC and then all zones by their names. */
export function namedZones(at: number, besides = 'UTC'): ZoneEntry[] {
  const names = new Set(
    [...Intl.supportedValuesOf('timeZone'), ...newerNames].filter((name) => knownZone(name) === name),
  );
  if (knownZone(besides) === besides) names.add(besides);
  names.delete('UTC');
  return ['UTC', ...[...names].sort()].map((zone) => ({ zone, name: zone, offset: offsetWords(zone, at) }));
}

/** Takes a text; gives the entries of which each word of it begins a part, or whose offset it is. */
export function matchingZones(entries: readonly ZoneEntry[], text: string): ZoneEntry[] {
  const wanted = partsOf(text);
  return entries.filter(({ name, offset }) => {
    const parts = [...partsOf(name), offset.toLowerCase(), offset.slice(3)];
    return wanted.every((word) => parts.some((part) => part.startsWith(word)));
  });
}

/** Takes a zone and a moment; gives what its clocks are ahead of UTC then: `UTC+05:45`, `UTC-03:00`, `UTC+00:00`. */
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
