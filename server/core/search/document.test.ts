import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultRules } from '#core/masking/compiled-rules';
import { buildSearchDocument, identityHashesOf } from './document';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@localhost/none');
  vi.stubEnv('AUTH_SECRET', 'only-for-tests-'.repeat(3));
  vi.stubEnv('MASK_KEY', 'only-for-masks-in-tests-'.repeat(2));
  vi.stubEnv('AUDIT_SIGNING_KEY', '0123456789abcdef'.repeat(4));
});

const formsOf = (metadata: string, description: string | null = null) =>
  buildSearchDocument({ id: 'ase_Search_001', description, metadata }, defaultRules);

describe('search documents', () => {
  it('hold id, description and values in lower case, but no keys', () => {
    const { masked_text } = formsOf('{"Priority":"HIGH","n":{"deep":[1.50,true,"Öl"]}}', 'Refund');
    expect(masked_text.split('\n')).toEqual(['ase_search_001', 'refund', 'high', '1.50', 'öl']);
  });

  it('match composed and decomposed letters alike', () => {
    expect(formsOf('{"a":"e\u0301"}').masked_text).toBe(formsOf('{"a":"\u00e9"}').masked_text);
  });

  it('treat a masked path as absent', () => {
    const { masked_metadata } = formsOf(
      '{"email":"a@example.org","note":"mail a@example.org today","tags":["x","b@example.org"],"n":9007199254740993}',
    );
    expect(masked_metadata).toBe('{"tags":["x"],"n":9007199254740993}');
  });

  it('hold no placeholders, so that searching cannot show which values are equal', () => {
    const { masked_text } = formsOf('{"email":"a@example.org","note":"mail a@example.org today"}', 'for a@example.org');
    expect(masked_text).not.toMatch(/·|example/);
    expect(masked_text).toContain('today');
  });

  it('contain a hash of each masked value, and of each one in a masked object', () => {
    const { identity_hashes } = formsOf(
      '{"customer_name":{"first":"Ada","last":"Byron"},"note":"call +49 30 12345678"}',
    );
    for (const value of ['Ada', 'Byron', '+49 30 12345678', '+49 (30) 1234-5678', '0049 30 12345678']) {
      expect(
        identity_hashes.some((hash) => identityHashesOf(value).includes(hash)),
        value,
      ).toBe(true);
    }
    expect(identity_hashes.some((hash) => identityHashesOf('ada').includes(hash))).toBe(false);
  });

  it('treat e-mail addresses as equal whatever their case', () => {
    const [hash = ''] = formsOf('{"email":"Someone@Example.org"}').identity_hashes;
    expect(identityHashesOf(' someone@example.ORG ')).toContain(hash);
  });

  it('contain no value of a masked key, whatever it is', () => {
    const canary = 'canary';
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('email', 'customer_name', 'phone'), (value, key) => {
        fc.pre(!/e[-+]?3\d\d/.test(JSON.stringify(value))); // beyond the maximum size of metadata
        const inside = JSON.stringify({ [key]: [canary, { x: canary, value }], other: { [key]: canary } });
        const forms = formsOf(inside);
        expect(`${forms.masked_text}${forms.masked_metadata}`).not.toContain(canary);
      }),
    );
  });
});
