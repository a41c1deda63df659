import { expect, test } from 'vitest';
import { fieldTimeOf, momentOfField } from './zoned-times';

test.each([
  ['UTC', '2024-01-15T10:30', '2024-01-15T10:30:00Z'],
  ['Europe/Berlin', '2024-01-15T11:30', '2024-01-15T10:30:00Z'],
  ['Europe/Berlin', '2024-07-15T11:30:15', '2024-07-15T09:30:15Z'],
  ['Asia/Kathmandu', '2024-01-15T16:15', '2024-01-15T10:30:00Z'],
  ['America/Los_Angeles', '2024-01-14T23:00', '2024-01-15T07:00:00Z'],
  ['Pacific/Kiritimati', '2024-01-16T00:30', '2024-01-15T10:30:00Z'],
])('in %s the field %s is the moment %s, and back', (zone, field, iso) => {
  expect(momentOfField(field, zone)).toBe(iso);
  expect(fieldTimeOf(iso, zone)).toBe(field);
});

test('an hour that the zone skips, and one that comes twice, are moments, too', () => {
  expect(momentOfField('2024-03-31T02:30', 'Europe/Berlin')).toBe('2024-03-31T01:30:00Z');
  expect(momentOfField('2024-10-27T02:30', 'Europe/Berlin')).toBe('2024-10-27T00:30:00Z');
});

test('what is no date is none', () => {
  expect(momentOfField('', 'UTC')).toBeNull();
  expect(momentOfField('2024-13-01T00:00', 'UTC')).toBeNull();
});
