import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMetadata } from '#contract/metadata';
import { type Answer, expectError, expectSession } from '../fixtures/answers';
import { ask, queryDesk } from '../fixtures/api';
import { addSession } from '../fixtures/records';
import { newWriter } from '../fixtures/session-writes';

const { key, create, change } = await newWriter();

/** A body with metadata exactly as written. */
const withMetadata = (text: string) => `{"metadata": ${text}}`;
const locationOf = (answer: Answer) => answer.headers.get('location') ?? '';

const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

describe('metadata that is written', () => {
  test.each([
    ['keys in no order', '{"b":1,"a":2,"10":3,"9":4}'],
    ['__proto__ and its kin', '{"__proto__":{"polluted":true},"constructor":1,"toString":2}'],
    [
      'numbers that JavaScript cannot hold',
      '{"n":9007199254740993,"l":123456789012345678901234567890,"f":1.0,"z":-0,"e":1E+2}',
    ],
    ['escapes and scripts', '{"\\u0061":"\\u0062\\/","שלום":"مرحبا","👩‍👩‍👧‍👦":"\u2028"}'],
    ['white space', '{ "a" :\n[ 1 ,\t2 ] }'],
    ['32 levels', nested(32)],
    ['a number of 400 digits', `{"a":${'7'.repeat(400)}}`],
  ])('comes back byte for byte with %s', async (_title, metadata) => {
    const created = await create(withMetadata(metadata));
    expect(expectSession(created, 201).metadata).toBe(metadata);
    expect(expectSession(await ask(locationOf(created), key)).metadata).toBe(metadata);
    const { path } = await addSession(queryDesk);
    expect(expectSession(await change(path, withMetadata(metadata))).metadata).toBe(metadata);
  });

  test('comes back whatever it holds', async () => {
    const { path } = await addSession(queryDesk);
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, value), fc.constantFrom(undefined, '\t'), async (object, space) => {
        const metadata = JSON.stringify(object, null, space);
        fc.pre(isTaken(metadata));
        expect(expectSession(await change(path, withMetadata(metadata))).metadata).toBe(metadata);
        expect(expectSession(await ask(path, key)).metadata).toBe(metadata);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['257 KiB', `{"a":"${'x'.repeat(256 * 1024)}"}`],
    ['33 levels', nested(33)],
    ['10,001 values', `{"a":[${'0,'.repeat(10_000)}0]}`],
    ['a duplicate key', '{"a":1,"a":2}'],
    ['a duplicate key that is written otherwise', '{"a":1,"\\u0061":2}'],
    ['NUL', '{"a":"\\u0000"}'],
    ['half a character', '{"a":"\\ud800"}'],
    ['a number of 401 digits', `{"a":${'7'.repeat(401)}}`],
    ['an exponent of 309', '{"a":1e309}'],
  ])('is refused with %s', async (_title, metadata) => {
    expectError(await create(withMetadata(metadata)), 'invalid_request');
    const session = await addSession(queryDesk, { metadata: '{"kept":true}' });
    expectError(await change(session.path, withMetadata(metadata)), 'invalid_request');
    expect(expectSession(await ask(session.path, key)).metadata).toBe('{"kept":true}');
  });
});

function isTaken(metadata: string): boolean {
  try {
    parseMetadata(metadata);
    return true;
  } catch {
    return false;
  }
}
