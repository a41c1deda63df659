import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema } from './ids';
import { pageMetadataSchema, pageQuery } from './paging';
import { requestIdSchema } from './request-ids';
import { timeSchema } from './times';

/** A call under /v2 as the record keeps it: no body, no query text and no headers. */
export const callSchema = z
  .strictObject({
    id: z.string().meta({ description: 'The desk’s own id of the call' }),
    request_id: z.string(),
    at: timeSchema,
    by: z.strictObject({
      kind: z.enum(['person', 'api_key', 'share_link', 'nobody']),
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

export const listCallsOfRequest = defineEndpoint({
  name: 'calls.listOfRequest',
  method: 'GET',
  path: '/v2/calls/{request_id}',
  summary: 'Find calls by their request id, newest first',
  description:
    'Callers may choose request ids, so one can name several calls. Without `audit:read` one finds one’s own calls. Calls are kept for 30 days, without body, query and headers.',
  actors: 'people_and_keys',
  permission: null,
  params: z.strictObject({ request_id: requestIdSchema }),
  query: z.strictObject(pageQuery),
  body: null,
  answer: { status: 200, schema: z.strictObject({ calls: z.array(callSchema), metadata: pageMetadataSchema }) },
  errors: ['not_found'],
  sendsSessionData: false,
});
