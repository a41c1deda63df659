import { expect, it } from 'vitest';
import type { Outcome } from '#contract/lookups';
import { callIdIn } from './call-ids';

const nothing = { outcome: 'nothing_recognised', request_id: null } as Outcome;
const item = (text: string) => ({ line: 1, text });

it('a call is named by the request id that found something, or by one of the desk’s own that found nothing', () => {
  expect(callIdIn({ ...nothing, outcome: 'found', request_id: 'order-88121' }, item('order-88121'))).toBe(
    'order-88121',
  );
  expect(callIdIn(nothing, item('failed with req_hfbtI8pk3md8T206FCAZfF.'))).toBe('req_hfbtI8pk3md8T206FCAZfF');
  expect(callIdIn(nothing, item('order-88121'))).toBeNull();
  expect(callIdIn({ ...nothing, outcome: 'session_not_found' }, item('req_hfbtI8pk3md8T206FCAZfF'))).toBeNull();
  expect(callIdIn(nothing, undefined)).toBeNull();
});
