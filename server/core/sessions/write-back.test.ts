import { describe, expect, it } from 'vitest';
import { isDeskError } from '#contract/errors';
import { defaultRules } from '#core/masking/compiled-rules';
import { hiddenPlaceholders, keyedPlaceholders } from '#core/masking/placeholders';
import { type Visibility, visibleContent } from './presenter';
import { withStoredValues } from './write-back';

const keyed: Visibility = {
  name: 'keyed',
  placeholders: keyedPlaceholders('a key of this test'),
  rules: [defaultRules],
};
const hidden: Visibility = { name: 'hidden', placeholders: hiddenPlaceholders, rules: [defaultRules] };
const full: Visibility = { name: 'full', placeholders: null };

const stored = {
  description: 'Write to someone@example.org',
  metadata:
    '{"email": "one@example.org" , "n": 1.0,\n "to":["two@example.org","three@example.org"],"phone":4930555017}',
};

function refused(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (isDeskError(error)) return Object.keys(error.fieldErrors ?? {});
    throw error;
  }
  throw new Error('It was not refused.');
}

describe.each([
  ['keyed', keyed],
  ['hidden', hidden],
])('with %s placeholders', (_name, visibility) => {
  const seen = visibleContent(stored, visibility);

  it('what was read and is sent back changes nothing, to the byte', () => {
    expect(seen.metadata).not.toContain('example.org');
    expect(withStoredValues(seen, stored, visibility)).toEqual(stored);
  });

  it('a change beside them keeps the stored values', () => {
    const metadata = seen.metadata.replace('1.0', '2').replace('}', ',"new":true}');
    expect(withStoredValues({ metadata }, stored, visibility).metadata).toBe(
      stored.metadata.replace('1.0', '2').replace('}', ',"new":true}'),
    );
  });

  it('white space and the order of keys are the writer’s', () => {
    const { email } = JSON.parse(seen.metadata);
    expect(
      withStoredValues({ metadata: `{ "x":1,\n"email":${JSON.stringify(email)} }` }, stored, visibility).metadata,
    ).toBe('{ "x":1,\n"email":"one@example.org" }');
  });

  it('a value in place of a placeholder is a new value', () => {
    const metadata = '{"email":"new@example.org"}';
    expect(withStoredValues({ metadata, description: 'new' }, stored, visibility)).toEqual({
      metadata,
      description: 'new',
    });
  });

  it.each([
    ['under another key', (email: string) => ({ other: email }), '/metadata/other'],
    ['deeper', (email: string) => ({ email: { email } }), '/metadata/email/email'],
    ['with text around it', (email: string) => ({ email: `${email} ` }), '/metadata/email'],
    ['in a key', (email: string) => ({ [`x ${email}`]: 1 }), '/metadata/x EMAIL'],
  ])('one is refused %s, by its pointer', (_title, metadataOf, pointer) => {
    const { email } = JSON.parse(seen.metadata);
    const metadata = JSON.stringify(metadataOf(email));
    expect(refused(() => withStoredValues({ metadata }, stored, visibility))).toEqual([
      pointer.replace('EMAIL', email),
    ]);
  });

  it('one is refused in a description if it is not the one that was given', () => {
    expect(refused(() => withStoredValues({ description: `${seen.description}!` }, stored, visibility))).toEqual([
      '/description',
    ]);
  });

  it('one is refused in a new session', () => {
    const { email } = JSON.parse(seen.metadata);
    const content = { description: email, metadata: JSON.stringify({ email }) };
    expect(refused(() => withStoredValues(content, null, visibility))).toEqual(['/description', '/metadata/email']);
  });

  it('a list without one of its items keeps no value in a wrong position', () => {
    const { to } = JSON.parse(seen.metadata);
    const metadata = JSON.stringify({ to: [to[1]] });
    expect(refused(() => withStoredValues({ metadata }, stored, visibility))).toEqual(['/metadata/to/0']);
  });
});

it('an actor that gets no placeholders can send none', () => {
  const { metadata } = visibleContent(stored, keyed);
  expect(refused(() => withStoredValues({ metadata }, stored, full))).toEqual([
    '/metadata/email',
    '/metadata/to/0',
    '/metadata/to/1',
    '/metadata/phone',
  ]);
});

it('placeholders of another actor are not recognised', () => {
  const { metadata } = visibleContent({ ...stored, metadata: '{"email":"one@example.org"}' }, hidden);
  expect(refused(() => withStoredValues({ metadata }, stored, keyed))).toEqual(['/metadata/email']);
});

it('a hidden number, object or list is restored as it is stored', () => {
  const metadata = '{"customer_name":{"first":"A" , "last":"B"},"phone":[ 4930555017.0 ],"x":1}';
  const seen = visibleContent({ description: null, metadata }, keyed);
  expect(seen.masked).toEqual(['/metadata/customer_name', '/metadata/phone']);
  expect(withStoredValues({ metadata: seen.metadata }, { description: null, metadata }, keyed).metadata).toBe(metadata);
});

it('a session that its values make too large is refused', () => {
  const large = { description: null, metadata: `{"email":"${'a'.repeat(200_000)}@example.org"}` };
  const { email } = JSON.parse(visibleContent(large, keyed).metadata);
  const metadata = JSON.stringify({ email, other: 'b'.repeat(100_000) });
  expect(refused(() => withStoredValues({ metadata }, large, keyed))).toEqual(['metadata']);
});
