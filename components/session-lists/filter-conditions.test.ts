import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Condition, operators, problemOf, readConditions, writeConditions } from './filter-conditions';

const row = (given: Partial<Condition>): Condition => ({ key: 'a', operator: '=', kind: 'text', value: 'x', ...given });

describe('the builder writes', () => {
  test.each<[Partial<Condition>, string]>([
    [{ key: 'priority', value: 'high' }, "priority = 'high'"],
    [{ key: 'priority', operator: '!=', value: "it's" }, "priority != 'it''s'"],
    [{ key: 'interaction_count', operator: '>=', kind: 'number', value: ' 5 ' }, 'interaction_count >= 5'],
    [{ key: 'vip', kind: 'boolean', value: 'true' }, 'vip = true'],
    [{ key: 'profile.country', value: 'US' }, '"profile.country" = \'US\''],
    [{ key: 'say "hi"', value: 'x' }, '"say ""hi""" = \'x\''],
    [{ key: 'And' }, '"And" = \'x\''],
    [{ operator: 'contains', value: '50%_\\' }, "a LIKE '%50\\%\\_\\\\%'"],
    [{ operator: 'begins', value: 'web' }, "a LIKE 'web%'"],
    [{ key: 'tags', operator: 'includes', value: 'vip' }, "'vip' IN tags"],
    [{ operator: 'exists', value: '' }, 'a IS NOT NULL'],
    [{ operator: 'missing', value: '' }, 'a IS NULL'],
  ])('%o as %s', (given, expected) => {
    expect(writeConditions([row(given)])).toBe(expected);
  });

  test('rows joined by AND', () => {
    expect(writeConditions([row({}), row({ key: 'b', kind: 'number', value: '1' })])).toBe("a = 'x' AND b = 1");
  });
});

const plain = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !text.includes('\u0000'));
const conditions = fc.array(
  fc.oneof(
    fc.record({
      key: plain.filter((key) => key.trim() === key && key !== ''),
      operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'includes'),
      kind: fc.constant('number' as const),
      value: fc.integer().map((whole) => String(whole / 100)),
    }),
    fc.record({
      key: plain.filter((key) => key.trim() === key && key !== ''),
      operator: fc.constantFrom(...(Object.keys(operators) as Condition['operator'][])),
      kind: fc.constant('text' as const),
      value: plain,
    }),
  ),
  { minLength: 1, maxLength: 4 },
) as fc.Arbitrary<Condition[]>;

test('the builder reads back any expression that it wrote', () => {
  fc.assert(
    fc.property(conditions, (rows) => {
      fc.pre(rows.every((each) => problemOf(each) === null));
      const expression = writeConditions(rows);
      const read = readConditions(expression);
      expect(read).not.toBeNull();
      expect(writeConditions(read ?? [])).toBe(expression);
    }),
  );
});

test.each([
  "a = 'x' OR b = 1",
  "NOT a = 'x'",
  "(a = 'x')",
  "a.b = 'x'",
  "a  = 'x'",
  "a IN ('x')",
  'a =',
  "a LIKE '%x%y%'",
  "a LIKE 'x'",
  "a = 'x' AND ",
])('an expression that the builder cannot express stays an expression: %s', (expression) => {
  expect(readConditions(expression)).toBeNull();
});

test.each<[Partial<Condition>, RegExp]>([
  [{ key: ' ' }, /key/],
  [{ kind: 'number', value: '5 apples' }, /number/],
  [{ kind: 'number', value: '' }, /number/],
  [{ kind: 'boolean', value: 'yes' }, /true or false/],
  [{ operator: 'contains', value: '' }, /text/],
])('an invalid row says why: %o', (given, words) => {
  expect(problemOf(row(given))).toMatch(words);
});

test('an empty text is a value', () => {
  expect(problemOf(row({ value: '' }))).toBeNull();
});
