import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { answerHeaders } from '#contract/answer-headers';
import type { Endpoint } from '#contract/endpoint';
import type { Examples } from './examples';
import { responsesOf, type SharedResponses, understandsIfNoneMatch } from './responses';
import { introduction, nouns } from './texts';

const securitySchemes = {
  apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'An API key' },
  bearer: { type: 'http', scheme: 'bearer', description: 'The same API key, as `Authorization: Bearer KEY`' },
  shareLink: { type: 'http', scheme: 'bearer', description: 'The token of a share link, which begins with `shr_`' },
  shareLinkOpen: {
    type: 'http',
    scheme: 'bearer',
    description:
      'The credential returned by opening a share link; it begins with `shc_` and reads one session for 30 minutes',
  },
  signIn: {
    type: 'apiKey',
    in: 'cookie',
    name: 'session-desk.sign-in',
    description:
      'The sign-in cookie, which only the desk itself sets. Over https its name begins with `__Host-`. It is only accepted in calls from the same site, and any method but GET requires the desk’s own `Origin`.',
  },
} as const;

const securityOf: Record<Endpoint['actors'], Record<string, string[]>[]> = {
  people_and_keys: [{ apiKey: [] }, { bearer: [] }, { signIn: [] }],
  people: [{ signIn: [] }],
  share_links: [{ shareLink: [] }],
  share_link_opens: [{ shareLinkOpen: [] }],
  anyone: [],
};

/**
 * Returns the OpenAPI document of endpoint records, as plain data in a stable order. Everything in it comes from the
 * records, their schemas, the examples, and the texts for nouns and errors.
 */
export function openapiDocument(records: readonly Endpoint[], examples: Examples): unknown {
  const tags = new Map(records.map((record) => [nounOf(record), tagOf(record)]));
  const document = createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Session Desk',
        version: '2',
        description: introduction,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'The desk that serves this document' }],
      tags: [...tags.values()],
      paths: pathsOf(records, examples),
      components: { securitySchemes, headers: answerHeaders },
    },
    {
      // zod limits every integer to JavaScript's safe integers: that says nothing about ours.
      override: ({ jsonSchema, zodSchema }) => {
        // A default behind a transform is omitted, since it is the default of the output: here input and output are the
        // same.
        if (zodSchema instanceof z.ZodDefault) jsonSchema.default = zodSchema.def.defaultValue;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      },
    },
  );
  return tidied(document, examples);
}

function pathsOf(records: readonly Endpoint[], examples: Examples): ZodOpenApiPathsObject {
  const shared: SharedResponses = new Map();
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const record of records) {
    paths[record.path] = {
      ...paths[record.path],
      [record.method.toLowerCase()]: operationOf(record, examples, shared),
    };
  }
  return paths;
}

function operationOf(record: Endpoint, examples: Examples, shared: SharedResponses): ZodOpenApiOperationObject {
  const { name, summary, permissions, params, query, body } = record;
  const example = examples.calls[name]?.body;
  return {
    operationId: name,
    summary,
    description: [record.description, whoMayCall(record)].filter((part) => part !== undefined).join('\n\n'),
    tags: [tagOf(record).name],
    security: securityOf[record.actors],
    // Several are joined like OAuth scopes: with a space.
    ...(permissions.length === 0 ? {} : { 'x-permission': permissions.join(' ') }),
    requestParams: { path: params, query, header: headersOf(record) },
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: body, ...(example === undefined ? {} : { example }) } },
          },
        }),
    responses: responsesOf(record, examples, shared),
  };
}

/** A noun without a text gets no description, and the check of the document reports it. */
function tagOf(record: Endpoint): { name: string; description?: string } {
  const noun = nounOf(record);
  return nouns[noun] ?? { name: noun };
}

function nounOf({ name }: Endpoint): string {
  return name.split('.', 1)[0] ?? name;
}

function whoMayCall({ actors, permissions }: Endpoint): string {
  if (actors === 'anyone') return 'For anyone: no credential is needed.';
  if (actors === 'share_links') return 'For anyone who holds the token of a share link.';
  if (actors === 'share_link_opens') return 'For anyone who has opened a share link.';
  const who = actors === 'people' ? 'For people who are signed in' : 'For API keys and people who are signed in';
  if (permissions.length === 0) return `${who}.`;
  const names = permissions.map((permission) => `\`${permission}\``).join(' and ');
  return `${who}, with the ${permissions.length === 1 ? 'permission' : 'permissions'} ${names}.`;
}

/** Header names in the usual HTTP spelling; they are case-insensitive. */
function headersOf(record: Endpoint): z.ZodObject {
  const usual = (name: string) => name.replace(/\b\w/g, (letter) => letter.toUpperCase());
  const own = Object.entries(record.headers?.shape ?? {}).map(([name, schema]) => [usual(name), schema]);
  const ifNoneMatch = z.string().optional().meta({
    description: 'The `ETag` of an earlier answer: the answer is 304 without a body if nothing has changed',
  });
  return z.object(
    Object.fromEntries([...own, ...(understandsIfNoneMatch(record) ? [['If-None-Match', ifNoneMatch]] : [])]),
  );
}

type Parameter = {
  in: string;
  name: string;
  description?: string;
  schema?: { description?: string };
  example?: unknown;
};
type Operation = { operationId?: string; parameters?: Parameter[] };

/** Fixes that the library has no option for: path parameters that can be tried, and no repeated descriptions. */
function tidied(document: ReturnType<typeof createDocument>, examples: Examples): unknown {
  const operations = Object.values(document.paths ?? {}).flatMap(
    (path) => Object.values(path as object) as Operation[],
  );
  for (const { operationId = '', parameters = [] } of operations) {
    for (const parameter of parameters) {
      sayOnce(parameter);
      const example = parameter.in === 'path' ? examples.calls[operationId]?.params?.[parameter.name] : undefined;
      if (example !== undefined) parameter.example = example;
    }
  }
  for (const header of Object.values(document.components?.headers ?? {})) sayOnce(header as Parameter);
  return document;
}

function sayOnce(parameter: Pick<Parameter, 'description' | 'schema'>): void {
  const { schema } = parameter;
  if (schema?.description === undefined) return;
  parameter.description ??= schema.description;
  if (schema.description === parameter.description) delete schema.description;
}
