import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageQuery } from '#contract/paging';
import { keptFilters, orderQuery, sessionFilterQuery } from '#contract/session-filters';
import type { ViewFilters } from '#contract/views';
import { curlForList, narrowing, readListAddress, withoutParts, writeListAddress } from './list-address';

const queryOf = (address: string) => new URL(address, 'http://desk.invalid').searchParams;

const every: ViewFilters = {
  agent_id: 'agt_support',
  enabled: false,
  created_after: '2024-01-15T10:30:00+01:00',
  created_before: '2024-02-01T00:00:00Z',
  updated_after: '2024-01-15T10:30:00.250Z',
  updated_before: '2024-03-01T00:00:00Z',
  q: '50% off & "more"',
  metadata_filter: "priority = 'high' AND name LIKE 'a+%'",
  order_by: 'updated_at',
  direction: 'asc',
};

describe('the address of a list', () => {
  test('holds every filter, the order and the page, and reads them back', () => {
    const read = readListAddress(queryOf(writeListAddress(every, 'key.signed')));
    expect(read).toEqual({ filters: every, pageKey: 'key.signed', problems: [] });
  });

  test('is short without filters, and leaves out the default order', () => {
    expect(writeListAddress({})).toBe('/sessions');
    expect(writeListAddress({ order_by: 'created_at', direction: 'desc' })).toBe('/sessions');
    expect(writeListAddress({ direction: 'asc' })).toBe('/sessions?direction=asc');
  });

  test('reads back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 50 }), (text) => {
        const metadata_filter = text;
        const read = readListAddress(queryOf(writeListAddress({ metadata_filter })));
        expect(read.filters.metadata_filter).toBe(metadata_filter);
      }),
    );
  });

  test('names each invalid part, and keeps the others', () => {
    const { filters, problems } = readListAddress(
      new URLSearchParams(
        'agent_id=nobody&enabled=maybe&created_after=yesterday&q=ab&direction=up&updated_after=2024-02-30T00:00:00Z&order_by=created_at',
      ),
    );
    expect(filters).toEqual({ order_by: 'created_at' });
    expect(problems.map(({ name }) => name)).toEqual([
      'agent_id',
      'enabled',
      'created_after',
      'updated_after',
      'q',
      'direction',
    ]);
  });

  const schemas = {
    ...keptFilters,
    ...orderQuery,
    enabled: sessionFilterQuery.enabled,
    page_key: pageQuery.page_key,
  };
  const samples = [
    ...[
      '',
      ' ',
      'ab',
      ' ab ',
      '  abc ',
      '👍👍',
      '👍👍👍',
      'a\u0000bc',
      '\ud800abc',
      'true',
      'True',
      'desc',
      'updated_at',
    ],
    ...['agt_a', 'agt_', 'AGT_a', 'agt_a\n', `agt_${'a'.repeat(251)}`, `agt_${'a'.repeat(252)}`],
    ...['2024-01-15T10:30:00Z', '2024-01-15t10:30:00.123456+01:00', '2024-02-30T00:00:00Z', '2024-01-15', '🕐'],
    ...[200, 201, 2_048, 2_049, 10_000, 16_000, 16_001].map((length) => 'x'.repeat(length)),
  ];

  test.each(Object.entries(schemas))('judges %s as the contract does, in its words', (name, schema) => {
    const judge = (text: string) => {
      const { filters, pageKey, problems } = readListAddress(new URLSearchParams([[name, text]]));
      const value = name === 'page_key' ? pageKey : filters[name as keyof ViewFilters];
      return problems.length > 0 ? { problem: problems[0]?.problem } : { value };
    };
    const expected = (text: string) => {
      const read = schema.safeParse(text);
      return read.success ? { value: read.data } : { problem: read.error.issues[0]?.message };
    };
    // An address cannot hold half of a surrogate pair: it is replaced by another character on the way.
    for (const text of samples.map((each) => each.toWellFormed()))
      expect(judge(text), text.slice(0, 40)).toEqual(expected(text));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(judge(text)).toEqual(expected(text));
      }),
    );
  });

  test('accepts no parameter twice', () => {
    const { problems } = readListAddress(new URLSearchParams('q=first&q=second'));
    expect(problems).toEqual([{ name: 'q', problem: 'appears twice' }]);
  });

  test('never accepts an exact personal value, and does not repeat it', () => {
    const read = readListAddress(new URLSearchParams('match=zoe@example.org'));
    expect(read.problems.map(({ name }) => name)).toEqual(['match']);
    expect(JSON.stringify(read)).not.toContain('zoe');
  });

  test('drops only the wrong part', () => {
    expect(withoutParts(new URLSearchParams('q=abc&page_key=x'), ['page_key'])).toBe('/sessions?q=abc');
    expect(withoutParts(new URLSearchParams('page_key=x'), ['page_key'])).toBe('/sessions');
  });
});

test('a sort order does not narrow the list', () => {
  expect(narrowing({ order_by: 'updated_at', direction: 'asc' })).toEqual([]);
  expect(narrowing(every)).toHaveLength(8);
});

test('the curl line asks the API for the same list, and no filter can end its quotes', () => {
  expect(curlForList('https://desk.example', { q: 'abc' })).toBe(
    'curl -H "x-api-key: $KEY" \'https://desk.example/v2/sessions?q=abc\'',
  );
  const line = curlForList('https://desk.example', every);
  expect(line).toContain('/v2/agents/agt_support/sessions?enabled=false&');
  expect(line.split("'")).toHaveLength(3);
});
