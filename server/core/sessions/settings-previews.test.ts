import { beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultMasking, type Masking } from '#contract/masking';
import { previewActors } from '#contract/settings';
import { defaultRules } from '#core/masking/compiled-rules';
import type { Maskable } from '#core/masking/masking';
import { hiddenPlaceholders, keyedPlaceholders } from '#core/masking/placeholders';
import type { Visibility } from './presenter';
import { previewsOf } from './settings-previews';

const maskKey = 'only-for-masks-in-tests-'.repeat(2);
const keyed: Visibility = { name: 'keyed', placeholders: keyedPlaceholders(maskKey), rules: [defaultRules] };
const hidden: Visibility = { name: 'hidden', placeholders: hiddenPlaceholders, rules: [defaultRules] };
const revealed: Visibility = { name: 'revealed', placeholders: null };
const nothing: Masking = {
  built_in_keys: false,
  rules: [],
  exceptions: [],
  detectors: { email: false, phone: false, card: false, ip_address: false },
};
const content = {
  description: 'Call +49 30 901820 or write to jo@example.org',
  metadata: '{"customer_name":"Jo Doe","note":"from 10.20.30.40","address":{"city":"Leeds"},"tier":"gold"}',
};
const values = /901820|jo@example|Jo Doe|10\.20\.30\.40|Leeds|city/;

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@localhost/none');
  vi.stubEnv('AUTH_SECRET', 'only-for-tests-'.repeat(3));
  vi.stubEnv('MASK_KEY', maskKey);
  vi.stubEnv('AUDIT_SIGNING_KEY', '0123456789abcdef'.repeat(4));
});

function preview(visibility: Visibility, proposed: Partial<Masking>, of: Maskable = content) {
  const previews = previewsOf(of, visibility, defaultRules, { ...defaultMasking, ...proposed });
  expect(previews.map(({ actor }) => actor)).toEqual(previewActors);
  return Object.fromEntries(previews.map((each) => [each.actor, each])) as Record<string, (typeof previews)[number]>;
}

describe('a preview for an actor from whom values are hidden', () => {
  it('shows what would be newly masked, for every actor that gets no values', () => {
    const shown = preview(keyed, { rules: [{ path: 'tier', label: 'personal' }] });
    for (const actor of ['person', 'key', 'key_that_writes', 'share_link']) {
      expect(shown[actor]?.before.masked, actor).not.toContain('/metadata/tier');
      expect(shown[actor]?.after.masked, actor).toContain('/metadata/tier');
      expect(shown[actor]?.after.withheld, actor).toEqual([]);
    }
    expect(shown.key_with_personal_data?.after).toMatchObject({ masked: [] });
  });

  it('names the paths that would be shown, and shows no value', () => {
    for (const visibility of [keyed, hidden]) {
      const shown = preview(visibility, nothing);
      expect(JSON.stringify(shown)).not.toMatch(values);
      expect(shown.person?.after.masked).toEqual([]);
      expect(shown.person?.after.withheld).toEqual([
        '/description',
        '/metadata/customer_name',
        '/metadata/note',
        '/metadata/address',
      ]);
      expect(shown.person_with_reveal?.before.withheld).toEqual(shown.person?.before.masked);
      expect(shown.person_with_reveal?.before.masked).toEqual([]);
    }
  });

  it('distinguishes a text that would be shown in part from one that would be shown', () => {
    const detectors = { ...defaultMasking.detectors, email: false, ip_address: false };
    const { person } = preview(keyed, { detectors });
    expect(person?.after.masked).toEqual(['/description', '/metadata/customer_name', '/metadata/address']);
    expect(person?.after.withheld).toEqual(['/description', '/metadata/note']);
  });

  it('counts a value that another rule still covers as masked', () => {
    const rules: Masking['rules'] = [{ path: '*', label: 'personal' }];
    const { person } = preview(keyed, { ...nothing, rules });
    expect(person?.after.withheld).toEqual(['/description']);
  });

  it('gives a share link placeholders of its own, and another link other ones', () => {
    const [one, other] = [preview(keyed, {}), preview(keyed, {})];
    const of = (shown: typeof one, actor: string) => shown[actor]?.before.metadata;
    expect(of(one, 'person')).toBe(of(other, 'person'));
    expect(of(one, 'share_link')).not.toBe(of(one, 'person'));
    expect(of(one, 'share_link')).not.toBe(of(other, 'share_link'));
  });

  it('contains no placeholder to compare with for actors that could write a guess', () => {
    expect(JSON.stringify(preview(hidden, { rules: [{ path: 'tier', label: 'name' }] }))).not.toMatch(/·[0-9a-f]{10}/);
  });
});

describe('for any proposal', () => {
  // Pairs of contents that look the same under the current rules, with different hidden values.
  const twins = [
    ['{"customer_name":"Jo Doe"}', '{"customer_name":"jo@example.org"}'],
    ['{"customer_name":"Jo Doe"}', '{"customer_name":{"first":"Jo"}}'],
    ['{"address":{"city":"Leeds","zip":1}}', '{"address":["10.20.30.40"]}'],
    ['{"phone":4111111111111111}', '{"phone":false}'],
    ['{"note":"x +49 30 901820 y"}', '{"note":"x +1 415 555 0123 y"}'],
  ] as const;
  const proposals: Partial<Masking>[] = [
    nothing,
    { ...nothing, detectors: { ...nothing.detectors, email: true } },
    { ...nothing, detectors: { ...nothing.detectors, card: true, ip_address: true } },
    { ...nothing, rules: [{ path: 'address.city', label: 'address' }] },
    { rules: [{ path: '**', label: 'personal' }], exceptions: ['customer_name', 'address.*', 'phone'] },
    { built_in_keys: false, rules: [{ path: '*.first', label: 'name' }] },
    { ...nothing, rules: [{ path: 'address', label: 'personal' }], exceptions: ['address.city'] },
  ];
  const alike = (text: string) => text.replace(/·[0-9a-f]{10}/g, '·same');

  it.each(twins)('%s and %s have the same preview', (one, other) => {
    for (const visibility of [keyed, hidden]) {
      for (const proposed of proposals) {
        const [first, second] = [one, other].map((metadata) =>
          alike(JSON.stringify(preview(visibility, proposed, { description: null, metadata }))),
        );
        expect(second).toBe(first);
      }
    }
  });
});

describe('a preview for an actor that sees the values', () => {
  it('is exactly what each actor would get', () => {
    const shown = preview(revealed, nothing);
    expect(shown.person_with_reveal?.before).toEqual({ ...content, masked: [], withheld: [] });
    expect(shown.key_with_personal_data?.after).toEqual({ ...content, masked: [], withheld: [] });
    expect(shown.person?.before.metadata).not.toContain('Jo Doe');
    expect(shown.person?.after).toEqual({ ...content, masked: [], withheld: [] });
    expect(shown.key_that_writes?.before.metadata).toContain('name·hidden');
  });
});
