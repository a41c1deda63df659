import type { z } from 'zod';
import { type Endpoint, fillPath } from '#contract/endpoint';
import { writeExact } from '#contract/exact-json';

type Optional<Schema extends z.ZodType> = Record<string, never> extends z.input<Schema> ? true : false;

type Part<Name extends string, Schema> = Schema extends z.ZodType
  ? Optional<Schema> extends true
    ? { [Key in Name]?: z.input<Schema> }
    : { [Key in Name]: z.input<Schema> }
  : unknown;

/** The input of an endpoint's call; a part that may be empty can be omitted. */
export type Input<E extends Endpoint> = Endpoint extends E
  ? { params?: unknown; query?: unknown; headers?: unknown; body?: unknown }
  : Part<'params', E['params']> & Part<'query', E['query']> & HeadersPart<E['headers']> & Part<'body', E['body']>;

// The field is optional in a record, so its type includes undefined even where headers are declared.
type HeadersPart<Schema> = [NonNullable<Schema>] extends [never] ? unknown : Part<'headers', NonNullable<Schema>>;

/** The URL of a call: the path filled and encoded, with the given query parameters. */
export function urlOf(baseUrl: string, endpoint: Endpoint, input: Input<Endpoint>): string {
  const path = fillPath(endpoint.path, (input.params ?? {}) as Record<string, string>);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.append(name, String(value));
  }
  return `${baseUrl.replace(/\/+$/, '')}${path}${query.size > 0 ? `?${query}` : ''}`;
}

/** The headers of a call: the credential, and the headers that the endpoint reads. */
export function headersOf(
  input: Input<Endpoint>,
  apiKey: string | undefined,
  hasBody: boolean,
): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (apiKey !== undefined) headers['x-api-key'] = apiKey;
  if (hasBody) headers['content-type'] = 'application/json';
  for (const [name, value] of Object.entries(input.headers ?? {})) {
    if (value !== undefined) headers[name] = String(value);
  }
  return headers;
}

/** The body of a call as JSON text, with its exact parts unchanged; undefined if there is none. */
export function bodyOf(endpoint: Endpoint, input: Input<Endpoint>): string | undefined {
  return endpoint.body === null || input.body === undefined ? undefined : writeExact(endpoint.body, input.body);
}
