import { z } from 'zod';
import { type JsonNode, parseJsonText } from './json-text';

/**
 * Parts of bodies and responses that are kept as their JSON text. A schema in this set marks such a part: reading keeps
 * the text as it came, writing puts it back unchanged, and it never goes through JSON.parse and JSON.stringify.
 */
const kept = new WeakSet<z.ZodType>();

/** Marks a schema of strings: its value is the JSON text of the part. Returns the schema. */
export function keepsText<Schema extends z.ZodType<string>>(schema: Schema): Schema {
  kept.add(schema);
  return schema;
}

/** Any JSON value, kept as its text. */
export const exactValueSchema = keepsText(
  z.unknown().refine((text) => typeof text === 'string') as unknown as z.ZodType<string>,
);

/** A JSON object, kept as its text. For responses: writes have their own, stricter schema (contract/metadata.ts). */
export const exactObjectSchema = keepsText(
  z.string().startsWith('{', 'must be an object').meta({
    type: 'object',
    format: undefined,
    pattern: undefined,
    additionalProperties: true,
    description: 'Any JSON object, returned exactly as it was sent: key order, long integers, `1.0`',
  }),
);

/**
 * Reads JSON text into plain values, with the marked parts of the schema as text. It does not validate: call
 * `schema.parse` on the result for that. Throws JsonTextError for text that is not JSON.
 */
export function readExact(schema: z.ZodType, text: string): unknown {
  return plain(parseJsonText(text), schema, text);
}

/** Reads and validates a response or body. Throws JsonTextError or ZodError. */
export function parseExact<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  return schema.parse(readExact(schema, text));
}

/**
 * Writes a value of the schema as JSON text, its marked parts unchanged. Each field of the outermost object is on its
 * own line, so that a person with curl can read them.
 */
export function writeExact(schema: z.ZodType, value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return written(value, schema);
  return `{\n  ${members(value, schema).join(',\n  ')}\n}`;
}

/**
 * Writes an object like `writeExact`, but on one line: outside of strings, a line break in JSON means no more than a
 * space.
 */
export function writeExactLine(schema: z.ZodType, value: object): string {
  return written(value, schema).replace(/[\r\n]/g, ' ');
}

function plain(node: JsonNode, schema: z.ZodType | undefined, text: string): unknown {
  const inner = unwrapped(schema, node.kind === 'null');
  if (inner !== undefined && kept.has(inner)) return text.slice(node.start, node.end);
  if (node.kind === 'object') {
    const shape = shapeOf(inner, new Set(node.members.map(({ key }) => key)));
    // fromEntries makes a key named __proto__ an ordinary field.
    return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value, shape?.[key], text)]));
  }
  if (node.kind === 'array') {
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
    return node.items.map((item) => plain(item, element, text));
  }
  return node.kind === 'string' ? node.value : JSON.parse(text.slice(node.start, node.end));
}

function written(value: unknown, schema: z.ZodType | undefined): string {
  const inner = unwrapped(schema, value === null);
  if (inner !== undefined && kept.has(inner)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
    return `[${value.map((item) => written(item, element)).join(',')}]`;
  }
  return `{${members(value, inner).join(',')}}`;
}

function members(value: object, schema: z.ZodType | undefined): string[] {
  const fields = new Map(Object.entries(value).filter(([, field]) => field !== undefined));
  const shape = shapeOf(unwrapped(schema, false), new Set(fields.keys()));
  // The contract's order, whatever the order of the value's own keys.
  const order = new Set([...Object.keys(shape ?? {}).filter((key) => fields.has(key)), ...fields.keys()]);
  return [...order].map((key) => `${JSON.stringify(key)}: ${written(fields.get(key), shape?.[key])}`);
}

function unwrapped(schema: z.ZodType | undefined, isNull: boolean): z.ZodType | undefined {
  if (schema instanceof z.ZodNullable) return isNull ? undefined : unwrapped(schema.unwrap() as z.ZodType, isNull);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unwrapped(schema.unwrap() as z.ZodType, isNull);
  }
  return schema;
}

/** The fields of an object's schema; for a union, those of the first option that knows every key. */
function shapeOf(schema: z.ZodType | undefined, keys: ReadonlySet<string>): Record<string, z.ZodType> | undefined {
  if (schema instanceof z.ZodObject) return schema.shape as Record<string, z.ZodType>;
  if (!(schema instanceof z.ZodUnion)) return undefined;
  const shapes = schema.options.map((option) => shapeOf(option as z.ZodType, keys));
  return shapes.find((shape) => shape !== undefined && [...keys].every((key) => Object.hasOwn(shape, key)));
}
