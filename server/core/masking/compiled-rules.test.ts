import { describe, expect, it } from 'vitest';
import { defaultMasking, type Masking } from '#contract/masking';
import { defaultRules, MaskingRules } from './compiled-rules';
import { maskByRuleSets, maskSession } from './masking';
import { hiddenPlaceholders } from './placeholders';

const rulesOf = (change: Partial<Masking>) => new MaskingRules({ ...defaultMasking, ...change });
const personal = (...paths: string[]) => ({ rules: paths.map((path) => ({ path, label: 'personal' as const })) });

/** The masked metadata, and the pointers of what is masked in it. */
function masked(metadata: unknown, change: Partial<Masking>) {
  const content = { description: null, metadata: JSON.stringify(metadata) };
  const result = maskSession(content, hiddenPlaceholders, rulesOf(change));
  return { metadata: JSON.parse(result.metadata), pointers: result.masked };
}

describe('own rules', () => {
  it('mask every kind of value except empty ones', () => {
    const values = { text: 'x', number: 1.5, yes: true, no: false, list: [1], object: { a: 1 } };
    const empty = { none: null, blank: ' ', no_list: [], no_object: {} };
    const result = masked({ v: { ...values, ...empty } }, personal('v.*'));
    const hidden = Object.fromEntries(Object.keys(values).map((key) => [key, 'personal·hidden']));
    expect(result.metadata.v).toEqual({ ...hidden, ...empty });
  });

  it('give their own label, the first that fits, also instead of a built-in one', () => {
    const rules: Masking['rules'] = [
      { path: 'customer_email', label: 'id_number' },
      { path: '*', label: 'personal' },
    ];
    expect(masked({ customer_email: 'a@example.org', phone: '1', other: 2 }, { rules }).metadata).toEqual({
      customer_email: 'id_number·hidden',
      phone: 'personal·hidden',
      other: 'personal·hidden',
    });
  });

  it('can mask everything', () => {
    const result = masked({ a: 1, b: { c: [2] }, d: [] }, personal('**'));
    expect(result).toEqual({
      metadata: { a: 'personal·hidden', b: 'personal·hidden', d: [] },
      pointers: ['/metadata/a', '/metadata/b'],
    });
  });

  it('reach into lists with and without an index', () => {
    const metadata = { items: [{ buyer: 'A', n: 1 }, { buyer: 'B' }, ['C', { buyer: 'D' }]] };
    for (const path of ['items.buyer', 'items.*.buyer', '**.buyer', 'ITEMS.Buyer']) {
      const { pointers } = masked(metadata, personal(path));
      expect(
        pointers.filter((each) => !each.includes('/2/')),
        path,
      ).toEqual(['/metadata/items/0/buyer', '/metadata/items/1/buyer']);
      expect(pointers, path).toContain('/metadata/items/2/1/buyer');
    }
    expect(masked(metadata, personal('items.0')).pointers).toContain('/metadata/items/0');
  });

  it('distinguish keys with dots, quotes and stars from those without', () => {
    const metadata = { 'a.b': { c: 1 }, a: { b: { c: 2 } }, 'x*': 3, xy: 4, 'say "hi"': 5 };
    expect(masked(metadata, personal('"a.b".c')).pointers).toEqual(['/metadata/a.b/c']);
    expect(masked(metadata, personal('"x*"', '"say ""hi"""')).pointers).toEqual(['/metadata/x*', '/metadata/say "hi"']);
  });
});

describe('built-in rules', () => {
  it('can be switched off, and detectors still work', () => {
    const metadata = { customer_name: 'Jo Doe', customer_email: 'jo@example.org' };
    expect(masked(metadata, { built_in_keys: false }).pointers).toEqual(['/metadata/customer_email']);
  });
});

describe('exceptions', () => {
  it('win over built-in and own rules at their path, but not over detectors', () => {
    const metadata = { customer_name: 'Jo Doe', notes: 'call +49 30 901820', priority: 'high', other: 'x' };
    const change = { ...personal('**'), exceptions: ['customer_name', 'notes', 'priority'] };
    expect(masked(metadata, change).metadata).toEqual({
      ...metadata,
      notes: 'call phone·hidden',
      other: 'personal·hidden',
    });
  });

  it('inside a value that is masked as a whole stay visible, and the rest of it is masked', () => {
    const metadata = {
      customer: { tier: 'gold', name: 'Jo', more: { a: 1 }, tags: ['x', 'y'] },
      address: { city: 'Y' },
    };
    const change = { ...personal('customer'), exceptions: ['customer.tier', 'customer.tags.1', 'address.city'] };
    expect(masked(metadata, change)).toEqual({
      metadata: {
        customer: {
          tier: 'gold',
          name: 'name·hidden',
          more: 'personal·hidden',
          tags: ['personal·hidden', 'y'],
        },
        address: { city: 'Y' },
      },
      pointers: ['/metadata/customer/name', '/metadata/customer/more', '/metadata/customer/tags/0'],
    });
    // The content of an excepted object is still covered by rules: a customer's name is a person's.
    expect(masked({ customer: { name: 'Jo' } }, { exceptions: ['customer'] }).pointers).toEqual([
      '/metadata/customer/name',
    ]);
  });

  it('for an object leave its content to other rules that name it', () => {
    const metadata = { a: { b: { c: 1 } } };
    expect(masked(metadata, { ...personal('a'), exceptions: ['a.b'] }).pointers).toEqual([]);
    expect(masked(metadata, { ...personal('a.**'), exceptions: ['a.b'] }).pointers).toEqual(['/metadata/a/b/c']);
    expect(masked(metadata, { ...personal('**'), exceptions: ['a', 'a.b', 'a.b.c'] }).pointers).toEqual([]);
  });
});

describe('each detector', () => {
  const found = {
    email: 'jo@example.org',
    phone: '+49 30 901820',
    card: '4111 1111 1111 1111',
    ip_address: '10.20.30.40',
  };
  const text = Object.values(found).join(' and ');

  it.each(Object.keys(found) as (keyof typeof found)[])('%s can be switched off alone', (name) => {
    const detectors = { ...defaultMasking.detectors, [name]: false };
    const content = { description: text, metadata: JSON.stringify({ text, card_as_number: 4111111111111111 }) };
    const result = maskSession(content, hiddenPlaceholders, rulesOf({ detectors }));
    const expected = Object.entries(found).map(([each, value]) => (each === name ? value : `${each}·hidden`));
    expect(result.description).toBe(expected.join(' and '));
    expect(JSON.parse(result.metadata).text).toBe(expected.join(' and '));
    expect(result.masked.includes('/metadata/card_as_number')).toBe(name !== 'card');
  });

  it('nothing is detected when all are off', () => {
    const detectors = { email: false, phone: false, card: false, ip_address: false };
    const content = { description: text, metadata: '{"n":4111111111111111}' };
    expect(maskSession(content, hiddenPlaceholders, rulesOf({ detectors }))).toEqual({ ...content, masked: [] });
  });
});

describe('several sets of rules', () => {
  const content = {
    description: 'to a@example.org and +49 30 901820',
    metadata: '{"z":{"email":"x","q":"10.20.30.40"},"a":"+49 30 901820","customer_name":"Jo"}',
  };
  const off = { email: false, phone: false, card: false, ip_address: false };

  it('mask what any of them masks, and list it in the order of the answer', () => {
    const first = rulesOf({ built_in_keys: false, detectors: { ...off, phone: true } });
    const second = rulesOf({ detectors: { ...off, email: true } });
    const result = maskByRuleSets(content, hiddenPlaceholders, [first, second]);
    expect(result).toEqual({
      description: 'to email·hidden and phone·hidden',
      metadata: '{"z":{"email":"email·hidden","q":"10.20.30.40"},"a":"phone·hidden","customer_name":"name·hidden"}',
      masked: ['/description', '/metadata/z/email', '/metadata/a', '/metadata/customer_name'],
    });
  });

  it('name no value that is gone because something around it is masked', () => {
    const result = maskByRuleSets(content, hiddenPlaceholders, [defaultRules, rulesOf(personal('z'))]);
    expect(result.masked).toEqual(['/description', '/metadata/z', '/metadata/a', '/metadata/customer_name']);
  });

  it('accept metadata that placeholders made longer than stored metadata can be', () => {
    const metadata = JSON.stringify(
      Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`email_${n}`, `v${n}`])),
    );
    const all = maskByRuleSets({ description: null, metadata }, hiddenPlaceholders, [
      rulesOf(personal('*')),
      defaultRules,
    ]);
    expect(all.masked).toHaveLength(9_000);
  });
});

describe('the version of rules', () => {
  it('is the same for the same rules, and changes with any of them', () => {
    const changes: Partial<Masking>[] = [
      {},
      { built_in_keys: false },
      personal('a'),
      personal('b'),
      { exceptions: ['a'] },
      { detectors: { ...defaultMasking.detectors, phone: false } },
    ];
    const versions = changes.map((change) => rulesOf(change).version);
    expect(new Set(versions).size).toBe(changes.length);
    expect(changes.map((change) => rulesOf(change).version)).toEqual(versions);
    expect(versions[0]).toBe(defaultRules.version);
  });
});
