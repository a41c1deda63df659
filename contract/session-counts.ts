import { z } from 'zod';
import { defineEndpoint } from './endpoint';
import { agentIdSchema } from './ids';
import { sessionFilterQuery } from './session-filters';
import { timeSchema } from './times';

const buckets = ['hour', 'day', 'week', 'month'] as const;

export type Bucket = (typeof buckets)[number];

const sessionCountSchema = z.strictObject({
  /** where the bucket begins, in UTC; weeks begin on Monday */
  from: timeSchema,
  enabled: z.int().min(0),
  disabled: z.int().min(0),
});

export type SessionCount = z.infer<typeof sessionCountSchema>;

export const getSessionCounts = defineEndpoint({
  name: 'session_counts.get',
  method: 'GET',
  path: '/v2/session_counts',
  summary: 'Count sessions by the time of their creation and by status',
  description:
    'Counts what a list with the same filters holds. Buckets without a session are left out. Without `bucket` one is chosen that fits the time range. Counting begins with the newest and stops after two seconds: then `stopped` is true and older buckets are missing.',
  actors: 'people_and_keys',
  permission: 'sessions:read',
  params: z.strictObject({}),
  query: z.strictObject({
    agent_id: agentIdSchema.optional(),
    ...sessionFilterQuery,
    bucket: z.enum(buckets, 'must be hour, day, week or month').optional(),
  }),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({
      /** oldest first */
      session_counts: z.array(sessionCountSchema),
      metadata: z.strictObject({
        bucket: z.enum(buckets),
        stopped: z.boolean(),
        incomplete: z.literal(true).optional(),
      }),
    }),
  },
  errors: [],
  sendsSessionData: false,
});
