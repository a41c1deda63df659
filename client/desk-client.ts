import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint';
import { errorBodySchema } from '#contract/errors';
import { createLookup } from '#contract/lookups';
import { getMe, listRecentSessions } from '#contract/people';
import { createReveal, listReveals } from '#contract/reveals';
import { getSession, readSession, type Session } from '#contract/sessions';
import { ApiFailure } from './api-failure';

type DeskClientOptions = {
  /** the desk's origin, for instance `http://localhost:3000`; not needed in the desk's own pages */
  baseUrl?: string;
  /** without it the sign-in cookie counts, which only a browser on the desk's own pages has */
  apiKey?: string;
  fetch?: typeof globalThis.fetch;
};

type Input<E extends Endpoint> = {
  params?: z.input<E['params']>;
  query?: z.input<E['query']>;
  body?: E['body'] extends z.ZodType ? z.input<E['body']> : undefined;
};

type Answer<E extends Endpoint> = z.output<E['answer']['schema']>;
type SessionParams = z.input<typeof getSession.params>;

/**
 * Takes where the desk is and how to show who asks; gives the API as functions, one per endpoint of the contract.
 * Each throws ApiFailure, and nothing else, when it does not get what the contract promises.
 */
export function createDeskClient(options: DeskClientOptions = {}) {
  const call = async <E extends Endpoint>(endpoint: E, input: Input<E> = {}): Promise<Answer<E>> => {
    const answer = await send(options, endpoint, input);
    return read(answer, (text) => endpoint.answer.schema.parse(JSON.parse(text)) as Answer<E>);
  };

  return {
    /** Gives the session with its metadata as the text that is stored. */
    getSession: async (params: SessionParams, query: z.input<typeof getSession.query> = {}): Promise<Session> =>
      read(await send(options, getSession, { params, query }), readSession),
    createReveal: (params: SessionParams, body: z.input<typeof createReveal.body>) =>
      call(createReveal, { params, body }),
    listReveals: (params: SessionParams) => call(listReveals, { params }),
    getMe: () => call(getMe),
    listRecentSessions: () => call(listRecentSessions),
    createLookup: (body: z.input<typeof createLookup.body>) => call(createLookup, { body }),
  };
}

type Received = { status: number; ok: boolean; headers: Headers; text: string };

async function send<E extends Endpoint>(options: DeskClientOptions, endpoint: E, input: Input<E>): Promise<Received> {
  const request = options.fetch ?? globalThis.fetch;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.apiKey !== undefined) headers['x-api-key'] = options.apiKey;
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await request(urlOf(options.baseUrl ?? '', endpoint, input), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    });
    return { status: response.status, ok: response.ok, headers: response.headers, text: await response.text() };
  } catch (cause) {
    throw new ApiFailure({ code: 'unreachable', status: 0, messages: ['The desk did not answer.'] }, cause);
  }
}

function urlOf(baseUrl: string, endpoint: Endpoint, input: { params?: unknown; query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, string>;
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) query.append(name, String(value));
  }
  return `${baseUrl.replace(/\/+$/, '')}${path}${query.size > 0 ? `?${query}` : ''}`;
}

function read<Value>(answer: Received, parse: (text: string) => Value): Value {
  if (!answer.ok) throw failureOf(answer);
  try {
    return parse(answer.text);
  } catch (cause) {
    throw unreadable(answer, cause);
  }
}

function failureOf(answer: Received): ApiFailure {
  const error = errorBodySchema.safeParse(jsonOrNull(answer.text));
  if (!error.success) return unreadable(answer);
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return new ApiFailure({
    code: error.data.code,
    status: answer.status,
    messages: error.data.messages,
    fieldErrors: error.data.field_errors,
    requestId: error.data.request_id,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
  });
}

// The text itself is left out: whatever sent it, it is not from the contract and may hold anything.
function unreadable(answer: Received, cause?: unknown): ApiFailure {
  return new ApiFailure(
    {
      code: 'unreadable_answer',
      status: answer.status,
      messages: [`The answer (status ${answer.status}) is not one that the desk's API gives.`],
      requestId: answer.headers.get('x-request-id') ?? undefined,
    },
    cause,
  );
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
