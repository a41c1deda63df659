import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FilterValue, MetadataComparison, MetadataFilter } from '#contract/metadata-filter';
import { evaluateMetadataFilter, type Truth } from '../../e2e/fixtures/metadata-filter-evaluator';
import { sampleFilter, sampleMetadata } from '../../e2e/fixtures/metadata-filter-samples';
import { Prisma } from './generated/client';
import { metadataFilterSql } from './metadata-filter-sql';
import { inTransaction, prisma } from './prisma';

const column = Prisma.sql`sample.masked_metadata`;
const text = (value: string): FilterValue => ({ type: 'string', value });
const number = (value: string): FilterValue => ({ type: 'number', text: value });

/** `index` is true for a filter without an index condition. */
type Answer = { condition: Truth; opposite: Truth; index: Truth };

/** The database's result for each metadata (first index) and each filter (second index). */
async function ask(filters: MetadataFilter[], metadata: string[]): Promise<Answer[][]> {
  const asked = filters.map((filter) => {
    const { condition, index } = metadataFilterSql(filter, column);
    const opposite = metadataFilterSql({ kind: 'not', part: filter }, column).condition;
    const necessary = index ?? Prisma.sql`true`;
    return Prisma.sql`jsonb_build_object('condition', ${condition}, 'opposite', ${opposite}, 'index', ${necessary})`;
  });
  const rows = await prisma().$queryRaw<{ answers: Answer[] }[]>`
    SELECT jsonb_build_array(${Prisma.join(asked)}) AS answers FROM (
      SELECT number, json::jsonb AS masked_metadata FROM unnest(${metadata}::text[]) WITH ORDINALITY AS row (json, number)
    ) AS sample ORDER BY sample.number`;
  return rows.map((row) => row.answers);
}

async function askOne(filter: MetadataFilter, metadata: string): Promise<Truth | undefined> {
  return (await ask([filter], [metadata]))[0]?.[0]?.condition;
}

describe('the database and an evaluator without a database', () => {
  it('agree on generated filters and metadata, and no index loses a row', async () => {
    const seen = { true: 0, false: 0, null: 0 };
    const found = { byIndex: 0, notByIndex: 0 };
    const filters = fc.array(sampleFilter, { minLength: 8, maxLength: 8 });
    const metadata = fc.array(sampleMetadata, { minLength: 12, maxLength: 12 });
    const agree = fc.asyncProperty(filters, metadata, async (filters, metadata) => {
      const answers = await ask(filters, metadata);
      for (const [row, json] of metadata.entries()) {
        for (const [nth, filter] of filters.entries()) {
          const expected = evaluateMetadataFilter(filter, json);
          const { index, ...said } = answers[row]?.[nth] ?? {};
          expect(said).toEqual({ condition: expected, opposite: expected === null ? null : !expected });
          if (expected === true) expect(index).toBe(true);
          seen[`${expected}`] += 1;
          found[index === true ? 'byIndex' : 'notByIndex'] += 1;
        }
      }
    });
    await fc.assert(agree, { numRuns: 200 });
    // Otherwise the samples have drifted to where everything is unknown and nothing is compared.
    expect(Math.min(...Object.values(seen), ...Object.values(found))).toBeGreaterThan(200);
  });
});

describe('the pitfalls of SQL over jsonb', () => {
  it.each<[string, MetadataFilter, string, Truth]>([
    ['9007199254740993 is not 9007199254740992', equals('9007199254740992'), '{"a": 9007199254740993}', false],
    ['1.0 is 1', equals('1'), '{"a": 1.0}', true],
    ['1e2 is 100', equals('1e2'), '{"a": 100}', true],
    ['-0 is 0', equals('-0'), '{"a": 0}', true],
    ['the text 1 is not the number 1', equals('1'), '{"a": "1"}', false],
    ['an array is not its only element', equals('1'), '{"a": [1]}', false],
    ['an object equals no literal', equals('1'), '{"a": {}}', false],
    ['a JSON null is NULL', equals('1'), '{"a": null}', null],
    ['a missing key is NULL', equals('1'), '{}', null],
    ['a key in an array is missing', { kind: 'is_null', path: ['a', '0'] }, '{"a": [1]}', true],
    ['a text and a number have no order', ordered(number('1')), '{"a": "2"}', null],
    ['truth has no order', ordered({ type: 'boolean', value: false }), '{"a": true}', null],
    ['1 < 1.0', ordered(number('1.0'), '<'), '{"a": 1}', false],
    ['1 <= 1.0', ordered(number('1.0'), '<='), '{"a": 1}', true],
    ['1 > 1.0', ordered(number('1.0'), '>'), '{"a": 1}', false],
    ['1 >= 1.0', ordered(number('1.0'), '>='), '{"a": 1}', true],
    ['10 > 9', ordered(number('9'), '>'), '{"a": 10}', true],
    ["'10' > '9'", ordered(text('9'), '>'), '{"a": "10"}', false],
    ["'x' <= 'x'", ordered(text('x'), '<='), '{"a": "x"}', true],
    ['capitals come before small letters', ordered(text('B'), '>'), '{"a": "a"}', true],
    ['an emoji comes after U+E000', ordered(text('\u{e000}'), '>'), '{"a": "😀"}', true],
    ['_ is one emoji', { kind: 'like', path: ['a'], pattern: '_' }, '{"a": "😀"}', true],
    ['LIKE knows capitals', { kind: 'like', path: ['a'], pattern: 'X%' }, '{"a": "xyz"}', false],
    ['% is more than one line', { kind: 'like', path: ['a'], pattern: 'x%z' }, '{"a": "x\\ny\\nz"}', true],
    ['a number is like nothing', { kind: 'like', path: ['a'], pattern: '%' }, '{"a": 1}', null],
    ['an array contains its elements', contains(number('1.0')), '{"a": ["x", 1]}', true],
    ['an array does not contain what its arrays do', contains(number('1')), '{"a": [[1], null]}', false],
    ['a text contains nothing', contains(text('x')), '{"a": "x"}', null],
    ['a dotted key comes first', dotted(), '{"a.b": "key", "a": {"b": "path"}}', false],
    ['a dotted key that is null comes first', dotted(), '{"a.b": null, "a": {"b": "path"}}', null],
    ['a dotted name may be a path', dotted(), '{"a": {"b": "path"}}', true],
  ])('%s', async (_title, filter, metadata, truth) => {
    expect(await askOne(filter, metadata)).toBe(truth);
    expect(evaluateMetadataFilter(filter, metadata)).toBe(truth);
  });

  function equals(value: string): MetadataFilter {
    return { kind: 'equals', path: ['a'], value: number(value) };
  }
  function ordered(value: FilterValue, operator: '<' | '<=' | '>' | '>=' = '<'): MetadataFilter {
    return { kind: 'ordered', path: ['a'], operator, value };
  }
  function contains(value: FilterValue): MetadataFilter {
    return { kind: 'contains', path: ['a'], value };
  }
  function dotted(): MetadataFilter {
    return { kind: 'equals', path: ['a.b'], value: text('path') };
  }
});

describe('the largest filters', () => {
  const tiny: MetadataComparison = { kind: 'ordered', operator: '>', path: ['.'], value: number('1') };
  const nested = (part: MetadataFilter, levels: number): MetadataFilter =>
    levels === 0 ? part : nested({ kind: 'not', part: { kind: 'and', parts: [part, tiny] } }, levels - 1);
  it.each<[string, MetadataFilter]>([
    ['1,000 comparisons', { kind: 'or', parts: Array(1_000).fill(tiny) }],
    ['paths with as many names as fit', { kind: 'or', parts: Array(210).fill({ ...tiny, path: ['.'.repeat(31)] }) }],
    ['a path of 4,000 names', { ...tiny, path: Array(4_000).fill('a') }],
    ['a name of 7,900 dots', { kind: 'equals', path: ['.'.repeat(7_900)], value: text('x') }],
    ['1,000 values', { kind: 'one_of', path: ['.'], values: Array(1_000).fill(number('1')) }],
    ['64 levels', nested(tiny, 32)],
    ['400 digits', { kind: 'equals', path: ['a'], value: number(`${'9'.repeat(396)}e308`) }],
    ['a pattern of 7,900 signs', { kind: 'like', path: ['a'], pattern: '%x'.repeat(3_950) }],
  ])('%s run', async (_title, filter) => {
    await expect(ask([filter], ['{}', `{"a": "${'x'.repeat(10_000)}", "": {"": 2}}`])).resolves.toHaveLength(2);
  });
});

describe('the index', () => {
  beforeAll(async () => {
    await prisma().$executeRaw`CREATE TABLE sample (masked_metadata jsonb)`;
    await prisma().$executeRaw`
      INSERT INTO sample SELECT jsonb_build_object('priority', 'p' || n, 'tags', jsonb_build_array(n), 'a', jsonb_build_object('b', n))
      FROM generate_series(1, 1000) AS n`;
    await prisma().$executeRaw`CREATE INDEX sample_index ON sample USING gin (masked_metadata jsonb_path_ops)`;
    await prisma().$executeRaw`ANALYZE sample`;
  });

  const high: MetadataFilter = { kind: 'equals', path: ['priority'], value: text('p5') };
  const unlike: MetadataFilter = { kind: 'not', part: high };
  const inTags: MetadataFilter = { kind: 'contains', path: ['tags'], value: number('7') };
  it.each<[string, MetadataFilter, number]>([
    ['=', high, 1],
    ['= on a dotted name', { kind: 'equals', path: ['a.b'], value: number('5') }, 1],
    ['IN a list', { kind: 'one_of', path: ['a', 'b'], values: [number('5.0'), number('6')] }, 2],
    ['IN an array', inTags, 1],
    ['AND with one side that has it', { kind: 'and', parts: [unlike, inTags] }, 1],
    ['OR with both sides that have it', { kind: 'or', parts: [high, inTags] }, 2],
  ])('serves %s', async (_title, filter, count) => {
    const { condition, index } = metadataFilterSql(filter, column);
    const where = Prisma.sql`FROM sample WHERE ${index} AND ${condition}`;
    const plan = await inTransaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN SELECT 1 ${where}`;
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('Bitmap Index Scan on sample_index');
    expect(await prisma().$queryRaw`SELECT 1 ${where}`).toHaveLength(count);
  });

  it.each<[string, MetadataFilter]>([
    ['NOT', unlike],
    ['IS NULL', { kind: 'is_null', path: ['priority'] }],
    ['<', { kind: 'ordered', operator: '<', path: ['a', 'b'], value: number('5') }],
    ['LIKE', { kind: 'like', path: ['priority'], pattern: 'p%' }],
    ['AND of sides without it', { kind: 'and', parts: [unlike, unlike] }],
    ['OR with one side without it', { kind: 'or', parts: [high, unlike] }],
  ])('does not serve %s', (_title, filter) => {
    expect(metadataFilterSql(filter, column).index).toBeNull();
  });
});
