import { z } from 'zod';
import { agentIdSchema, sessionIdSchema } from './ids';
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
    route: z.string().meta({ description: 'The pattern of the path, with {parameters}' }),
    agent_id: agentIdSchema.nullable(),
    session_id: sessionIdSchema.nullable(),
    status: z.int(),
    code: z.string().nullable().meta({ description: 'The code of the error' }),
    duration_ms: z.int(),
  })
  .meta({ id: 'Call' });

export type Call = z.infer<typeof callSchema>;
