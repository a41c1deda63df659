import { expect, it } from 'vitest';
import { countMasked } from './count-masked';

const change = (path: string, before: string | null, after: string | null) =>
  ({ op: 'replace', path, before, after }) as const;

it('counts each hidden value of a path once, however often it changed', () => {
  const [one, two] = ['"email·9f3c04d1be"', '"email·0000000000"'];
  expect(countMasked([])).toBe(0);
  expect(countMasked([change('/metadata/a', null, '"gold"'), change('/enabled', 'true', 'false')])).toBe(0);
  expect(countMasked([change('/metadata/a', null, one), change('/metadata/a', one, two)])).toBe(2);
  expect(countMasked([change('/metadata', null, `{"a":${one},"b":"phone·hidden"}`)])).toBe(2);
});
