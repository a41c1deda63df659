import type { z } from 'zod';
import type { AnswerHeader } from './answer-headers';
import type { ErrorCode } from './errors';
import type { Permission } from './permissions';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * One endpoint of the API as data. The handler, the typed client, the OpenAPI document, the API tests and the access
 * matrix are all derived from this record alone.
 */
export type Endpoint<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType | null = z.ZodType | null,
  Answer extends z.ZodType | null = z.ZodType | null,
  Headers extends z.ZodObject | undefined = z.ZodObject | undefined,
> = {
  /** noun.verb, the name of the core function */
  name: string;
  method: Method;
  /** with {parameters} as in OpenAPI */
  path: `/v2/${string}`;
  summary: string;
  /** what a reader needs to know beyond the summary, in CommonMark */
  description?: string;
  /**
   * who can call it: people only, people and API keys, holders of a share link, holders of an open of a share link, or
   * anyone without a credential
   */
  actors: 'people' | 'people_and_keys' | 'share_links' | 'share_link_opens' | 'anyone';
  /** all of them are required, for the agent in the path; empty: every actor that `actors` admits */
  permissions: readonly Permission[];
  params: Params;
  query: Query;
  /** request headers that the endpoint reads, in lower case; others are ignored */
  headers?: Headers;
  body: Body;
  answer: {
    status: 200 | 201 | 204;
    /** the path of what was created, sent as `Location`; its last parameter is the new id */
    created?: `/v2/${string}`;
    /** null: no body */
    schema: Answer;
    /** for a response that is a file and not JSON: its media types */
    media?: readonly string[];
    /** the headers beyond those of every response; with an ETag, `If-None-Match` is supported */
    headers?: readonly AnswerHeader[];
  };
  /** the error codes beyond those that any endpoint can respond with */
  errors: readonly ErrorCode[];
  /** the response has session data: the access is recorded, and requests marked as prefetch are refused */
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

/** Fills the parameters into a path, encoded; missing ones become empty. */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
}

/** The validated input of this endpoint's handler. */
export type EndpointInput<E> =
  E extends Endpoint<infer Params, infer Query, infer Body, z.ZodType | null, infer Headers>
    ? {
        params: z.output<Params>;
        query: z.output<Query>;
        body: Body extends z.ZodType ? z.output<Body> : null;
      } & (Headers extends z.ZodObject ? { headers: z.output<Headers> } : unknown)
    : never;

/** The response of an endpoint. */
export type EndpointAnswer<E> =
  E extends Endpoint<z.ZodObject, z.ZodObject, z.ZodType | null, infer Answer, z.ZodObject | undefined>
    ? Answer extends z.ZodType
      ? z.output<Answer>
      : null
    : never;
