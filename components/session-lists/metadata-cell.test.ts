import { expect, test } from 'vitest';
import { metadataCell } from './metadata-cell';

const metadata =
  '{"priority":"high","count":1.0,"a.b":"by name","order":{"id":9007199254740993,"to":{"email":"email·9f3c04d1be"}},"nothing":null}';

test.each([
  ['priority', 'high'],
  ['count', '1.0'],
  ['a.b', 'by name'],
  ['order.id', '9007199254740993'],
  ['nothing', 'null'],
])('the column %s shows %s, exactly as it is stored', (key, text) => {
  expect(metadataCell(metadata, [], key)).toEqual({ text, isMasked: false });
});

test.each(['missing', 'order.missing', 'priority.x', 'constructor', '__proto__'])('%s is not there', (key) => {
  expect(metadataCell(metadata, [], key)).toBeNull();
});

test('what is masked, or contains something masked, says so', () => {
  const masked = ['/metadata/order/to/email'];
  expect(metadataCell(metadata, masked, 'order.to.email')?.isMasked).toBe(true);
  expect(metadataCell(metadata, masked, 'order')?.isMasked).toBe(true);
  expect(metadataCell(metadata, masked, 'priority')?.isMasked).toBe(false);
});
