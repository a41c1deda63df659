import type { z } from 'zod';
import type { Endpoint, EndpointAnswer } from '#contract/endpoint';
import { endpointRecords } from '#contract/endpoints';
import { parseExact } from '#contract/exact-json';
import { failureOf, unreadable } from './answers';
import { ApiFailure } from './api-failure';
import { bodyOf, headersOf, type Input, urlOf } from './requests';

type DeskClientOptions = {
  /** the desk's origin, for instance `http://localhost:3000`; not needed in the desk's own pages */
  baseUrl?: string;
  /** without it the sign-in cookie is used, which only a browser on the desk's own pages has */
  apiKey?: string;
  fetch?: typeof globalThis.fetch;
};

type Records = typeof endpointRecords;

/** The API as functions, one per endpoint, with the endpoint's input and response. */
export type DeskClient = {
  [Name in keyof Records]: CallArguments<Records[Name]>;
};

/** The signal aborts a call whose result is no longer needed. */
type Control = { signal?: AbortSignal };

// An input that may be empty can be omitted.
type CallArguments<E extends Endpoint> =
  Record<string, never> extends Input<E>
    ? (input?: Input<E>, control?: Control) => Promise<EndpointAnswer<E>>
    : (input: Input<E>, control?: Control) => Promise<EndpointAnswer<E>>;

/**
 * Returns the API as functions, one per endpoint of the contract, for a desk's address and a credential. Metadata, and
 * everything else that the contract keeps exactly, goes in and comes out as its JSON text. Each function throws
 * ApiFailure, and nothing else, when it does not get what the contract promises.
 */
export function createDeskClient(options: DeskClientOptions = {}): DeskClient {
  const calls = Object.entries(endpointRecords).map(([name, record]) => [
    name,
    (input: Input<Endpoint> = {}, control: Control = {}) => call(options, record, input, control),
  ]);
  return Object.fromEntries(calls) as DeskClient;
}

async function call(
  options: DeskClientOptions,
  endpoint: Endpoint,
  input: Input<Endpoint>,
  control: Control,
): Promise<unknown> {
  const answer = await send(options, endpoint, input, control);
  if (!answer.ok) throw failureOf(answer);
  const { schema } = endpoint.answer;
  if (schema === null) return null;
  // A file is returned as its text.
  if (endpoint.answer.media !== undefined) return answer.text;
  try {
    return parseExact(schema as z.ZodType, answer.text);
  } catch (cause) {
    throw unreadable(answer, cause);
  }
}

async function send(options: DeskClientOptions, endpoint: Endpoint, input: Input<Endpoint>, { signal }: Control) {
  const request = options.fetch ?? globalThis.fetch;
  const body = bodyOf(endpoint, input);
  try {
    const response = await request(urlOf(options.baseUrl ?? '', endpoint, input), {
      method: endpoint.method,
      headers: headersOf(input, options.apiKey, body !== undefined),
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
    return { status: response.status, ok: response.ok, headers: response.headers, text: await response.text() };
  } catch (cause) {
    throw new ApiFailure({ code: 'unreachable', status: 0, messages: ['The desk did not answer.'] }, cause);
  }
}
