import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema } from './ids';
import { pageMetadataSchema, pageQuery } from './paging';
import { requestIdSchema } from './request-ids';
import { sessionParamsSchema } from './sessions';
import { timeSchema } from './times';

const callerKinds = ['person', 'api_key', 'share_link', 'nobody'] as const;

/** A call under /v2 as it is logged: without body, query text and headers. */
export const callSchema = z
  .strictObject({
    id: z.string().meta({ description: 'The desk’s own id of the call' }),
    request_id: z.string(),
    at: timeSchema,
    by: z.strictObject({
      kind: z.enum(callerKinds),
      id: z.string().nullable(),
      name: z.string(),
    }),
    method: z.string(),
    route: z.string().meta({
      description: 'The pattern of the path, with {parameters}; `unknown` if the API has no such path or method',
    }),
    agent_id: agentIdSchema.nullable(),
    session_id: sessionIdSchema.nullable(),
    status: z.int(),
    code: z.string().nullable().meta({ description: 'The code of the error' }),
    duration_ms: z.int(),
  })
  .meta({ id: 'Call' });

export type Call = z.infer<typeof callSchema>;

/** The query parameter that separates failed calls from successful ones. */
export const failedQuery = z.enum(['true', 'false'], 'must be true or false').optional().meta({
  description: '`true` returns the calls with a status of 400 or higher, `false` the others',
});

export const listCallsOfRequest = defineEndpoint({
  name: 'calls.listOfRequest',
  method: 'GET',
  path: '/v2/calls/{request_id}',
  summary: 'Find calls by their request id, newest first',
  description:
    'Callers may choose request ids, so one id can belong to several calls. Without `audit:read` you find only your own calls. Calls are kept for 30 days, without body, query and headers.',
  actors: 'people_and_keys',
  permissions: [],
  params: z.strictObject({ request_id: requestIdSchema }),
  query: z.strictObject(pageQuery),
  body: null,
  answer: { status: 200, schema: z.strictObject({ calls: z.array(callSchema), metadata: pageMetadataSchema }) },
  errors: ['not_found'],
  sendsSessionData: false,
});

export const listSessionCalls = defineEndpoint({
  name: 'calls.listOfSession',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/calls',
  summary: 'List the calls on a session, newest first',
  description:
    'Calls whose path named the session, including refused and failed ones, since it was created and in the last 30 days. Without `personal_data:read` or `audit:read` you get only your own calls. Reads of lists that included the session are in its audit events.',
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: sessionParamsSchema,
  query: z.strictObject({
    ...pageQuery,
    actor_kind: z
      .enum(callerKinds, `must be one of ${callerKinds.join(', ')}`)
      .optional()
      .meta({ description: 'Only calls by this kind of caller; `nobody`: no credential was accepted' }),
    failed: failedQuery,
  }),
  body: null,
  answer: { status: 200, schema: z.strictObject({ calls: z.array(callSchema), metadata: pageMetadataSchema }) },
  errors: ['agent_not_found', 'session_not_found'],
  sendsSessionData: false,
});
