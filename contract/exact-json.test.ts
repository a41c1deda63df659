import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exactObjectSchema, exactValueSchema, parseExact, readExact, writeExact, writeExactLine } from './exact-json';

const item = z.strictObject({
  name: z.string(),
  value: exactValueSchema.optional(),
  data: exactObjectSchema.nullable(),
});
const list = z.strictObject({ items: z.array(item), metadata: z.strictObject({ page_key: z.string().optional() }) });
const either = z.union([list, z.strictObject({ name: z.string(), metadata: exactObjectSchema })]);

const hard = '{"b": 1.0,\n"__proto__":-0, "n":12345678901234567890 ,"\\u0061":"\\/"}';

describe('reading', () => {
  it('keeps marked fields as their text, wherever they are, and nothing else', () => {
    const text = `{"items": [{"name":"a\\u0062","data": ${hard} ,"value": 1.50}, {"name":"c","data":null}],"metadata":{}}`;
    expect(parseExact(list, text)).toEqual({
      items: [
        { name: 'ab', data: hard, value: '1.50' },
        { name: 'c', data: null },
      ],
      metadata: {},
    });
  });

  it('chooses the option of a union that knows every key', () => {
    expect(parseExact(either, '{"items":[],"metadata":{"page_key":"x"}}')).toMatchObject({
      metadata: { page_key: 'x' },
    });
    expect(parseExact(either, '{"name":"x","metadata":{"page_key":1.0}}')).toMatchObject({
      metadata: '{"page_key":1.0}',
    });
  });

  it('reads null as a value if any value is allowed, and as null if the schema is nullable', () => {
    const schema = z.strictObject({ any: exactValueSchema, data: exactObjectSchema.nullable() });
    expect(parseExact(schema, '{"any":null,"data":null}')).toEqual({ any: 'null', data: null });
  });

  it('creates fields for keys that are named like a prototype', () => {
    const read = readExact(z.strictObject({}), '{"__proto__":{"polluted":true}}') as object;
    expect(Object.keys(read)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    '{"name":"x","metadata":[]}',
    '{"name":"x","metadata":"{}"}',
    '{"name":"x","metadata":null}',
    '{"name":"x"}',
  ])('refuses what is not an object where one is required: %s', (text) =>
    expect(() => parseExact(either, text)).toThrow(),
  );
});

describe('writing', () => {
  it('writes marked texts as they are, in the order of the schema, one field per line', () => {
    const value = { metadata: {}, items: [{ data: hard, value: 'null', name: '"' }] };
    expect(writeExact(list, value)).toBe(
      `{\n  "items": [{"name": "\\"","value": null,"data": ${hard}}],\n  "metadata": {}\n}`,
    );
  });

  it('omits undefined fields', () => {
    expect(writeExact(list, { items: [], metadata: { page_key: undefined } })).toBe(
      '{\n  "items": [],\n  "metadata": {}\n}',
    );
  });

  it('on one line has no line end, and the same meaning', () => {
    const line = writeExactLine(item, { name: 'a\nb', data: hard });
    expect(line).not.toMatch(/[\r\n]/);
    expect(JSON.parse(line)).toEqual({ name: 'a\nb', data: JSON.parse(hard) });
  });

  it('and reading back changes nothing, whatever the value is', () => {
    const data = fc
      .dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 }))
      .map((object) => JSON.stringify(object, null, 1))
      .filter((text) => !/e[-+]?3\d\d|\\u0000|\\ud[89a-f]/i.test(text));
    const value = fc.record({
      items: fc.array(fc.record({ name: fc.string({ unit: 'grapheme' }), data: fc.option(data) })),
      metadata: fc.constant({}),
    });
    fc.assert(
      fc.property(value, (given) => {
        fc.pre(given.items.every(({ name }) => !name.includes('\u0000')));
        expect(parseExact(list, writeExact(list, given))).toEqual(given);
      }),
    );
  });
});
