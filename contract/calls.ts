import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema } from './ids';
import { pageMetadataSchema, pageQuery } from './paging';
import { requestIdSchema } from './request-ids';
import { sessionParamsSchema } from './sessions';
import { timeSchema } from './times';

const callerKinds = ['person', 'api_key', 'share_link', 'nobody'] as const;

/** A call under /v2 as the record keeps it: no body, no query text and no headers. */
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
      description: 'The pattern of the path, with {parameters}; `unknown` where the API has no such path or method',
    }),
    agent_id: agentIdSchema.nullable(),
    session_id: sessionIdSchema.nullable(),
    status: z.int(),
    code: z.string().nullable().meta({ description: 'The code of the error' }),
    duration_ms: z.int(),
  })
  .meta({ id: 'Call' });

export type Call = z.infer<typeof callSchema>;

/** The query parameter that separates failed calls from the others. */
export const failedQuery = z.enum(['true', 'false'], 'must be true or false').optional().meta({
  description: '`true` gives the calls that were answered with a status of 400 or more, `false` the others',
});

export const listCallsOfRequest = defineEndpoint({
  name: 'calls.listOfRequest',
  method: 'GET',
  path: '/v2/calls/{request_id}',
  summary: 'Find calls by their request id, newest first',
  description:
    'Callers may choose request ids, so one can name several calls. Without `audit:read` one finds one’s own calls. Calls are kept for 30 days, without body, query and headers.',
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
    'The calls whose path named the session, refused and failed ones too, since it was created and of the last 30 days. Without `personal_data:read` or `audit:read` one gets one’s own calls. Reads of lists that held the session are in its audit events.',
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: sessionParamsSchema,
  query: z.strictObject({
    ...pageQuery,
    actor_kind: z
      .enum(callerKinds, `must be one of ${callerKinds.join(', ')}`)
      .optional()
      .meta({ description: 'Of this kind of caller alone; `nobody`: no credential was accepted' }),
    failed: failedQuery,
  }),
  body: null,
  answer: { status: 200, schema: z.strictObject({ calls: z.array(callSchema), metadata: pageMetadataSchema }) },
  errors: ['agent_not_found', 'session_not_found'],
  sendsSessionData: false,
});
