import { expect, test } from 'vitest';
import { settingRows } from './setting-rows';

const rowsOf = (before: object, after: object) => settingRows({ before, after }, String);

test('a change of the settings is shown setting by setting, in words', () => {
  expect(
    rowsOf(
      { time_zone: 'UTC', share_links: { allowed: true, usual_days: 1 }, audit_retention_days: null },
      { time_zone: 'Asia/Tokyo', share_links: { allowed: false, usual_days: 9 }, audit_retention_days: 365 },
    ),
  ).toEqual([
    { name: 'Time zone', before: { text: 'UTC' }, after: { text: 'Asia/Tokyo' } },
    { name: 'Share links', before: { words: 'Allowed' }, after: { words: 'Off' } },
    { name: 'Share links: default expiry', before: { words: '1 day' }, after: { words: '9 days' } },
    { name: 'Audit log: retention', before: { words: 'For ever' }, after: { words: '365 days' } },
  ]);
});

test('in a list, each side marks what only it has', () => {
  const masking = (...paths: string[]) => ({ masking: { rules: paths.map((path) => ({ path, label: 'name' })) } });
  expect(rowsOf(masking('a', 'b'), masking('b', 'c'))).toEqual([
    {
      name: 'Masking: rules',
      before: {
        items: [
          { text: 'a → name', isOnlyHere: true },
          { text: 'b → name', isOnlyHere: false },
        ],
      },
      after: {
        items: [
          { text: 'b → name', isOnlyHere: false },
          { text: 'c → name', isOnlyHere: true },
        ],
      },
    },
  ]);
});

test('a detector unknown to this version is shown by its own name, and nothing is made up for a missing side', () => {
  expect(rowsOf({ masking: { detectors: { iban: true } } }, { masking: { detectors: { iban: false } } })).toEqual([
    { name: 'Masking: detector for iban', before: { words: 'On' }, after: { words: 'Off' } },
  ]);
  expect(rowsOf({}, { desk_name: 'A' })).toEqual([
    { name: 'Desk name', before: { words: 'Unknown' }, after: { text: 'A' } },
  ]);
});
