import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { exactValueSchema } from './exact-json';
import { pageMetadataSchema, pageQuery } from './paging';
import { sessionParamsSchema, sessionSchema } from './sessions';
import { momentSchema, timeSchema } from './times';

const changeSchema = z
  .discriminatedUnion('op', [
    z.strictObject({ op: z.literal('add'), path: z.string(), value: exactValueSchema }),
    z.strictObject({ op: z.literal('replace'), path: z.string(), value: exactValueSchema }),
    z.strictObject({ op: z.literal('remove'), path: z.string() }),
  ])
  .meta({
    id: 'Change',
    description: 'One step from one state to the next; `path` is a JSON Pointer into the session',
  });

export type Change = z.infer<typeof changeSchema>;

export const revisionSchema = z
  .strictObject({
    id: z.string(),
    number: z.int().min(1).meta({ description: 'The number of the revision, counted from 1' }),
    at: timeSchema,
    by: z
      .strictObject({ kind: z.enum(['person', 'api_key', 'system']), name: z.string() })
      .meta({ description: 'Who made the change' }),
    request_id: z.string().nullable(),
    changes: z.array(changeSchema).meta({
      description:
        'The changes from the previous revision, to be applied in order; for the first revision, everything it began with. Both states are masked for the caller, so a change to a value that is masked for them may not show',
    }),
  })
  .meta({ id: 'Revision' });

export type Revision = z.infer<typeof revisionSchema>;

const atSchema = momentSchema
  .optional()
  .meta({ description: 'A time with its zone (RFC 3339): returns the session as it was then' });

export const listRevisions = defineEndpoint({
  name: 'revisions.list',
  method: 'GET',
  path: '/v2/agents/{agent_id}/sessions/{session_id}/revisions',
  summary: 'List the revisions of a session, newest first, or get the session as it was at a point in time',
  description:
    'Each revision has the difference from the one before it, as `add`, `remove` and `replace` with JSON Pointers. With `at` the answer is the session as it was at that time, and there are no pages.',
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: sessionParamsSchema,
  query: z.strictObject({ ...pageQuery, at: atSchema }),
  body: null,
  answer: {
    status: 200,
    schema: z.union([
      z.strictObject({ revisions: z.array(revisionSchema), metadata: pageMetadataSchema }),
      sessionSchema,
    ]),
  },
  errors: ['agent_not_found', 'session_not_found'],
  sendsSessionData: true,
});
