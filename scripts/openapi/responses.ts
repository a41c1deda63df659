import type { ZodOpenApiContentObject, ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { type AnswerHeader, standardHeaders } from '#contract/answer-headers';
import type { Endpoint } from '#contract/endpoint';
import { type ErrorCode, errorBodySchema, errorStatuses } from '#contract/errors';
import type { Examples } from './examples';
import { errorWords } from './texts';

const successWords = { 200: 'Done', 201: 'Created', 204: 'Done; no body' } as const;

/** The errors of any endpoint, whatever its record says. */
const anyEndpoint: readonly ErrorCode[] = [
  'invalid_request',
  'rate_limit_exceeded',
  'headers_too_large',
  'internal_error',
  'unavailable',
];

/** The errors of any endpoint that needs a credential. */
const anyCredential: readonly ErrorCode[] = ['unauthorized', 'forbidden'];

/** The responses that several endpoints share, by name: the library turns one object into one component. */
export type SharedResponses = Map<string, ZodOpenApiResponseObject>;

/** Returns every response of an endpoint by its status: the success, 304 if it supports If-None-Match, the errors. */
export function responsesOf(
  record: Endpoint,
  examples: Examples,
  shared: SharedResponses,
): ZodOpenApiOperationObject['responses'] {
  const { status, headers = [] } = record.answer;
  const entries: [string, ZodOpenApiResponseObject][] = [[String(status), successOf(record, examples)]];
  if (understandsIfNoneMatch(record)) {
    const description = 'What `If-None-Match` names is still current';
    entries.push(['304', { description, headers: headersOf(headers) }]);
  }
  for (const [errorStatus, codes] of errorsByStatus(record)) {
    entries.push([errorStatus, errorOf(record, codes, examples, shared)]);
  }
  return Object.fromEntries(entries);
}

/** Whether a caller can send If-None-Match with the ETag of an earlier response. */
export function understandsIfNoneMatch({ method, answer }: Endpoint): boolean {
  return method === 'GET' && answer.headers?.includes('ETag') === true;
}

function successOf(record: Endpoint, examples: Examples): ZodOpenApiResponseObject {
  const { status, headers = [] } = record.answer;
  const content = contentOf(record, examples);
  return { description: successWords[status], headers: headersOf(headers), ...(content === null ? {} : { content }) };
}

function contentOf({ name, answer }: Endpoint, examples: Examples): ZodOpenApiContentObject | null {
  if (answer.schema === null) return null;
  const { schema, media = ['application/json'] } = answer;
  const example = examples.calls[name];
  return Object.fromEntries(
    media.map((type) => {
      const isOfExample = example?.answer !== undefined && (example.media ?? 'application/json') === type;
      return [type, { schema, ...(isOfExample ? { example: example.answer } : {}) }];
    }),
  );
}

function errorsByStatus(record: Endpoint): [string, ErrorCode[]][] {
  const given = new Set([...anyEndpoint, ...(record.actors === 'anyone' ? [] : anyCredential), ...record.errors]);
  const codes = (Object.keys(errorStatuses) as ErrorCode[]).filter((code) => given.has(code));
  const statuses = [...new Set(codes.map((code) => errorStatuses[code]))];
  return statuses.map((status) => [String(status), codes.filter((code) => errorStatuses[code] === status)]);
}

function errorOf(
  record: Endpoint,
  codes: ErrorCode[],
  examples: Examples,
  shared: SharedResponses,
): ZodOpenApiResponseObject {
  const isRepeatable = record.headers !== undefined && 'idempotency-key' in record.headers.shape;
  const mayRun = isRepeatable && codes.includes('conflict');
  const id = `${codes.map(pascal).join('Or')}${mayRun ? 'OrStillRunning' : ''}`;
  const known = shared.get(id);
  if (known !== undefined) return known;
  const waits = mayRun || codes.includes('rate_limit_exceeded') || codes.includes('unavailable');
  const response = {
    id,
    description: codes.map((code) => `\`${code}\`: ${errorWords[code]}`).join('\n\n'),
    headers: headersOf(waits ? ['Retry-After'] : []),
    content: { 'application/json': { schema: errorBodySchema, ...examplesOf(codes, examples) } },
  };
  shared.set(id, response);
  return response;
}

function examplesOf(codes: ErrorCode[], { errors }: Examples) {
  const [first, ...others] = codes.filter((code) => code in errors);
  if (first === undefined) return {};
  if (others.length === 0) return { example: errors[first] };
  return { examples: Object.fromEntries([first, ...others].map((code) => [code, { value: errors[code] }])) };
}

function headersOf(names: readonly AnswerHeader[]) {
  const all = [...standardHeaders, ...names];
  return Object.fromEntries(all.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function pascal(code: string): string {
  return code.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
