import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
  test('holds every filter, the order and the page, and gives them back', () => {
    const read = readListAddress(queryOf(writeListAddress(every, 'key.signed')));
    expect(read).toEqual({ filters: every, pageKey: 'key.signed', problems: [] });
  });

  test('is short where nothing is asked, and leaves out the usual order', () => {
    expect(writeListAddress({})).toBe('/sessions');
    expect(writeListAddress({ order_by: 'created_at', direction: 'desc' })).toBe('/sessions');
    expect(writeListAddress({ direction: 'asc' })).toBe('/sessions?direction=asc');
  });

  test('gives back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 50 }), (text) => {
        const metadata_filter = text;
        const read = readListAddress(queryOf(writeListAddress({ metadata_filter })));
        expect(read.filters.metadata_filter).toBe(metadata_filter);
      }),
    );
  });

  test('names each part that cannot be meant, and keeps the others', () => {
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

  test('takes no part twice', () => {
    const { problems } = readListAddress(new URLSearchParams('q=first&q=second'));
    expect(problems).toEqual([{ name: 'q', problem: 'stands there twice' }]);
  });

  test('never takes an exact personal value, and does not repeat it', () => {
    const read = readListAddress(new URLSearchParams('match=zoe@example.org'));
    expect(read.problems.map(({ name }) => name)).toEqual(['match']);
    expect(JSON.stringify(read)).not.toContain('zoe');
  });

  test('loses the wrong part alone', () => {
    expect(withoutParts(new URLSearchParams('q=abc&page_key=x'), ['page_key'])).toBe('/sessions?q=abc');
    expect(withoutParts(new URLSearchParams('page_key=x'), ['page_key'])).toBe('/sessions');
  });
});

test('an order leaves nothing out', () => {
  expect(narrowing({ order_by: 'updated_at', direction: 'asc' })).toEqual([]);
  expect(narrowing(every)).toHaveLength(8);
});

test('the curl line asks the API for the same, and no filter ends its quotes', () => {
  expect(curlForList('https://desk.example', { q: 'abc' })).toBe(
    'curl -H "x-api-key: $KEY" \'https://desk.example/v2/sessions?q=abc\'',
  );
  const line = curlForList('https://desk.example', every);
  expect(line).toContain('/v2/agents/agt_support/sessions?enabled=false&');
  expect(line.split("'")).toHaveLength(3);
});
