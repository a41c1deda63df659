import { expect, it } from 'vitest';
import { similarIds } from './similar-ids';

const sessions = [
  'ase_customer_support_001',
  'ase_customer_support_002',
  'ase_refund_0217',
  'ase_7f3kQ9xLm2PzR8vT1wYbNc',
  'ase_b',
];

it.each([
  ['ase_custmer_001', ['ase_customer_support_001', 'ase_customer_support_002']],
  ['ase_customer_suport_001', ['ase_customer_support_001', 'ase_customer_support_002']],
  ['ase_CUSTOMER_SUPPORT_001', ['ase_customer_support_001', 'ase_customer_support_002']],
  ['ase_7f3kQ9xLm2PzR8vT1wYbNd', ['ase_7f3kQ9xLm2PzR8vT1wYbNc']],
  ['ase_7f3kQ9xLm2PzR8v', ['ase_7f3kQ9xLm2PzR8vT1wYbNc']],
  ['ase_Zq8', []],
  ['ase_refund_0217', []],
])('ids that are similar to %s', (written, near) => {
  expect(
    similarIds(
      written,
      sessions.map((id) => ({ id })),
      3,
    ).map(({ id }) => id),
  ).toEqual(near);
});
