import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEndpoint, type Endpoint } from '#contract/endpoint';
import { endpoints } from '#contract/endpoints';
import { exactObjectSchema, exactValueSchema } from '#contract/exact-json';
import { agentIdSchema } from '#contract/ids';
import { metadataSchema } from '#contract/metadata';
import { pageQuery } from '#contract/paging';
import { momentSchema } from '#contract/times';
import { openapiDocument } from './document';

const record = defineEndpoint({
  name: 'things.get',
  method: 'GET',
  path: '/v2/agents/{agent_id}/things',
  summary: 'Get a thing',
  actors: 'people_and_keys',
  permissions: ['agents:read'],
  params: z.strictObject({ agent_id: agentIdSchema }),
  query: z.strictObject({ ...pageQuery, at: momentSchema.optional() }),
  headers: z.object({ 'if-match': z.string().optional() }),
  body: null,
  answer: { status: 200, schema: z.strictObject({ metadata: exactObjectSchema, value: exactValueSchema }) },
  errors: ['agent_not_found'],
  sendsSessionData: false,
});

type Json = { [key: string]: Json } & Json[] & string;
const none = { calls: {}, errors: {} };

function operationOf(given: Partial<Endpoint>, examples: Parameters<typeof openapiDocument>[1] = none): Json {
  const document = openapiDocument([{ ...(record as Endpoint), ...given }], examples) as Json;
  const { method = record.method, path = record.path } = given;
  return JSON.parse(JSON.stringify(document.paths?.[path]?.[method.toLowerCase()]));
}

const parameter = (operation: Json, name: string) =>
  (operation.parameters as Json[]).find((each) => each.name === name) as Json;

describe('a document built from a record', () => {
  it('describes parameters as they are sent, not as the handler gets them', () => {
    const operation = operationOf({});
    expect(parameter(operation, 'limit').schema).toEqual({ type: 'integer', minimum: 1, maximum: 100, default: 10 });
    expect(parameter(operation, 'at').schema).toEqual({ type: 'string', format: 'date-time' });
    expect(parameter(operation, 'page_key')).toMatchObject({
      in: 'query',
      schema: { type: 'string', maxLength: 2048 },
    });
    expect(parameter(operation, 'agent_id')).toMatchObject({ in: 'path', required: true });
    expect(parameter(operation, 'If-Match')).toMatchObject({ in: 'header' });
  });

  it('describes text fields with JSON as what is sent: an object with any fields, any value', () => {
    const schema = operationOf({}).responses?.['200']?.content?.['application/json']?.schema as Json;
    expect(schema.properties?.metadata).toMatchObject({ type: 'object', additionalProperties: true });
    expect(schema.properties?.metadata).not.toHaveProperty('pattern');
    expect(schema.properties?.metadata).not.toHaveProperty('format');
    expect(schema.properties?.value).toEqual({});
    expect(schema.required).toEqual(['metadata', 'value']);
    const body = operationOf({ method: 'POST', body: z.strictObject({ metadata: metadataSchema }) }).requestBody;
    expect(body?.content?.['application/json']?.schema?.properties?.metadata).toMatchObject({ type: 'object' });
  });

  it('names every possible status', () => {
    const statuses = Object.keys(operationOf({}).responses as Json);
    expect(statuses).toEqual(['200', '400', '401', '403', '404', '429', '431', '500', '503']);
    const nothing = operationOf({ method: 'DELETE', answer: { status: 204, schema: null } });
    expect(nothing.responses?.['204']).not.toHaveProperty('content');
  });

  it('says which actors can call', () => {
    const security = [{ apiKey: [] }, { bearer: [] }, { signIn: [] }];
    expect(operationOf({})).toMatchObject({ security, 'x-permission': 'agents:read', operationId: 'things.get' });
    expect(operationOf({ actors: 'people' }).security).toEqual([{ signIn: [] }]);
    const open = operationOf({ actors: 'anyone', permissions: [] });
    expect(open.security).toEqual([]);
    expect(open).not.toHaveProperty('x-permission');
    expect(Object.keys(open.responses as Json)).not.toContain('401');
    expect(Object.keys(open.responses as Json)).not.toContain('403');
  });

  it('has the headers of an answer, and 304 if there is an ETag to compare', () => {
    const answer = { ...record.answer, headers: ['ETag', 'Last-Modified'] as const };
    const reading = operationOf({ answer });
    const headers = ['X-Request-Id', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];
    expect(Object.keys(operationOf({}).responses?.['200']?.headers as Json)).toEqual(headers);
    expect(Object.keys(reading.responses?.['200']?.headers as Json)).toEqual([...headers, 'ETag', 'Last-Modified']);
    expect(reading.responses).toHaveProperty('304');
    expect(parameter(reading, 'If-None-Match')).toMatchObject({ in: 'header' });
    expect(operationOf({ method: 'PATCH', answer }).responses).not.toHaveProperty('304');
  });

  it('describes a file response by its media types', () => {
    const answer = { status: 200, schema: z.string(), media: ['application/jsonl', 'text/csv'] } as const;
    const examples = { calls: { 'things.get': { media: 'text/csv', answer: 'id,name\n' } }, errors: {} };
    expect(operationOf({ answer }, examples).responses?.['200']?.content).toEqual({
      'application/jsonl': { schema: { type: 'string' } },
      'text/csv': { schema: { type: 'string' }, example: 'id,name\n' },
    });
  });

  it('has the examples, and path parameters that can be tried', () => {
    const call = { params: { agent_id: 'agt_a' }, answer: { metadata: {}, value: 1 } };
    const operation = operationOf({}, { calls: { 'things.get': call }, errors: {} });
    expect(parameter(operation, 'agent_id').example).toBe('agt_a');
    expect(operation.responses?.['200']?.content?.['application/json']?.example).toEqual(call.answer);
  });
});

it('the document of the API does not split a component into one for reading and one for writing', () => {
  const schemas = (openapiDocument(endpoints, none) as Json).components?.schemas ?? {};
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['Agent', 'Error', 'Person', 'Revision', 'Session']));
  expect(Object.keys(schemas).filter((name) => name.endsWith('Output'))).toEqual([]);
});
