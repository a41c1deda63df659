import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialState } from './session-fields';
import { readSession, type Session, sessionSchema, writeSession } from './sessions';

const plain: Session = {
  id: 'ase_a',
  agent_id: 'agt_a',
  ...initialState,
  created_at: '2024-01-15T10:30:00Z',
};

describe('a session as the API writes it', () => {
  test('has the six fields in order, and nothing more', () => {
    expect(Object.keys(JSON.parse(writeSession(plain)))).toEqual([
      'id',
      'agent_id',
      'description',
      'metadata',
      'enabled',
      'created_at',
    ]);
  });

  test('has masked and last_change after them', () => {
    const last_change = { at: '2024-01-15T10:30:00Z', by: 'Sarah', revision_id: 'rev_1' };
    const text = writeSession({ ...plain, masked: ['/metadata/a'], last_change });
    expect(Object.keys(JSON.parse(text)).slice(6)).toEqual(['masked', 'last_change']);
    expect(Object.keys(JSON.parse(text).last_change)).toEqual(['at', 'by', 'revision_id']);
  });

  test('says nothing about masking if nothing is masked', () => {
    expect(writeSession({ ...plain, masked: [] })).toBe(writeSession(plain));
  });

  test('is read back as it was written, whatever the description and the metadata contain', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 50 });
    fc.assert(
      fc.property(fc.option(text), fc.dictionary(text, fc.jsonValue({ maxDepth: 3 })), (description, metadata) => {
        const session = { ...plain, description, metadata: JSON.stringify(metadata, null, 1) };
        // NUL, half a surrogate pair and the smallest numbers are refused deliberately.
        fc.pre(!/\\u0000|\\ud[89a-f]|e-3(?:09|[12]\d)/i.test(JSON.stringify(session)));
        expect(readSession(writeSession(session))).toEqual(session);
      }),
    );
  });

  test.each([
    '{"b":1,"a":2,"42":3,"__proto__":{"x":[]}}',
    '{"n":[1.0,-0,1e308,9007199254740993]}',
    '{ "a" :\t[ ] }',
    '{"metadata":{"metadata":1},"id":"x"}',
  ])('keeps the text of its metadata: %s', (metadata) => {
    expect(writeSession({ ...plain, metadata })).toContain(`"metadata": ${metadata},`);
    expect(readSession(writeSession({ ...plain, metadata })).metadata).toBe(metadata);
  });
});

describe('reading a response', () => {
  test.each([
    ['a field too many', { ...plain, metadata: {}, more: 1 }],
    ['a field too few', { ...plain, metadata: {}, enabled: undefined }],
    ['metadata that is a list', { ...plain, metadata: [] }],
    ['metadata that is missing', { ...plain, metadata: undefined }],
    ['an empty list of masked values', { ...plain, metadata: {}, masked: [] }],
    ['a list', []],
  ])('refuses %s', (_title, answer) => {
    expect(() => readSession(JSON.stringify(answer))).toThrow();
    expect(sessionSchema.safeParse(answer).success).toBe(false);
  });
});
