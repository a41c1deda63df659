import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { endpoints } from '#contract/endpoints';
import { type Answer, expectAnswer, expectError } from '../fixtures/answers';
import { fieldsOf, valueOfType } from '../fixtures/body-fields';
import { holdersOfAll } from '../fixtures/credentials';
import { askEndpoint, sendBody } from '../fixtures/endpoint-calls';
import type { MatrixCall } from './access-row';
import { rowOf } from './access-rows';

const all = await holdersOfAll();
const json: [string, string] = ['content-type', 'application/json'];
const utf8 = (text: string) => Buffer.from(text).toString('latin1');
const twoMebibytes = 2 * 1024 * 1024;

const keys = (count: number) => Array.from({ length: count }, (_, at) => `"${at.toString(36)}":0`).join(',');
const withBody = endpoints.filter(({ body }) => body !== null);

/** Bodies that are no JSON object, made from a valid one. `field` is one of its fields, as text. */
const texts: [string, (good: string, field: string) => string][] = [
  ['nothing', () => ''],
  ['spaces', () => ' \n '],
  ['half of an object', (good) => good.slice(0, -1)],
  ['an object with a comma too many', (good) => good.replace(/\}$/, ',}')],
  ['an object with single quotes', (good) => good.replaceAll('"', "'")],
  ['an object and something after it', (good) => `${good}{}`],
  ['an array', () => '[]'],
  ['an array of what is taken', (good) => `[${good}]`],
  ['a text', () => '"text"'],
  ['a number', () => '1'],
  ['true', () => 'true'],
  ['null', () => 'null'],
  ['NaN', () => 'NaN'],
  ['a byte order mark before it', (good) => utf8('\ufeff') + good],
  ['bytes that are not UTF-8', (good) => good.replace('{', '{"\xff":0,')],
  ['UTF-16', (good) => Buffer.from(good, 'utf16le').toString('latin1')],
  ['NUL after it', (good) => `${good}\0`],
  ['a key that occurs twice', (good, field) => good.replace('{', `{${field},`)],
  ['a key that occurs twice, once with an escape', (good, field) => good.replace('{', `{${escaped(field)},`)],
  ['100,000 keys', () => `{${keys(100_000)}}`],
  ['arrays 10,000 deep', () => '['.repeat(10_000) + ']'.repeat(10_000)],
  ['objects 10,000 deep', () => `${'{"a":'.repeat(10_000)}0${'}'.repeat(10_000)}`],
  ['a number of 10,000 digits', () => '1'.repeat(10_000)],
];

/** Writes the first letter of a field's name as an escape, which means the same. */
function escaped(field: string): string {
  return field.replace(/^"(.)/, (_whole, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`);
}

/** Values that JSON can express and the desk cannot store, at any place in a body. */
const values: [string, string][] = [
  ['NUL', String.raw`"a\u0000b"`],
  ['the first half of a surrogate pair', String.raw`"a\ud83d"`],
  ['the second half of a surrogate pair', String.raw`"\ude00a"`],
  ['the halves of a surrogate pair in the wrong order', String.raw`"\ude00\ud83d"`],
  ['a control character that is not escaped', '"a\u0001b"'],
  ['a number of 10,000 digits', '1'.repeat(10_000)],
  ['a fraction of 10,000 digits', `0.${'1'.repeat(10_000)}`],
  ['an exponent of 1,000', '1e1000'],
  ['an array 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['an object 10,000 deep', `${'{"a":'.repeat(10_000)}0${'}'.repeat(10_000)}`],
  ['100,000 keys', `{${keys(100_000)}}`],
];

const mediaTypes: [string, [string, string][], (good: string) => string][] = [
  ['text/plain', [['content-type', 'text/plain']], (good) => good],
  ['no content type', [], (good) => good],
  ['a form', [['content-type', 'application/x-www-form-urlencoded']], () => 'a=1'],
  ['another kind of JSON', [['content-type', 'application/merge-patch+json']], (good) => good],
  ['JSON in Latin 1', [['content-type', 'application/json; charset=iso-8859-1']], (good) => good],
  ['gzip', [json, ['content-encoding', 'gzip']], (good) => gzipSync(good).toString('latin1')],
  ['an unknown compression', [json, ['content-encoding', 'x-unknown']], (good) => good],
];

/** 2 MiB of spaces, with a Content-Length or in chunks. */
const sizes: [string, [string, string][], string][] = [
  ['2 MiB', [json], ' '.repeat(twoMebibytes)],
  ['2 MiB that never come', [json, ['content-length', String(twoMebibytes)]], ''],
  [
    '2 MiB in one chunk',
    [json, ['transfer-encoding', 'chunked']],
    `${twoMebibytes.toString(16)}\r\n${' '.repeat(twoMebibytes)}\r\n0\r\n\r\n`,
  ],
  [
    '2 MiB in chunks of 1 KiB',
    [json, ['transfer-encoding', 'chunked']],
    `${`400\r\n${' '.repeat(1_024)}\r\n`.repeat(2_048)}0\r\n\r\n`,
  ],
];

describe.each(withBody.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s',
  (_title, endpoint) => {
    const credential = all.of(endpoint);
    const fields = fieldsOf(endpoint.body as z.ZodType);
    /** What all these calls are about, with a valid body. */
    let call: MatrixCall;
    let good: Record<string, string>;
    beforeAll(async () => {
      call = await rowOf(endpoint).call(credential);
      good = Object.fromEntries(
        Object.entries(call.body ?? {}).map(([name, value]) => [name, utf8(JSON.stringify(value))]),
      );
    });

    const written = (given: Record<string, string>) =>
      `{${Object.entries(given).map(([name, value]) => `${JSON.stringify(name)}:${value}`)}}`;
    const send = (text: string, headers: [string, string][] = [json]): Promise<Answer> =>
      sendBody(endpoint, call, credential, text, headers);

    /** Returns the fields that a refusal names; each must be in the messages as well. */
    async function refusedFields(text: string): Promise<string[]> {
      const answer = await send(text);
      const { messages } = expectError(answer, 'invalid_request');
      // Read without the schema, which has no field named __proto__.
      const fields = Object.keys(JSON.parse(answer.text).field_errors);
      for (const field of fields) expect(messages.join(' ')).toContain(field);
      return fields;
    }

    test.each(texts)('refuses %s as its body', async (_what, textOf) => {
      const [name = '', value = ''] = Object.entries(good)[0] ?? [];
      expect(await refusedFields(textOf(written(good), `${JSON.stringify(name)}:${value}`))).toEqual(['body']);
    });

    test('refuses a value of any other type in each field, by its name', async () => {
      for (const { name, types } of fields) {
        for (const [type, value] of Object.entries(valueOfType)) {
          if (types.includes(type)) continue;
          const refused = await refusedFields(written({ ...good, [name]: value }));
          expect(
            refused.map((field) => field.split('.')[0]),
            `${type} as ${name}`,
          ).toEqual([name]);
        }
      }
    });

    test.each(values)('refuses %s in each field', async (_what, value) => {
      for (const { name } of fields) {
        const refused = await refusedFields(written({ ...good, [name]: value }));
        expect([['body'], [name]], `in ${name}`).toContainEqual(refused);
      }
    });

    test('names each field that is required and missing', async () => {
      const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
      if (required.length > 0) expect((await refusedFields('{}')).sort()).toEqual(required.sort());
      for (const missing of required) {
        const others = Object.entries(good).filter(([name]) => name !== missing);
        expect(await refusedFields(written(Object.fromEntries(others)))).toEqual([missing]);
      }
    });

    test.each(['unknown', 'constructor', '__proto__', 'toString', 'ä', ''])(
      'names the field %j, which it does not know',
      async (name) => {
        const text = written(good).replace('{', `{${utf8(JSON.stringify(name))}:1,`);
        expect(await refusedFields(text)).toEqual([name]);
      },
    );

    test.each(mediaTypes)('does not accept %s', async (_what, headers, textOf) => {
      expectError(await send(textOf(written(good)), headers), 'unsupported_media_type');
    });

    test.each(sizes)('does not accept %s', async (_what, headers, body) => {
      expectError(await send(body, headers), 'payload_too_large');
    });

    test('accepts the valid call after all that was refused', async () => {
      expectAnswer(endpoint, await askEndpoint(endpoint, call, credential));
    });
  },
);

test.each(endpoints.filter(({ method, body }) => method === 'PATCH' && body !== null))(
  '$method $path refuses a body that changes nothing',
  async (endpoint) => {
    const call = { ...(await rowOf(endpoint).call(all.of(endpoint))), body: {} };
    expectError(await askEndpoint(endpoint, call, all.of(endpoint)), 'invalid_request');
  },
);
