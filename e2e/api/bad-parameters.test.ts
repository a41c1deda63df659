import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint';
import { endpoints } from '#contract/endpoints';
import type { ErrorCode } from '#contract/errors';
import { expectAnswer, expectError } from '../fixtures/answers';
import { queryDesk } from '../fixtures/api';
import { holdersOfAll } from '../fixtures/credentials';
import { askEndpoint, missingId, paramsOf } from '../fixtures/endpoint-calls';
import { addAgent } from '../fixtures/records';
import type { MatrixCall } from './access-row';
import { rowOf } from './access-rows';

/** What is changed in a call that would succeed. */
interface Change {
  params?: Record<string, string>;
  query?: [string, string][];
  headers?: Record<string, string>;
}

const all = await holdersOfAll();

/** Invalid values for each header that the contract gives a meaning. */
const badHeaders: Record<string, string[]> = {
  'if-match': ['', 'rev_1', '"rev_1', '"rev_1" "rev_2"', '*, "rev_1"', '"rev_\u00e4"', 'W/rev_1'],
  'idempotency-key': ['', 'x'.repeat(256), '\u00e4', 'a\tb'],
};
/** Values that some query parameters reject; the contract's record says which. */
const oddValues = [
  ...['', ' ', '0', '-1', '101', '1e1', 'TRUE', 'null', '[]', '2024-01-15'],
  ...['x'.repeat(9_000), 'abc\0', '\u0001', "abc' OR 1=1 --", '%_\\%', '😀😀😀'],
];
/** Each query parameter accepts at least one of these. */
const fineValues = ['1', 'true', 'last_change', '2024-01-15T10:30:00Z', 'created_at', 'desc', 'abc'];
const prefetches = ['sec-purpose', 'purpose'].map((name) => ({ [name]: 'prefetch' }));

/** Returns values that are no valid id of this form. */
function badIds(id: string): string[] {
  const prefix = id.slice(0, id.indexOf('_') + 1);
  const other = ['x', 'xyz_a', `${prefix}${'a'.repeat(256)}`];
  const ends = ['/', '\\', '\n', '\0', ' ', '%', 'ä', '😀', "' OR 1=1 --"];
  return [
    ...other,
    ...(prefix === '' ? [] : [prefix, prefix.toUpperCase() + id.slice(prefix.length)]),
    ...ends.map((end) => id + end),
  ];
}

/** The error code if what this path parameter names does not exist. */
function missingCode(param: string): ErrorCode {
  if (param === 'agent_id') return 'agent_not_found';
  return param === 'session_id' ? 'session_not_found' : 'not_found';
}

/** The errors that follow from what an endpoint accepts. */
function errorsOf({ body, headers, ...endpoint }: Endpoint): ErrorCode[] {
  return [
    ...paramsOf(endpoint as Endpoint).map(missingCode),
    ...(body === null ? [] : (['payload_too_large', 'unsupported_media_type'] as const)),
    ...(headers?.shape['if-match'] === undefined ? [] : (['precondition_failed'] as const)),
    ...(rowOf(endpoint).conflict === undefined ? [] : (['conflict'] as const)),
  ];
}

const twice = (name: string, value = '1') => Array.from({ length: 2 }, (): [string, string] => [name, value]);

const takes = (shape: object, name: string, value: string) =>
  (shape as Record<string, z.ZodType>)[name]?.safeParse(value).success ?? false;

describe.each(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s',
  (_title, endpoint) => {
    const credential = all.of(endpoint);
    const params = paramsOf(endpoint);
    const parameters = Object.keys(endpoint.query.shape);
    const headers = Object.keys(endpoint.headers?.shape ?? {});
    /** What all these calls are about: none of them may change it. */
    let call: MatrixCall;
    beforeAll(async () => {
      call = await rowOf(endpoint).call(credential);
    });

    /**
     * Asserts the refusal of the call with this change; for a bad request, also that it names this field and no other.
     */
    async function expectRefused(change: Change, code: ErrorCode, field?: string): Promise<void> {
      const given = new Set(change.query?.map(([name]) => name));
      const query = Object.entries(call.query ?? {}).filter(([name]) => !given.has(name));
      const answer = await askEndpoint(
        endpoint,
        {
          ...call,
          params: { ...call.params, ...change.params },
          query: [...query, ...(change.query ?? [])],
          headers: { ...call.headers, ...change.headers },
        },
        credential,
      );
      const body = JSON.parse(answer.text || '{}');
      const refusal = { change, code: body.code, fields: Object.keys(body.field_errors ?? {}) };
      expect(refusal).toEqual({ change, code, fields: field === undefined ? [] : [field] });
      expectError(answer, code);
    }

    test.each(params)('refuses a wrong %s by its name', async (name) => {
      for (const id of badIds(call.params?.[name] ?? '')) {
        // A value that another id's form allows exists nowhere: it must never make the desk fail.
        const isTaken = !['agent_id', 'session_id'].includes(name) && takes(endpoint.params.shape, name, id);
        if (isTaken) await expectRefused({ params: { [name]: id } }, 'not_found');
        else await expectRefused({ params: { [name]: id } }, 'invalid_request', name);
      }
    });

    test.each(params)('says that what the %s names does not exist', async (name) => {
      await expectRefused({ params: { [name]: missingId(call.params?.[name] ?? '') } }, missingCode(name));
    });

    test.each(params.slice(0, 1))(
      'says only that what the %s names does not exist, if nothing in the path does',
      async (first) => {
        const missing = params.map((name) => [name, missingId(call.params?.[name] ?? '')]);
        await expectRefused({ params: Object.fromEntries(missing) }, missingCode(first));
      },
    );

    test.each(params.filter((name) => name === 'session_id'))('finds no %s of another agent', async (name) => {
      await expectRefused({ params: { agent_id: await addAgent(queryDesk) } }, missingCode(name));
    });

    test.each(['unknown', 'constructor', '__proto__', 'INCLUDE', 'ä', ''])(
      'refuses the unknown query parameter %j by its name',
      async (name) => {
        await expectRefused({ query: [[name, '1']] }, 'invalid_request', name);
        await expectRefused({ query: twice(name) }, 'invalid_request', name);
      },
    );

    test.each(parameters)('refuses a repeated or wrong %s in its query, by its name', async (name) => {
      for (const value of oddValues.filter((odd) => !takes(endpoint.query.shape, name, odd))) {
        await expectRefused({ query: [[name, value]] }, 'invalid_request', name);
      }
      const fine = fineValues.find((value) => takes(endpoint.query.shape, name, value));
      await expectRefused({ query: twice(name, fine) }, 'invalid_request', name);
    });

    test.each(parameters)('survives any accepted value of %s in its query', async (name) => {
      for (const value of oddValues.filter((odd) => takes(endpoint.query.shape, name, odd))) {
        const answer = await askEndpoint(endpoint, { ...call, query: { ...call.query, [name]: value } }, credential);
        if (answer.status === 400) expectError(answer, 'invalid_request');
        else if (answer.status === 429) expectError(answer, 'rate_limit_exceeded');
        else expectAnswer(endpoint, answer);
      }
    });

    test.each(headers)('refuses a malformed %s by its name', async (name) => {
      expect(badHeaders).toHaveProperty(name);
      for (const value of badHeaders[name] ?? []) {
        await expectRefused({ headers: { [name]: value } }, 'invalid_request', name);
      }
    });

    test.each(headers.filter((name) => name === 'if-match'))('does nothing if %s names no current state', async () => {
      for (const value of ['"rev_of_another"', '"rev_of_another.x", "rev_of_a_third"', 'W/"rev_of_another"', '""']) {
        await expectRefused({ headers: { 'if-match': value } }, 'precondition_failed');
      }
    });

    test.each(endpoint.sendsSessionData ? prefetches : [])('sends nothing to a prefetch: %o', async (sent) => {
      await expectRefused({ headers: sent }, 'invalid_request', 'sec-purpose');
    });

    test.each(endpoint.errors.filter((code) => code === 'conflict'))(
      'answers what conflicts with what exists: %s',
      async (code) => {
        const { conflict } = rowOf(endpoint);
        if (conflict === undefined) throw new Error(`${endpoint.name} declares ${code}: give its row a call for that.`);
        // A new caller, since the conflict may be the number of things that the caller has.
        const own = (await holdersOfAll()).of(endpoint);
        expectError(await askEndpoint(endpoint, await conflict(own), own), code);
      },
    );

    test('declares the errors that follow from what it accepts', () => {
      expect(endpoint.errors).toEqual(expect.arrayContaining(errorsOf(endpoint)));
    });

    test('accepts the valid call after all that was refused', async () => {
      expectAnswer(endpoint, await askEndpoint(endpoint, call, credential));
    });
  },
);
