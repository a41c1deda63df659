import type { z } from 'zod';
import type { AnswerHeader } from './answer-headers';
import type { ErrorCode } from './errors';
import type { Permission } from './permissions';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * One endpoint of the API as data. The handler, the typed client, the OpenAPI document, the API tests and the
 * access matrix all read this record and nothing else.
 */
export type Endpoint<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType | null = z.ZodType | null,
  Answer extends z.ZodType | null = z.ZodType | null,
  Headers extends z.ZodObject | undefined = z.ZodObject | undefined,
> = {
  /** noun.verb, as the core function is called */
  name: string;
  method: Method;
  /** with {parameters} as OpenAPI writes them */
  path: `/v2/${string}`;
  summary: string;
  /** what a reader must know beyond the summary, in CommonMark */
  description?: string;
  /**
   * who may call at all: people only, people and API keys, the holder of a share link, whoever has opened one, or
   * anyone without a credential
   */
  actors: 'people' | 'people_and_keys' | 'share_links' | 'share_link_opens' | 'anyone';
  /** all of them are needed, for the agent that the path names; none: whoever `actors` admits */
  permissions: readonly Permission[];
  params: Params;
  query: Query;
  /** request headers with a meaning here, by their names in lower case; others are ignored */
  headers?: Headers;
  body: Body;
  answer: {
    status: 200 | 201 | 204;
    /** where what was created is found, sent as `Location`; the last parameter is its id */
    created?: `/v2/${string}`;
    /** null: no body */
    schema: Answer;
    /** for an answer that is a file and not JSON: its media types */
    media?: readonly string[];
    /** the headers beyond those that every answer carries; with an ETag, `If-None-Match` is understood */
    headers?: readonly AnswerHeader[];
  };
  /** the codes beyond those that any endpoint can answer with */
  errors: readonly ErrorCode[];
  /** answers with session data: recorded as a look, refused to requests marked as prefetch */
  sendsSessionData: boolean;
};

/** Declares an endpoint; the type parameters are inferred from the record. */
export function defineEndpoint<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType | null,
  Answer extends z.ZodType | null,
  Headers extends z.ZodObject | undefined = undefined,
>(endpoint: Endpoint<Params, Query, Body, Answer, Headers>): Endpoint<Params, Query, Body, Answer, Headers> {
  return endpoint;
}

/** A path with its parameters filled in and encoded; one that is not given is left empty. */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
}

/** What a handler of this endpoint is given, already checked. */
export type EndpointInput<E> =
  E extends Endpoint<infer Params, infer Query, infer Body, z.ZodType | null, infer Headers>
    ? {
        params: z.output<Params>;
        query: z.output<Query>;
        body: Body extends z.ZodType ? z.output<Body> : null;
      } & (Headers extends z.ZodObject ? { headers: z.output<Headers> } : unknown)
    : never;

/** What an endpoint answers with. */
export type EndpointAnswer<E> =
  E extends Endpoint<z.ZodObject, z.ZodObject, z.ZodType | null, infer Answer, z.ZodObject | undefined>
    ? Answer extends z.ZodType
      ? z.output<Answer>
      : null
    : never;
