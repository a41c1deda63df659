import { z } from 'zod';
import { agentListSchema } from './agent-lists';
import { defineEndpoint } from './endpoint';
import { agentIdSchema, sessionIdSchema } from './ids';
import { roles } from './permissions';
import { timeSchema } from './times';

export const personSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string().optional().meta({ description: 'Only for `people:write`, `audit:read` and oneself' }),
    role: z.enum(roles),
    agent_ids: agentListSchema,
    state: z.enum(['active', 'suspended']),
    created_at: timeSchema,
  })
  .meta({ id: 'Person' });

export type Person = z.infer<typeof personSchema>;

export const recentSessionSchema = z
  .strictObject({
    agent_id: agentIdSchema,
    session_id: sessionIdSchema,
    description: z.string().nullable().meta({ description: 'Masked, also while a reveal runs' }),
    enabled: z.boolean(),
    looked_at: timeSchema,
  })
  .meta({ id: 'RecentSession' });

export type RecentSession = z.infer<typeof recentSessionSchema>;

export const getMe = defineEndpoint({
  name: 'people.getMe',
  method: 'GET',
  path: '/v2/me',
  summary: 'Get oneself',
  actors: 'people',
  permission: null,
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: { status: 200, schema: personSchema },
  errors: [],
  sendsSessionData: false,
});

export const listRecentSessions = defineEndpoint({
  name: 'recent_sessions.list',
  method: 'GET',
  path: '/v2/me/recent_sessions',
  summary: 'List the ten sessions that one looked at last',
  actors: 'people',
  permission: 'sessions:read',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: null,
  answer: {
    status: 200,
    schema: z.strictObject({ recent_sessions: z.array(recentSessionSchema).max(10), metadata: z.strictObject({}) }),
  },
  errors: [],
  sendsSessionData: true,
});
