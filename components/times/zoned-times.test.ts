import { expect, test } from 'vitest';
import { writeExact } from './write-time';
import { fieldTimeOf, momentOfField } from './zoned-times';

test.each([
  ['UTC', '2024-01-15T10:30', '2024-01-15T10:30:00Z'],
  ['Europe/Berlin', '2024-01-15T11:30', '2024-01-15T10:30:00Z'],
  ['Europe/Berlin', '2024-07-15T11:30:15', '2024-07-15T09:30:15Z'],
  ['Asia/Kathmandu', '2024-01-15T16:15', '2024-01-15T10:30:00Z'],
  ['America/Los_Angeles', '2024-01-14T23:00', '2024-01-15T07:00:00Z'],
  ['Pacific/Kiritimati', '2024-01-16T00:30', '2024-01-15T10:30:00Z'],
])('in %s the field %s is the time %s, and back', (zone, field, iso) => {
  expect(momentOfField(field, zone)).toBe(iso);
  expect(fieldTimeOf(iso, zone)).toBe(field);
});

test('an hour that the zone skips, and one that occurs twice, can be typed too', () => {
  expect(momentOfField('2024-03-31T02:30', 'Europe/Berlin')).toBe('2024-03-31T01:30:00Z');
  expect(momentOfField('2024-10-27T02:30', 'Europe/Berlin')).toBe('2024-10-27T00:30:00Z');
});

test.each([
  // Half an hour, in the southern autumn: clocks go back from 02:00 to 01:30.
  ['Australia/Lord_Howe', '2024-04-07T01:45', '2024-04-06T14:45:00Z'],
  // At midnight: the day of the change has no 00:30.
  ['America/Santiago', '2024-09-08T00:30', '2024-09-08T04:30:00Z'],
  // Across the date line: there was no 30 December 2011.
  ['Pacific/Apia', '2011-12-31T00:30', '2011-12-30T10:30:00Z'],
  ['America/New_York', '2024-11-03T01:30', '2024-11-03T05:30:00Z'],
])('in %s, %s near a change of the clocks is %s', (zone, field, iso) => {
  expect(momentOfField(field, zone)).toBe(iso);
});

test('around a change of the clocks, each time is read back from how it is shown, also with its zone’s name', () => {
  const berlin = { zone: 'Europe/Berlin', locale: 'en' };
  const shown = (iso: string) => writeExact(Date.parse(iso), berlin);
  expect(shown('2024-03-31T00:59:59Z')).toBe('31 Mar 2024, 01:59:59 CET');
  expect(shown('2024-03-31T01:00:00Z')).toBe('31 Mar 2024, 03:00:00 CEST');
  expect(shown('2024-10-27T00:30:00Z')).toBe('27 Oct 2024, 02:30:00 CEST');
  expect(shown('2024-10-27T01:30:00Z')).toBe('27 Oct 2024, 02:30:00 CET');
});

test('an invalid date is none', () => {
  expect(momentOfField('', 'UTC')).toBeNull();
  expect(momentOfField('2024-13-01T00:00', 'UTC')).toBeNull();
});
