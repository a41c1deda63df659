import { expect, test } from 'vitest';
import { matchingZones, offsetWords, zoneEntries } from './zone-entries';

const winter = Date.parse('2024-01-15T10:30:00Z');
const entries = zoneEntries('Europe/Berlin', 'Asia/Tokyo', winter);
const found = (text: string) => matchingZones(entries, text).map(({ zone }) => zone);

test('the zones of browser and desk and UTC come first, then every zone once', () => {
  expect(entries.slice(0, 3)).toEqual([
    { zone: null, name: 'This browser (Europe/Berlin)', offset: 'UTC+01:00' },
    { zone: 'desk', name: 'This desk (Asia/Tokyo)', offset: 'UTC+09:00' },
    { zone: 'UTC', name: 'UTC', offset: 'UTC+00:00' },
  ]);
  expect(new Set(entries.map(({ zone }) => zone)).size).toBe(entries.length);
  for (const zone of Intl.supportedValuesOf('timeZone')) expect(found(zone), zone).toContain(zone);
});

test.each([
  ['berl', [null, 'Europe/Berlin']],
  ['los ang', ['America/Los_Angeles']],
  ['Los_Angeles', ['America/Los_Angeles']],
  ['kolkata', ['Asia/Kolkata']],
  ['kyiv', ['Europe/Kyiv']],
  ['browser', [null]],
  ['tokyo', ['desk', 'Asia/Tokyo']],
  ['nowhere at all', []],
])('%j finds %j', (text, zones) => {
  expect(found(text)).toEqual(zones);
});

test('an offset finds the zones that currently have it', () => {
  expect(found('+05:30')).toContain('Asia/Kolkata');
  expect(found('utc+05:45')).toContain('Asia/Kathmandu');
  expect(found('-03:30')).toEqual(['America/St_Johns']);
});

test.each([
  ['Europe/Berlin', '2024-03-31T00:59:59Z', 'UTC+01:00'],
  ['Europe/Berlin', '2024-03-31T01:00:00Z', 'UTC+02:00'],
  ['Europe/Berlin', '2024-10-27T00:59:59Z', 'UTC+02:00'],
  ['Europe/Berlin', '2024-10-27T01:00:00Z', 'UTC+01:00'],
  ['Australia/Lord_Howe', '2024-04-06T15:00:00Z', 'UTC+10:30'],
  ['America/St_Johns', '2024-01-15T10:30:00Z', 'UTC-03:30'],
  ['Pacific/Kiritimati', '2024-01-15T10:30:00Z', 'UTC+14:00'],
])('the offset of %s at %s is %s', (zone, iso, words) => {
  expect(offsetWords(zone, Date.parse(iso))).toBe(words);
});
