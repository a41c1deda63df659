import { expect, test } from 'vitest';
import { identityRules, isSamePart, retentionRules, sharingRules } from './setting-drafts';

test.each([
  ['', '90', ['usual']],
  ['0', '366', ['usual', 'longest']],
  ['7.5', '-1', ['usual', 'longest']],
  ['1e2', '90', ['usual']],
  ['91', '90', ['usual']],
])('share links that live %j and at most %j days have the error at %j', (usual, longest, wrong) => {
  const read = sharingRules.read({ allowed: true, usual, longest });
  expect(Object.keys('problems' in read ? read.problems : {})).toEqual(wrong);
});

test('typed text is read as the API accepts it, and stored values are shown as they would be typed', () => {
  const part = { allowed: false, usual_days: 7, longest_days: 90 };
  expect(sharingRules.read({ allowed: false, usual: ' 7 ', longest: '90' })).toEqual({ part });
  expect(sharingRules.read(sharingRules.draftOf(part))).toEqual({ part });
  expect(sharingRules.changeOf(part)).toEqual({ share_links: part });
  const name = { desk_name: '  The desk ', time_zone: 'UTC' };
  expect(identityRules.read(name)).toEqual({ part: { desk_name: 'The desk', time_zone: 'UTC' } });
});

test('a retention is for ever, or a number of days up to ten years', () => {
  const read = (days: string, isForEver = false) => retentionRules.read({ days, isForEver });
  expect(read('x', true)).toEqual({ part: { audit_retention_days: null } });
  expect(read('3650')).toEqual({ part: { audit_retention_days: 3_650 } });
  for (const days of ['3651', '0', '', 'ever']) expect(read(days)).toHaveProperty('problems.days');
  for (const audit_retention_days of [null, 30]) {
    expect(retentionRules.read(retentionRules.draftOf({ audit_retention_days }))).toEqual({
      part: { audit_retention_days },
    });
  }
});

test('settings are equal whatever the order of their keys', () => {
  expect(isSamePart({ a: 1, b: null }, { b: null, a: 1 })).toBe(true);
  expect(isSamePart({ a: 1 }, { a: '1' })).toBe(false);
});
