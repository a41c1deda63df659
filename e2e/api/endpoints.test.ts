import { describe, expect, test } from 'vitest';
import { endpoints } from '#contract/endpoints';
import { expectError } from '../fixtures/answers';
import { ask } from '../fixtures/api';
import { paramsOf, targetOf } from '../fixtures/endpoint-calls';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The methods that the contract has for a path, in the order of the Allow header. */
function takenBy(path: string): string[] {
  const declared = endpoints.filter((endpoint) => endpoint.path === path).map(({ method }) => String(method));
  return methods.filter((method) => declared.includes(method === 'HEAD' ? 'GET' : method));
}

describe.each([...new Map(endpoints.map((endpoint) => [endpoint.path, endpoint]))])('%s', (path, endpoint) => {
  const allow = takenBy(path);
  // No parameter accepts such a value: the method is checked first.
  const params = Object.fromEntries(paramsOf(endpoint).map((name) => [name, 'x']));

  test.each([...methods, 'OPTIONS'].filter((method) => !allow.includes(method)))(
    'does not accept %s, and says what it accepts',
    async (method) => {
      const answer = await ask(targetOf(endpoint, { params }), { method });
      if (method === 'HEAD') expect({ status: answer.status, text: answer.text }).toEqual({ status: 405, text: '' });
      else expectError(answer, 'method_not_allowed');
      expect(answer.headers.get('allow')).toBe(allow.join(', '));
    },
  );
});

test('no two endpoints share a name, or a method and a path', () => {
  expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length);
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
});
