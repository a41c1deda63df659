import { expect, test } from 'vitest';
import { type Permission, permissions } from '#contract/permissions';
import { levelsOf, permissionsAt, permissionsInWords, toLevels, toPermissions } from './permission-levels';

test('each set of permissions becomes levels and back without loss', () => {
  for (let bits = 0; bits < 2 ** permissions.length; bits += 1) {
    const some = permissions.filter((_, at) => (bits >> at) % 2 === 1);
    expect(toPermissions(toLevels(some))).toEqual(some);
  }
});

test('writing includes reading if a noun has both', () => {
  expect(permissionsAt('sessions', 'write')).toEqual(['sessions:read', 'sessions:write']);
  expect(permissionsAt('sessions', 'write_only')).toEqual(['sessions:write']);
  expect(permissionsAt('verdicts', 'write')).toEqual(['verdicts:write']);
});

test('a noun has only the levels that its permissions can express', () => {
  expect(levelsOf('agents')).toEqual(['none', 'read', 'write']);
  expect(levelsOf('exports')).toEqual(['none', 'write']);
  expect(levelsOf('audit')).toEqual(['none', 'read']);
});

test.each<[Permission[], string]>([
  [[], 'None'],
  [[...permissions], 'All'],
  [['sessions:read', 'verdicts:write'], 'Sessions read, Verdicts write'],
  [['sessions:write'], 'Sessions write only'],
  [['personal_data:read', 'exports:create'], 'Personal data, Exports create'],
])('%j in words is %s', (some, words) => {
  expect(permissionsInWords(some)).toBe(words);
});
