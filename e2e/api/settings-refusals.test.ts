import { expect, test } from 'vitest';
import { defaultMasking, type Masking } from '#contract/masking';
import { expectError } from '../fixtures/answers';
import { ask, queryDesk } from '../fixtures/api';
import { addApiKey } from '../fixtures/records';

const admin = await addApiKey(queryDesk, { permissions: ['settings:write'] });
const patch = (body: unknown) => ask('/v2/settings', { ...admin, method: 'PATCH', body });
const masking = (change: Partial<Masking>) => ({ masking: { ...defaultMasking, ...change } });
const rule = (path: string, label: Masking['rules'][number]['label'] = 'personal') => ({ path, label });
const badRules = (rules: unknown[]) => masking({ rules: rules as Masking['rules'] });
test.each<[string, unknown, string]>([
  ['an unknown time zone', { time_zone: 'Mars/Olympus' }, 'time_zone'],
  ['an offset as time zone', { time_zone: '+02:00' }, 'time_zone'],
  ['an empty time zone', { time_zone: '' }, 'time_zone'],
  ['an empty name', { desk_name: ' ' }, 'desk_name'],
  ['a name of two lines', { desk_name: 'a\nb' }, 'desk_name'],
  ['no day', { share_links: { longest_days: 0 } }, 'share_links.longest_days'],
  ['366 days', { share_links: { longest_days: 366 } }, 'share_links.longest_days'],
  ['half a day', { share_links: { usual_days: 1.5 } }, 'share_links.usual_days'],
  ['91 usual days of 90', { share_links: { usual_days: 91 } }, 'share_links'],
  ['3,651 days of retention', { audit_retention_days: 3_651 }, 'audit_retention_days'],
  ['no day of retention', { audit_retention_days: 0 }, 'audit_retention_days'],
  ['an unknown setting', { colour: 'red' }, 'colour'],
  ['an unknown setting of share links', { share_links: { forever: true } }, 'share_links.forever'],
  ['nothing', {}, 'body'],
  ['half of the masking', { masking: { built_in_keys: true } }, 'masking.rules'],
  [
    'an unknown detector',
    masking({ detectors: { ...defaultMasking.detectors, iban: true } as never }),
    'masking.detectors.iban',
  ],
  ['an empty path', badRules([rule('')]), 'masking.rules.0.path'],
  ['a path of 201 characters', badRules([rule('a'), rule('x'.repeat(201))]), 'masking.rules.1.path'],
  ['a path with an open quote', badRules([rule('"a')]), 'masking.rules.0.path'],
  ['a path that ends in a dot', masking({ exceptions: ['a.'] }), 'masking.exceptions.0'],
  ['an unknown label', badRules([rule('a', 'iban' as never)]), 'masking.rules.0.label'],
  ['a rule with more in it', badRules([{ ...rule('a'), reason: 'x' }]), 'masking.rules.0.reason'],
  ['201 rules', badRules(Array.from({ length: 201 }, (_, n) => rule(`a${n}`))), 'masking.rules'],
  ['201 exceptions', masking({ exceptions: Array.from({ length: 201 }, (_, n) => `a${n}`) }), 'masking.exceptions'],
  [
    'more keys than can be tried',
    badRules(Array.from({ length: 101 }, () => rule('a.b.c.d.e.f.g.h.i.j'))),
    'masking.rules',
  ],
])('settings refuse %s, by its field', async (_what, body, field) => {
  const { field_errors } = expectError(await patch(body), 'invalid_request');
  expect(Object.keys(field_errors ?? {})).toContain(field);
});

test('settings refuse NUL in a path', async () => {
  const body = JSON.stringify(badRules([rule('a')])).replace('"a"', '"a\\u0000"');
  expectError(await patch(body), 'invalid_request');
});
