import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilterValue, MetadataFilter } from '#contract/metadata-filter';
import { sampleFilter } from '../../../e2e/fixtures/metadata-filter-samples';
import { metadataFilterText } from '../../../e2e/fixtures/metadata-filter-text';
import { MetadataFilterError, parseMetadataFilter } from './metadata-filter';

const text = (value: string): FilterValue => ({ type: 'string', value });
const number = (value: string): FilterValue => ({ type: 'number', text: value });
const truth = (value: boolean): FilterValue => ({ type: 'boolean', value });
const not = (part: MetadataFilter): MetadataFilter => ({ kind: 'not', part });
const is1 = (key: string): MetadataFilter => ({ kind: 'equals', path: [key], value: number('1') });

describe('a comparison', () => {
  it.each<[string, MetadataFilter]>([
    ["a = 'x'", { kind: 'equals', path: ['a'], value: text('x') }],
    ["a='x'", { kind: 'equals', path: ['a'], value: text('x') }],
    ["\ta\r\n=\n'x' ", { kind: 'equals', path: ['a'], value: text('x') }],
    ['a != 1', not(is1('a'))],
    ['a <> 1', not(is1('a'))],
    ['a < 1', { kind: 'ordered', operator: '<', path: ['a'], value: number('1') }],
    ['a <= 1', { kind: 'ordered', operator: '<=', path: ['a'], value: number('1') }],
    ["a > 'x'", { kind: 'ordered', operator: '>', path: ['a'], value: text('x') }],
    ['a>=true', { kind: 'ordered', operator: '>=', path: ['a'], value: truth(true) }],
    ["a LIKE 'x%'", { kind: 'like', path: ['a'], pattern: 'x%' }],
    ["a not Like 'x%'", not({ kind: 'like', path: ['a'], pattern: 'x%' })],
    ["a IN ('x', -5, TRUE)", { kind: 'one_of', path: ['a'], values: [text('x'), number('-5'), truth(true)] }],
    ['a NOT IN(false)', not({ kind: 'one_of', path: ['a'], values: [truth(false)] })],
    ['a is null', { kind: 'is_null', path: ['a'] }],
    ['a IS  NOT\nNULL', not({ kind: 'is_null', path: ['a'] })],
    ["'x' IN tags", { kind: 'contains', path: ['tags'], value: text('x') }],
    ['5 IN a."tags"', { kind: 'contains', path: ['a', 'tags'], value: number('5') }],
    ['true NOT IN tags', not({ kind: 'contains', path: ['tags'], value: truth(true) })],
  ])('%s', (filter, parsed) => {
    expect(parseMetadataFilter(filter)).toEqual(parsed);
  });
});

describe('a path', () => {
  it.each<[string, string[]]>([
    ['Priority', ['Priority']],
    ['_a1', ['_a1']],
    ['a.b.c', ['a', 'b', 'c']],
    ['"a.b"', ['a.b']],
    ['"a.b".c', ['a.b', 'c']],
    ['a."b c".d', ['a', 'b c', 'd']],
    ['"say ""hi"""', ['say "hi"']],
    ['""', ['']],
    ['"\'"', ["'"]],
    ['名前', ['名前']],
    ['été.नाम', ['été', 'नाम']],
    ['𝒳', ['𝒳']],
    ['"😀"', ['😀']],
    ['__proto__.constructor', ['__proto__', 'constructor']],
    ['"null"', ['null']],
    ['a.null.and', ['a', 'null', 'and']],
    ['order', ['order']],
    ['android', ['android']],
    ['is_in', ['is_in']],
  ])('%s', (path, keys) => {
    expect(parseMetadataFilter(`${path} IS NULL`)).toEqual({ kind: 'is_null', path: keys });
  });
});

describe('a literal', () => {
  it.each<[string, FilterValue]>([
    ["''", text('')],
    ["'it''s'", text("it's")],
    ["''''", text("'")],
    ["'\"'", text('"')],
    ["'-- /* ; $1 ? ::'", text('-- /* ; $1 ? ::')],
    ["'\\n😀\n'", text('\\n😀\n')],
    ['0', number('0')],
    ['-0', number('-0')],
    ['1.50', number('1.50')],
    ['1E+02', number('1E+02')],
    ['9007199254740993', number('9007199254740993')],
    ['-1e-308', number('-1e-308')],
    ['tRUE', truth(true)],
    ['False', truth(false)],
  ])('%s keeps its text', (literal, value) => {
    expect(parseMetadataFilter(`a = ${literal}`)).toEqual({ kind: 'equals', path: ['a'], value });
  });
});

describe('precedence', () => {
  const [a, b, c] = [is1('a'), is1('b'), is1('c')];
  it.each<[string, MetadataFilter]>([
    ['a = 1 OR b = 1 AND c = 1', { kind: 'or', parts: [a, { kind: 'and', parts: [b, c] }] }],
    ['a = 1 AND b = 1 OR c = 1', { kind: 'or', parts: [{ kind: 'and', parts: [a, b] }, c] }],
    ['(a = 1 OR b = 1) AND c = 1', { kind: 'and', parts: [{ kind: 'or', parts: [a, b] }, c] }],
    ['NOT a = 1 AND b = 1', { kind: 'and', parts: [not(a), b] }],
    ['NOT (a = 1 AND b = 1)', not({ kind: 'and', parts: [a, b] })],
    ['NOT NOT a = 1 OR b = 1', { kind: 'or', parts: [not(not(a)), b] }],
    ['a = 1 and b = 1 AND c = 1', { kind: 'and', parts: [a, b, c] }],
    ['((a = 1))', a],
    ['NOT(a=1)OR(b=1)', { kind: 'or', parts: [not(a), b] }],
  ])('%s', (filter, parsed) => {
    expect(parseMetadataFilter(filter)).toEqual(parsed);
  });
});

describe('generated texts', () => {
  const pieces = fc
    .array(
      fc.constantFrom(
        ...[
          'a',
          '"a.b"',
          '.',
          "'x'",
          "'",
          '"',
          '5',
          '-',
          '1e9',
          'true',
          'NULL',
          'NOT',
          'AND',
          'OR',
          'IN',
          'IS',
          'LIKE',
        ],
        ...['(', ')', ',', '=', '<', '>', '!=', ' ', ' ', ' ', '\n', ';', '--', '::', '\\', '\ud800', '\0', '😀', 'é'],
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''));
  const anything = fc.string({ unit: 'binary', maxLength: 200 });

  it('are a filter, or refused with a position inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, anything), (filter) => {
        try {
          expect(parseMetadataFilter(filter)).toHaveProperty('kind');
        } catch (error) {
          if (!(error instanceof MetadataFilterError)) throw error;
          expect(error.position).toBeGreaterThanOrEqual(1);
          expect(error.position).toBeLessThanOrEqual([...filter].length + 1);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('of up to 8,000 characters never exhaust the stack, whatever repeats', () => {
    const repeated = fc.tuple(pieces, fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }), pieces);
    fc.assert(
      fc.property(repeated, ([start, part, last]) => {
        const filter = `${start}${part.repeat(Math.floor(7_000 / part.length))}${last}`;
        try {
          parseMetadataFilter(filter);
        } catch (error) {
          if (!(error instanceof MetadataFilterError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('mean what they were written from', () => {
    fc.assert(
      fc.property(sampleFilter, (filter) => {
        expect(parseMetadataFilter(metadataFilterText(filter))).toEqual(filter);
      }),
      { numRuns: 1_000 },
    );
  });
});
