import { expect, test } from 'vitest';
import { readColumns } from './columns';

const usual = { shown: ['status', 'agent', 'description', 'created', 'updated'], keys: [] };

test('columns are restored as they were kept, in the order of the desk', () => {
  const kept = JSON.stringify({ shown: ['created', 'status'], keys: ['priority', 'order.id'] });
  expect(readColumns(kept)).toEqual({ shown: ['status', 'created'], keys: ['priority', 'order.id'] });
});

test.each([null, '', 'no JSON', '[]', 'null', '{"shown":1,"keys":[]}'])('%s results in the default columns', (kept) => {
  expect(readColumns(kept)).toEqual(usual);
});

test('invalid keys, and keys beyond the maximum, are left out', () => {
  const kept = JSON.stringify({ shown: ['nothing'], keys: ['a', 1, '', 'a', 'x'.repeat(300), 'b', 'c', 'd', 'e'] });
  expect(readColumns(kept)).toEqual({ shown: [], keys: ['a', 'b', 'c', 'd'] });
});
