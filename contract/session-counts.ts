import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema } from './ids';
import { incompleteSchema, sessionFilterQuery } from './session-filters';
import { timeSchema } from './times';

const buckets = ['hour', 'day', 'week', 'month'] as const;

export type Bucket = (typeof buckets)[number];

const sessionCountSchema = z
  .strictObject({
    from: timeSchema.meta({ description: 'Start of the bucket, in UTC; weeks begin on Monday' }),
    enabled: z.int().min(0),
    disabled: z.int().min(0),
  })
  .meta({ id: 'SessionCount' });

export type SessionCount = z.infer<typeof sessionCountSchema>;

export const getSessionCounts = defineEndpoint({
  name: 'session_counts.get',
  method: 'GET',
  path: '/v2/session_counts',
  summary: 'Count sessions by creation time and status',
  description:
    'Counts what a list with the same filters would return. Buckets without sessions are left out. Without `bucket`, one is chosen to fit the time range. Counting starts with the newest and stops after two seconds: then `stopped` is true and older buckets are missing.',
  actors: 'people_and_keys',
  permissions: ['sessions:read'],
  params: z.strictObject({}),
  query: z.strictObject({
    agent_id: agentIdSchema.optional().meta({ description: 'Only sessions of this agent' }),
    ...sessionFilterQuery,
    bucket: z
      .enum(buckets, 'must be hour, day, week or month')
      .optional()
      .meta({ description: 'Size of a bucket; chosen to fit the time range if left out' }),
  }),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({
      session_counts: z.array(sessionCountSchema).meta({ description: 'Oldest first' }),
      metadata: z.strictObject({
        bucket: z.enum(buckets),
        stopped: z.boolean().meta({ description: 'Counting stopped after two seconds, before everything was counted' }),
        incomplete: incompleteSchema,
      }),
    }),
  },
  errors: [],
  sendsSessionData: false,
});
