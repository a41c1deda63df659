import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpoints } from './endpoints';
import { errorBodySchema, errorStatuses } from './errors';
import { parseExact } from './exact-json';

type Example = { params?: Record<string, string>; body?: unknown; answer?: unknown };

const text = readFileSync(new URL('openapi-examples.json', import.meta.url), 'utf8');
const { calls, errors }: { calls: Record<string, Example>; errors: Record<string, unknown> } = JSON.parse(text);

describe.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
  'the example of %s',
  (name, endpoint) => {
    const example = calls[name] ?? {};

    it('exists (if not: scripts/openapi/calls.ts, then npm run openapi -- --examples)', () => {
      expect(Object.keys(calls)).toContain(name);
    });

    it('is a valid call of the endpoint', () => {
      expect(endpoint.params.parse(example.params ?? {})).toEqual(example.params ?? {});
      expect('body' in example).toBe(endpoint.body !== null);
      if (endpoint.body !== null) parseExact(endpoint.body, JSON.stringify(example.body));
    });

    it('is a valid response of the endpoint, without extra fields', () => {
      const { schema } = endpoint.answer;
      expect('answer' in example).toBe(schema !== null);
      if (schema !== null) parseExact(schema, JSON.stringify(example.answer));
    });
  },
);

it('there is an example of every error', () => {
  expect(Object.keys(errors).toSorted()).toEqual(Object.keys(errorStatuses).toSorted());
});

it.each(Object.entries(errors))('the example of %s is an error with this code', (code, body) => {
  expect(errorBodySchema.parse(body).code).toBe(code);
});

it('no example is left of a removed endpoint', () => {
  const names = endpoints.map(({ name }) => name);
  expect(Object.keys(calls).filter((name) => !names.includes(name))).toEqual([]);
});

// The document is built from what JSON.parse returns: a number that it rounds would be wrong there.
it('the examples contain nothing that an ordinary parser would change', () => {
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});
